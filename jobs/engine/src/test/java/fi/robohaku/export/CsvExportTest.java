package fi.robohaku.export;

import static org.assertj.core.api.Assertions.assertThat;

import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import fi.robohaku.SampleRun;
import fi.robohaku.SparkTest;
import fi.robohaku.contracts.Language;
import fi.robohaku.marts.MartColumn;
import fi.robohaku.marts.MartDefinition;
import fi.robohaku.marts.ProjectMarts;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@SparkTest
class CsvExportTest {
    @TempDir
    Path folder;

    private final SampleRun samples = SampleRun.get();

    private static List<List<String>> read(Path file, char separator) throws IOException {
        try (CsvReader<CsvRecord> reader = CsvReader.builder()
                .detectBomHeader(true)
                .fieldSeparator(separator)
                .ofCsvRecord(file)) {
            return reader.stream().map(CsvRecord::getFields).toList();
        }
    }

    private ExportResult export(CsvDialect dialect, String run) throws IOException {
        return SampleExport.to(folder, ExportOptions.DEFAULT.with(dialect), run);
    }

    @Test
    void everyExportedMartIsAFileWithTheColumnsOfItsContractInTheirOrder() throws IOException {
        for (MartDefinition mart : ProjectMarts.get().all()) {
            Path file = samples.exports().resolve(mart.name() + ".csv");
            assertThat(Files.exists(file))
                    .as(mart.name())
                    .isEqualTo(mart.contract().isExported());
            if (mart.contract().isExported()) {
                assertThat(read(file, ',').get(0))
                        .as(mart.name())
                        .isEqualTo(mart.contract().columns().stream()
                                .map(MartColumn::name)
                                .toList());
            }
        }
    }

    @Test
    void theSameTablesGiveTheSameBytesAndTheManifestTellsTheirFingerprints() throws IOException {
        ExportResult first = export(CsvDialect.RFC4180, "20200101T000000Z-0001");
        ExportResult second = export(CsvDialect.RFC4180, "20200101T000000Z-0002");

        assertThat(second.files()).isEqualTo(first.files());
        assertThat(Files.readString(second.folder().resolve("manifest.json")))
                .isEqualTo(Files.readString(first.folder().resolve("manifest.json")))
                .contains(first.files().get(0).sha256());
        assertThat(folder.resolve("exports/latest").toRealPath())
                .isEqualTo(second.folder().toRealPath());
    }

    @Test
    void finnishExcelGetsSemicolonsDecimalCommasAndAByteOrderMark() throws IOException {
        ExportResult finnish = export(CsvDialect.FI, "20200101T000000Z-0003");
        Path file = finnish.folder().resolve("realisation_by_round.csv");
        List<List<String>> rows = read(file, ';');
        List<List<String>> plain = read(samples.exports().resolve("realisation_by_round.csv"), ',');

        assertThat(Files.readAllBytes(file)).startsWith(0xEF, 0xBB, 0xBF);
        assertThat(rows).hasSameSizeAs(plain);
        int ratio = rows.get(0).indexOf("realisation_ratio");
        for (int i = 1; i < rows.size(); i++) {
            assertThat(rows.get(i).get(ratio)).isEqualTo(plain.get(i).get(ratio).replace('.', ','));
        }
    }

    @Test
    void labelsAreForHeadingsCodesListsAndTruthsAndNumbersStayWhatTheyAre() throws IOException {
        ExportOptions options = new ExportOptions(CsvDialect.RFC4180, Language.SV, Optional.of(Language.SV), false);
        ExportResult swedish = SampleExport.to(folder, options, "20200101T000000Z-0004");
        List<List<String>> plain = read(samples.exports().resolve("realisation_by_round.csv"), ',');
        List<List<String>> rows = read(swedish.folder().resolve("realisation_by_round.csv"), ',');
        int headline = plain.get(0).indexOf("is_headline");
        int ratio = plain.get(0).indexOf("realisation_ratio");
        int provenance = plain.get(0).indexOf("provenance");
        assertThat(rows).hasSameSizeAs(plain);
        for (int i = 1; i < rows.size(); i++) {
            assertThat(rows.get(i).get(ratio)).isEqualTo(plain.get(i).get(ratio));
            assertThat(rows.get(i).get(headline))
                    .isEqualTo(plain.get(i).get(headline).equals("true") ? "ja" : "nej");
            assertThat(rows.get(i).get(provenance))
                    .as("in place of " + plain.get(i).get(provenance))
                    .isIn("publicerat", "härlett", "antaget", "syntetiskt");
        }
        int kinds = read(samples.exports().resolve("quality_benefits_by_agency.csv"), ',')
                .get(0)
                .indexOf("quality_kinds");
        assertThat(read(swedish.folder().resolve("quality_benefits_by_agency.csv"), ',').stream()
                        .skip(1)
                        .map(row -> row.get(kinds))
                        .filter(list -> list.contains("; ")))
                .as("lists of codes")
                .isNotEmpty()
                .allSatisfy(list -> assertThat(list).doesNotContain("_"));
    }

    @Test
    void rfc4180HasCrLfAndRowsComeInTheOrderOfTheContract() throws IOException {
        String text = Files.readString(samples.exports().resolve("realisation_by_project.csv"), StandardCharsets.UTF_8);
        assertThat(text).contains("\r\n").doesNotContain("\uFEFF");
        assertThat(text.replace("\r\n", "")).doesNotContain("\n");
        List<String> keys = read(samples.exports().resolve("realisation_by_project.csv"), ',').stream()
                .skip(1)
                .map(row -> row.get(0) + " " + row.get(1))
                .toList();
        assertThat(keys).isSorted().doesNotHaveDuplicates();
        assertThat(text).contains("Tekoälyn hyödyntäminen", "Ympäristö");
    }

    @Test
    void numberColumnsHoldNumbersOrNothing() throws IOException {
        for (MartDefinition mart : ProjectMarts.get().all()) {
            if (!mart.contract().isExported()) {
                continue;
            }
            List<List<String>> rows = read(samples.exports().resolve(mart.name() + ".csv"), ',');
            for (int column = 0; column < mart.contract().columns().size(); column++) {
                MartColumn described = mart.contract().columns().get(column);
                if (described.type().startsWith("DECIMAL") || described.type().equals("INT")) {
                    for (List<String> row : rows.subList(1, rows.size())) {
                        String cell = row.get(column);
                        assertThat(cell)
                                .as(mart.name() + "." + described.name())
                                .matches(described.type().equals("INT") ? "(-?\\d+)?" : "(-?\\d+(\\.\\d+)?)?");
                    }
                }
            }
        }
    }

    @Test
    void noCellCanActAsAFormula() {
        for (String hostile :
                List.of("=1+1", "+358", "-cmd", "@SUM(A1)", "\t=1", " =1", "\r\n=1", "'=1", "＝1", "%0A=1")) {
            assertThat(CsvCells.cell(hostile, '.')).as(hostile).startsWith("'");
        }
        assertThat(CsvCells.cell("Ympäristö = hyvä", '.')).isEqualTo("Ympäristö = hyvä");
        assertThat(CsvCells.cell(new BigDecimal("-200000.00"), ',')).isEqualTo("-200000,00");
        assertThat(CsvCells.cell(null, '.')).isEmpty();
    }
}
