package fi.robohaku.lakehouse;

import static fi.robohaku.lakehouse.TestDocuments.DECISIONS;
import static fi.robohaku.lakehouse.TestDocuments.DEVIATION;
import static fi.robohaku.lakehouse.TestDocuments.STATUS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import fi.robohaku.SparkTest;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A run that ends before the document registry is written, as one whose process was killed does. */
@SparkTest
class DeadRunTest {
    private static final String EMPTY = "2020/applications/tyhja.xlsx";

    @TempDir
    Path folder;

    private static void dieBeforeTheRegistry(Warehouse warehouse, TestDocuments documents, String runId) {
        IngestJob job = new IngestJob(warehouse, documents.uri()).progress(step -> {
            if (step.equals("Updating the document registry")) {
                throw new IllegalStateException("the process is gone");
            }
        });
        assertThatThrownBy(() -> job.execute(runId)).hasMessage("the process is gone");
    }

    @Test
    void isRolledBackByTheNextAndNothingIsLostNorThereTwice() throws Exception {
        TestDocuments documents = new TestDocuments(folder.resolve("documents"), DECISIONS, DEVIATION);
        Warehouse warehouse = TestWarehouse.withTables(folder);
        Tables tables = new Tables(warehouse);
        new IngestJob(warehouse, documents.uri()).execute("run-1");
        Map<String, List<String>> records = tables.records();

        documents.remove(DECISIONS).copy(STATUS, STATUS).copy(EMPTY, EMPTY);
        dieBeforeTheRegistry(warehouse, documents, "run-2");
        assertThat(tables.records()).as("left in the midst of it").isNotEqualTo(records);

        RunJournal.Rollback rollback = RunJournal.rollback(warehouse);
        assertThat(rollback.runs()).containsExactly("run-2");
        assertThat(rollback.tables())
                .containsExactly("bronze.figure", "silver.decision", "silver.funding", "silver.status_report");
        assertThat(tables.records()).isEqualTo(records);
        assertThat(RunJournal.rollback(warehouse).tables()).as("put back once").isEmpty();

        dieBeforeTheRegistry(warehouse, documents, "run-3");
        IngestResult result = new IngestJob(warehouse, documents.uri()).execute("run-4");

        assertThat(result.newDocuments()).isEqualTo(2);
        assertThat(result.vanishedDocuments()).isEqualTo(1);
        assertThat(result.rejections()).as("told again").isEqualTo(1);
        assertThat(tables.records()).isEqualTo(rebuilt(documents));
        assertThat(tables.ask("SELECT concat_ws(' ', run_id, rule, path) FROM ops.rejection"))
                .as("and not written again")
                .containsExactly("run-1 report_without_application " + DEVIATION, "run-2 file_empty " + EMPTY);
        assertThat(tables.ask("SELECT run_id FROM ops.document_check GROUP BY run_id"))
                .as("checks are written once, by the first of the runs that died")
                .containsExactly("run-1", "run-2");
        assertThat(tables.ask("SELECT count(*) FROM (SELECT DISTINCT document_id, rule, sheet, cell, field"
                        + " FROM ops.document_check)"))
                .isEqualTo(tables.ask("SELECT count(*) FROM (SELECT document_id, rule, sheet, cell, field"
                        + " FROM ops.document_check)"));
        assertThat(RunJournal.rollback(warehouse)).isEqualTo(RunJournal.Rollback.NOTHING);
    }

    @Test
    void leavesNothingToRollBackWhereItDiedWithItsJournalHalfWritten() throws Exception {
        TestDocuments documents = new TestDocuments(folder.resolve("documents"), DEVIATION);
        Warehouse warehouse = TestWarehouse.withTables(folder);
        Path journal = folder.resolve("warehouse/_robohaku/journal.json");
        Files.createDirectories(journal.getParent());
        Files.writeString(journal, "{\"runs\":[\"run");

        IngestResult result = new IngestJob(warehouse, documents.uri()).execute("run-1");

        assertThat(result.newDocuments()).isEqualTo(1);
        assertThat(result.rejectedDocuments())
                .as("a report without an application")
                .isEqualTo(1);
        assertThat(journal).doesNotExist();
    }

    @Test
    void ofTheEarlierVersionIsRolledBackByTheNoteThatItLeft() throws Exception {
        TestDocuments documents = new TestDocuments(folder.resolve("documents"), STATUS);
        Warehouse warehouse = TestWarehouse.withTables(folder);
        dieBeforeTheRegistry(warehouse, documents, "run-1");
        Path journal = folder.resolve("warehouse/_robohaku/journal.json");
        Files.move(journal, journal.resolveSibling("intent.json"));

        RunJournal.Rollback rollback = RunJournal.rollback(warehouse);

        assertThat(rollback.runs()).containsExactly("run-1");
        assertThat(rollback.tables()).containsExactly("bronze.figure", "silver.status_report", "silver.taxonomy");
        assertThat(warehouse.spark().table("silver.status_report").isEmpty()).isTrue();
    }

    private Map<String, List<String>> rebuilt(TestDocuments documents) throws IOException {
        Warehouse fresh = TestWarehouse.withTables(folder.resolve("fresh"));
        new IngestJob(fresh, documents.uri()).execute("run-1");
        return new Tables(fresh).records();
    }
}
