package fi.robohaku.export.datapackage;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import fi.robohaku.SparkTest;
import fi.robohaku.export.ExportedFile;
import fi.robohaku.export.SampleExport;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What catalogues and CSV on the Web are told agrees with the files. */
@SparkTest
class CatalogueTest {
    private final Path folder = SampleExport.get().folder();

    private JsonNode json(String file) throws IOException {
        return new ObjectMapper().readTree(folder.resolve(file).toFile());
    }

    private static List<String> languages(JsonNode texts) {
        List<String> found = new ArrayList<>();
        texts.forEach(text -> found.add(text.get("@language").asText()));
        return found;
    }

    @Test
    void csvOnTheWebNamesTheColumnsOfEachFileInTheirOrderWithTitlesInThreeLanguages() throws IOException {
        JsonNode tables = json("csvw-metadata.json").get("tables");
        assertThat(tables).hasSizeGreaterThanOrEqualTo(44);
        for (JsonNode table : tables) {
            Path file = folder.resolve(table.get("url").asText());
            List<String> headings;
            try (CsvReader<CsvRecord> reader = CsvReader.builder().ofCsvRecord(file)) {
                headings = reader.iterator().next().getFields();
            }
            List<String> titles = new ArrayList<>();
            table.get("tableSchema").get("columns").forEach(column -> {
                titles.add(column.get("titles").get("und").asText());
                assertThat(column.get("titles").fieldNames())
                        .toIterable()
                        .as(column.get("name").asText())
                        .containsExactly("und", "fi", "sv", "en");
            });
            assertThat(titles).as(file.toString()).isEqualTo(headings);
        }
    }

    @Test
    void csvOnTheWebTellsTheDecimalSignAndTheKey() throws IOException {
        JsonNode table = null;
        for (JsonNode each : json("csvw-metadata.json").get("tables")) {
            if (each.get("url").asText().equals("realisation_by_round.csv")) {
                table = each;
            }
        }
        assertThat(table.get("tableSchema").get("primaryKey").toString())
                .isEqualTo("[\"round\",\"stream\",\"figure_set\"]");
        for (JsonNode column : table.get("tableSchema").get("columns")) {
            if (column.get("name").asText().equals("planned_benefit_eur")) {
                assertThat(column.get("datatype").toString())
                        .isEqualTo("{\"base\":\"decimal\",\"format\":{\"decimalChar\":\".\"}}");
                assertThat(column.get("titles").get("fi").asText()).isEqualTo("Tavoiteltu hyöty, €");
            }
        }
    }

    @Test
    void theCatalogueRecordHasWhatAvoindataAsksForInThreeLanguages() throws IOException {
        JsonNode dataset = json("dcat.jsonld").get("@graph").get(0);
        assertThat(dataset.get("@type").asText()).isEqualTo("dcat:Dataset");
        for (String text : List.of("dct:title", "dct:description")) {
            assertThat(languages(dataset.get(text))).as(text).containsExactly("fi", "sv", "en");
        }
        assertThat(languages(dataset.get("dcat:keyword"))).contains("fi", "sv", "en");
        assertThat(dataset.get("dct:license").get("@id").asText()).endsWith("licence/CC_BY_4_0");
        assertThat(languages(dataset.get("dct:publisher").get("foaf:name"))).containsExactly("fi", "sv", "en");
        assertThat(dataset.get("dcat:contactPoint")
                        .get("vcard:hasURL")
                        .get("@id")
                        .asText())
                .startsWith("https://");
        assertThat(dataset.get("dct:provenance").toString()).contains("synteettisiä", "syntetiska", "synthetic");
    }

    @Test
    void everyFileIsADistributionWithItsFingerprintAndAddress() throws IOException {
        Map<String, JsonNode> distributions = new HashMap<>();
        json("dcat.jsonld")
                .get("@graph")
                .get(0)
                .get("dcat:distribution")
                .forEach(one ->
                        distributions.put(one.get("dcat:accessURL").get("@id").asText(), one));
        for (ExportedFile file : SampleExport.get().files()) {
            if (List.of("dcat.jsonld", "index.html", "manifest.json").contains(file.name())) {
                continue;
            }
            JsonNode distribution = distributions.get(file.name());
            assertThat(distribution).as(file.name()).isNotNull();
            assertThat(distribution
                            .get("spdx:checksum")
                            .get("spdx:checksumValue")
                            .get("@value")
                            .asText())
                    .as(file.name())
                    .isEqualTo(file.sha256());
            assertThat(distribution.get("dcat:byteSize").get("@value").asLong())
                    .as(file.name())
                    .isEqualTo(file.bytes());
            assertThat(distribution.get("dcat:mediaType").asText())
                    .as(file.name())
                    .isNotEqualTo("application/octet-stream");
        }
    }
}
