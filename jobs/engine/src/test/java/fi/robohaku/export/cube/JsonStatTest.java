package fi.robohaku.export.cube;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import fi.robohaku.OtherPrograms;
import fi.robohaku.SampleRun;
import fi.robohaku.SparkTest;
import fi.robohaku.export.SampleExport;
import fi.robohaku.lakehouse.TestWarehouse;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.apache.spark.sql.Row;
import org.junit.jupiter.api.Test;

/** JSON-stat files are read by the toolkit of its maker, which runs on Node, and hold the cells of the marts. */
@SparkTest
class JsonStatTest {
    private final Path folder = SampleExport.get().folder().resolve("jsonstat");

    /** What {@code read.cjs} prints of a file. */
    private static JsonNode read(Path file) throws IOException, InterruptedException {
        Path reader =
                TestWarehouse.home().resolve("jobs/engine/src/test/resources/fi/robohaku/export/jsonstat/read.cjs");
        Process process = new ProcessBuilder(OtherPrograms.path("node", "nodejs"), reader.toString(), file.toString())
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        JsonNode read = new ObjectMapper().readTree(process.getInputStream());
        assertThat(process.waitFor()).as("exit code for " + file).isZero();
        return read;
    }

    @Test
    void theToolkitReadsEveryFileAndFindsTheCellsThatAreTold() throws Exception {
        List<Path> files;
        try (Stream<Path> all = Files.list(folder)) {
            files = all.sorted().toList();
        }
        assertThat(files).hasSizeGreaterThanOrEqualTo(16);
        for (Path file : files) {
            JsonNode table = read(file);
            int cells = 1;
            for (JsonNode size : table.get("size")) {
                cells *= size.asInt();
            }
            assertThat(table.get("rows")).as(file.toString()).hasSize(cells);
            assertThat(table.get("id").get(table.get("id").size() - 1).asText()).isEqualTo("measure");
        }
    }

    @Test
    void theToolkitFindsTheFiguresOfTheMartWithTheirStatus() throws Exception {
        JsonNode table = read(folder.resolve("funding_use_by_round.json"));
        List<Row> rows = SampleRun.get()
                .rows("SELECT round, funding_scope, used_eur, cost_overrun_eur, provenance"
                        + " FROM gold.funding_use_by_round");
        assertThat(rows).hasSizeGreaterThan(5);
        for (Row row : rows) {
            JsonNode used = cell(table, row, "used_eur");
            if (row.getAs("used_eur") == null) {
                assertThat(used.get("value").isNull()).isTrue();
            } else {
                assertThat(new BigDecimal(used.get("value").asText()))
                        .isEqualByComparingTo(row.<BigDecimal>getAs("used_eur"));
                assertThat(status(used)).isEqualTo(row.getAs("provenance"));
            }
            JsonNode overrun = cell(table, row, "cost_overrun_eur");
            if (row.getAs("cost_overrun_eur") == null) {
                assertThat(overrun.get("value").isNull()).isTrue();
                assertThat(status(overrun)).isEqualTo("not_reported");
            }
        }
    }

    private static String status(JsonNode cell) {
        return cell.path("status").isNull() || cell.path("status").isMissingNode()
                ? "published"
                : cell.get("status").asText();
    }

    private static JsonNode cell(JsonNode table, Row row, String measure) {
        for (JsonNode cell : table.get("rows")) {
            if (Objects.equals(cell.get("round").asText(), row.getAs("round"))
                    && Objects.equals(cell.get("funding_scope").asText(), row.getAs("funding_scope"))
                    && cell.get("measure").asText().equals(measure)) {
                return cell;
            }
        }
        throw new AssertionError("No cell of " + row + " " + measure);
    }

    @Test
    void labelsStandThereInAllThreeLanguagesAndUnitsBesideTheMeasures() throws IOException {
        JsonNode file = new ObjectMapper()
                .readTree(folder.resolve("realisation_by_branch.json").toFile());
        assertThat(file.get("version").asText()).isEqualTo("2.0");
        assertThat(file.get("label").asText()).isEqualTo("Päivityssuhde hallinnonaloittain");
        JsonNode measure = file.get("dimension").get("measure").get("category");
        assertThat(measure.get("unit").get("planned_benefit_eur").toString())
                .isEqualTo("{\"label\":\"euroa\",\"decimals\":2}");
        assertThat(file.get("extension")
                        .get("labels")
                        .get("admin_branch")
                        .get("category")
                        .get("SM")
                        .toString())
                .contains("Sisäministeriön", "Inrikesministeriets", "Ministry of the Interior");
        assertThat(file.get("role").get("time").get(0).asText()).isEqualTo("round");
        assertThat(file.get("note").toString()).contains("synteettisiä");
    }
}
