package fi.robohaku;

import static org.assertj.core.api.Assertions.assertThat;

import fi.robohaku.lakehouse.ProgressMonitor;
import fi.robohaku.lakehouse.TestWarehouse;
import fi.robohaku.lakehouse.Warehouse;
import fi.robohaku.marts.MartDefinition;
import fi.robohaku.marts.ProjectMarts;
import fi.robohaku.run.RunJob;
import fi.robohaku.run.RunOptions;
import fi.robohaku.run.RunReport;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.apache.spark.sql.Row;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Marts are the same after many runs as after one, also those that read tables which only grow. */
@SparkTest
class IncrementalRunsTest {
    @Test
    void whatIsGoneLeavesTheMartsAndAFullRunGivesTheSameRowsOfEach(@TempDir Path folder) throws Exception {
        Path documents = folder.resolve("documents");
        copy(documents, "registers/paatokset.csv");
        copy(documents, "registers/tilannekatsaus.csv");
        copy(documents, "registers/palautekysely.csv");
        copy(documents, "applications/2020-VNK-1_hakemus.xlsx");
        copy(documents, "applications/2020-TK-1_hakemus.xlsx");
        copy(documents, "applications/2020-TK-1_hakemus_kopio.xlsx");
        copy(documents, "applications/2020-KAVI-1_hakemus.xlsx");
        copy(documents, "applications/2020-KAVI-1_hakemus_luonnos.xlsx");
        copy(documents, "applications/tyhja.xlsx");
        copy(documents, "final-reports/2020-VNK-1_loppuraportti.docx");
        copy(documents, "final-reports/2020-VALTORI-1_loppuraportti.docx");
        Warehouse stepwise = TestWarehouse.withTables(folder.resolve("stepwise"));
        run(stepwise, documents);

        assertThat(rules(stepwise))
                .containsExactlyEntriesOf(new TreeMap<>(Map.of(
                        "2020/applications/2020-KAVI-1_hakemus_luonnos.xlsx", "second_document_of_project",
                        "2020/applications/2020-TK-1_hakemus_kopio.xlsx", "duplicate_document",
                        "2020/applications/tyhja.xlsx", "file_empty",
                        "2020/final-reports/2020-VALTORI-1_loppuraportti.docx", "report_without_application")));

        // The copies take the place of what they copied, and the report's application comes in.
        Files.delete(documents.resolve("2020/applications/2020-KAVI-1_hakemus.xlsx"));
        Files.delete(documents.resolve("2020/applications/2020-TK-1_hakemus.xlsx"));
        Files.delete(documents.resolve("2020/applications/tyhja.xlsx"));
        copy(documents, "applications/2020-VALTORI-1_hakemus.xlsx");
        run(stepwise, documents);
        assertThat(rules(stepwise)).as("breaches that stand").isEmpty();
        assertThat(rows(stepwise, "SELECT count(*) FROM ops.rejection").get(0))
                .as("the table behind it only grows")
                .isEqualTo("[4]");
        assertThat(rows(stepwise, "SELECT DISTINCT project_id FROM gold.quality_benefits ORDER BY 1"))
                .containsExactly("[2020-VALTORI-1]", "[2020-VNK-1]");

        Warehouse whole = TestWarehouse.withTables(folder.resolve("whole"));
        run(whole, documents);
        for (MartDefinition mart : ProjectMarts.get().byName()) {
            if (mart.isEphemeral()) {
                continue;
            }
            List<String> once = rowsOf(whole, mart);
            assertThat(rowsOf(stepwise, mart)).as(mart.name()).isEqualTo(once);
        }
    }

    private static void copy(Path documents, String path) throws IOException {
        Path target = documents.resolve("2020").resolve(path);
        Files.createDirectories(target.getParent());
        Files.copy(TestWarehouse.home().resolve("data-samples/2020").resolve(path), target);
    }

    private static void run(Warehouse warehouse, Path documents) throws Exception {
        RunOptions options = RunOptions.of(documents.toUri(), Set.of(RunOptions.Part.INGEST, RunOptions.Part.MARTS));
        RunReport report = new RunJob(warehouse, options, ProgressMonitor.SILENT).execute();
        assertThat(report.failure()).as("what the run failed on").isNullOrEmpty();
    }

    private static Map<String, String> rules(Warehouse warehouse) {
        TreeMap<String, String> rules = new TreeMap<>();
        warehouse
                .spark()
                .sql("SELECT path, rule FROM gold.standing_rejection")
                .collectAsList()
                .forEach(row -> rules.put(row.getString(0), row.getString(1)));
        return rules;
    }

    private static List<String> rowsOf(Warehouse warehouse, MartDefinition mart) {
        return warehouse.rows(mart.table()).collectAsList().stream()
                .map(Row::toString)
                .sorted()
                .toList();
    }

    private static List<String> rows(Warehouse warehouse, String query) {
        return warehouse.spark().sql(query).collectAsList().stream()
                .map(Row::toString)
                .toList();
    }
}
