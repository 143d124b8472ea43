package fi.robohaku.export;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import fi.robohaku.SampleRun;
import fi.robohaku.SparkTest;
import fi.robohaku.contracts.Language;
import fi.robohaku.lakehouse.TestWarehouse;
import fi.robohaku.lakehouse.Warehouse;
import fi.robohaku.lakehouse.Workspace;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** An export is there whole or not at all, and the same tables give the same bytes. */
@SparkTest
class ExportJobTest {
    @TempDir
    Path folder;

    /** Writes one file and says so. */
    private record OneFile(String name, String content) implements ExportPart {
        @Override
        public List<ExportedFile> write(ExportContext context, Path unfinished) throws IOException {
            Files.createDirectories(unfinished.resolve("below"));
            Files.writeString(unfinished.resolve("below/" + name), content);
            return List.of(ExportedFile.of(unfinished, "below/" + name));
        }
    }

    /** Writes half a file and fails. */
    private record Failing(String name) implements ExportPart {
        @Override
        public List<ExportedFile> write(ExportContext context, Path unfinished) throws IOException {
            Files.writeString(unfinished.resolve("half.txt"), "half");
            throw new IOException("the disk is full");
        }
    }

    private ExportJob job() {
        Warehouse shared = SampleRun.get().warehouse();
        Workspace elsewhere = new Workspace(
                folder, shared.workspace().warehouse(), shared.workspace().home(), Map.of());
        Warehouse warehouse = TestWarehouse.over(elsewhere);
        return new ExportJob(
                warehouse, elsewhere.schemas(), DataRun.last(warehouse).orElseThrow());
    }

    @Test
    void aPartThatFailsLeavesNothingBehindAndTheLastExportInPlace() throws IOException {
        job().parts(List.of(new OneFile("good.txt", "good"))).execute("20200101T000000Z-0001");

        assertThatThrownBy(() -> job().parts(List.of(new OneFile("better.txt", "better"), new Failing("failing")))
                        .execute("20200101T000000Z-0002"))
                .hasRootCauseMessage("the disk is full");

        assertThat(Files.readString(folder.resolve("exports/latest/below/good.txt")))
                .isEqualTo("good");
        try (Stream<Path> left = Files.list(folder.resolve("exports"))) {
            assertThat(left.map(path -> path.getFileName().toString()))
                    .containsExactlyInAnyOrder("latest", "20200101T000000Z-0001");
        }
    }

    @Test
    void theManifestTellsOfEveryFileAndItsBytes() throws IOException {
        ExportResult result = SampleExport.get();
        JsonNode manifest = new ObjectMapper()
                .readTree(result.folder().resolve("manifest.json").toFile());
        Map<String, ExportedFile> told = new HashMap<>();
        for (JsonNode file : manifest.get("files")) {
            ExportedFile again =
                    ExportedFile.of(result.folder(), file.get("name").asText());
            assertThat(file.get("sha256").asText()).as(again.name()).isEqualTo(again.sha256());
            assertThat(file.get("bytes").asLong()).as(again.name()).isEqualTo(again.bytes());
            told.put(again.name(), again);
        }
        try (Stream<Path> files = Files.walk(result.folder())) {
            assertThat(files.filter(Files::isRegularFile)
                            .map(file -> result.folder().relativize(file).toString()))
                    .as("files there, but the manifest itself")
                    .filteredOn(name -> !name.equals("manifest.json"))
                    .containsExactlyInAnyOrderElementsOf(told.keySet());
        }
        assertThat(told.keySet())
                .contains(
                        "realisation_by_round.csv",
                        "px/realisation_by_round.px",
                        "jsonstat/realisation_by_round.json",
                        "robohaku.xlsx",
                        "datapackage.json",
                        "csvw-metadata.json",
                        "dcat.jsonld");
        assertThat(manifest.get("run_id").asText())
                .isEqualTo(
                        DataRun.last(SampleRun.get().warehouse()).orElseThrow().id());
    }

    @Test
    void theSameTablesGiveTheSameBytesInEveryFile() throws IOException {
        ExportResult again = SampleExport.to(folder, ExportOptions.DEFAULT, "20210101T000000Z-0009");

        assertThat(again.files()).isEqualTo(SampleExport.get().files());
    }

    @Test
    void reportsAndChartsComeInSeveralLanguagesWithLinksBetweenThem() throws IOException {
        ExportOptions three = new ExportOptions(
                CsvDialect.RFC4180, Language.SV, List.of(Language.FI, Language.EN), Optional.empty(), false);
        ExportResult result = SampleExport.to(folder, three, "20210101T000000Z-0002");

        assertThat(result.files())
                .extracting(ExportedFile::name)
                .contains("report.html", "report.fi.html", "report.en.html")
                .contains("charts/grants_2020.svg", "charts/fi/grants_2020.svg", "charts/en/grants_2020.png");
        String swedish = Files.readString(result.folder().resolve("report.html"));
        String finnish = Files.readString(result.folder().resolve("report.fi.html"));
        assertThat(swedish)
                .contains("<html lang=\"sv\"")
                .contains("<a href=\"report.fi.html\" hreflang=\"fi\" lang=\"fi\">suomi</a>")
                .contains("<a href=\"report.en.html\" hreflang=\"en\" lang=\"en\">English</a>");
        assertThat(finnish)
                .contains("<html lang=\"fi\"")
                .contains("<a href=\"report.html\" hreflang=\"sv\" lang=\"sv\">svenska</a>");
        assertThat(Files.readString(result.folder().resolve("index.html")))
                .contains("href=\"report.html\"", "href=\"report.fi.html\"", "href=\"report.en.html\"")
                .contains("Rapport om den senaste omgången – suomi");
        assertThat(Files.readString(SampleExport.get().folder().resolve("report.html")))
                .as("a report in one language")
                .doesNotContain("class=\"editions\"");
    }

    @Test
    void headingsOfCsvFilesComeInALanguageWhereOneIsAsked() throws IOException {
        ExportOptions swedish = new ExportOptions(CsvDialect.FI, Language.SV, Optional.of(Language.SV), false);
        ExportResult result = SampleExport.to(folder, swedish, "20210101T000000Z-0001");
        Path file = result.folder().resolve("realisation_by_round.csv");

        assertThat(Files.readAllLines(file, StandardCharsets.UTF_8).get(0))
                .startsWith("\uFEFFUtlysningsomgång;Ansökningsspår;Avgränsning;")
                .contains("\"Eftersträvad nytta, €\";".replace("\"", ""));
    }
}
