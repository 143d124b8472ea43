package fi.robohaku.lakehouse;

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
    private static final String LUKE = "2020/deviation-reports/2020-LUKE-1_poikkeama_1.docx";

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
    void isUndoneByTheNextAndNothingIsLostNorThereTwice() throws Exception {
        TestDocuments documents = new TestDocuments(folder.resolve("documents"), TestDocuments.A_PROJECT);
        documents.copy(LUKE, LUKE);
        Warehouse warehouse = TestWarehouse.withTables(folder);
        Tables tables = new Tables(warehouse);
        new IngestJob(warehouse, documents.uri()).execute("run-1");
        Map<String, List<String>> records = tables.records();
        List<String> rejections = tables.ask("SELECT rule || path FROM ops.rejection");
        String checks = tables.ask("SELECT count(*) FROM ops.document_check").get(0);

        documents
                .remove(TestDocuments.A_PROJECT.get(2))
                .copy("2020/applications/2020-H30_hakemus.xlsx", "2020/new.xlsx");
        dieBeforeTheRegistry(warehouse, documents, "run-2");
        assertThat(tables.records()).as("left in the midst of it").isNotEqualTo(records);

        RunJournal.Rollback rollback = RunJournal.rollback(warehouse);
        assertThat(rollback.runs()).containsExactly("run-2");
        assertThat(rollback.tables()).contains("bronze.figure", "silver.application", "silver.final_report");
        assertThat(tables.records()).isEqualTo(records);
        assertThat(RunJournal.rollback(warehouse).tables()).as("put back once").isEmpty();

        dieBeforeTheRegistry(warehouse, documents, "run-3");
        IngestResult result = new IngestJob(warehouse, documents.uri()).execute("run-4");

        assertThat(result.newDocuments()).isEqualTo(1);
        assertThat(result.vanishedDocuments()).isEqualTo(1);
        assertThat(tables.records()).isEqualTo(rebuilt(documents));
        assertThat(tables.ask("SELECT rule || path FROM ops.rejection")).isEqualTo(rejections);
        assertThat(tables.ask("SELECT run_id FROM ops.document_check GROUP BY run_id"))
                .as("checks are written once, by the first of the runs that died")
                .containsExactly("run-1", "run-2");
        assertThat(tables.ask("SELECT count(*) FROM (SELECT DISTINCT document_id, rule, sheet, cell, field"
                        + " FROM ops.document_check)"))
                .isEqualTo(tables.ask("SELECT count(*) FROM (SELECT document_id, rule, sheet, cell, field"
                        + " FROM ops.document_check)"));
        assertThat(checks).isNotEqualTo("0");
        assertThat(RunJournal.rollback(warehouse)).isEqualTo(RunJournal.Rollback.NOTHING);
    }

    @Test
    void leavesNothingToUndoWhereItDiedWithItsNoteHalfWritten() throws Exception {
        TestDocuments documents = new TestDocuments(folder.resolve("documents"), LUKE);
        Warehouse warehouse = TestWarehouse.withTables(folder);
        Path note = folder.resolve("warehouse/_robohaku/intent.json");
        Files.createDirectories(note.getParent());
        Files.writeString(note, "{\"runs\":[\"run");

        IngestResult result = new IngestJob(warehouse, documents.uri()).execute("run-1");

        assertThat(result.newDocuments()).isEqualTo(1);
        assertThat(result.rejectedDocuments())
                .as("a report without an application")
                .isEqualTo(1);
        assertThat(note).doesNotExist();
    }

    private Map<String, List<String>> rebuilt(TestDocuments documents) throws IOException {
        Warehouse fresh = TestWarehouse.withTables(folder.resolve("fresh"));
        new IngestJob(fresh, documents.uri()).execute("run-1");
        return new Tables(fresh).records();
    }
}
