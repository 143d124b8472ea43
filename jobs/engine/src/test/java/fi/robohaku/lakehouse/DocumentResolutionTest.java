package fi.robohaku.lakehouse;

import static fi.robohaku.lakehouse.TestDocuments.DECISIONS;
import static fi.robohaku.lakehouse.TestDocuments.JOINT_PLAN;
import static fi.robohaku.lakehouse.TestDocuments.JOINT_UPDATE;
import static fi.robohaku.lakehouse.TestDocuments.STATUS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import fi.robohaku.SparkTest;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Documents that rule each other out: copies, second versions, and what another document has to precede. */
@SparkTest
class DocumentResolutionTest {
    private static final String COPY_OF_STATUS = "2020/registers/tilannekatsaus_kopio.csv";
    private static final String DRAFT_OF_DECISIONS = "2020/registers/paatokset_uusi.csv";

    @TempDir
    Path folder;

    @Test
    void theyChangePlacesAndIncrementsGiveWhatAFullRebuildGives() throws Exception {
        TestDocuments documents = new TestDocuments(folder.resolve("documents"), JOINT_UPDATE, STATUS, DECISIONS)
                .copy(STATUS, COPY_OF_STATUS)
                .copy(DECISIONS, DRAFT_OF_DECISIONS)
                .edit(DRAFT_OF_DECISIONS, text -> text.replace("VNK;funded;237000", "VNK;funded;238000"));
        Warehouse warehouse = TestWarehouse.withTables(folder);
        IngestRuns runs = new IngestRuns(warehouse, documents);
        Tables tables = new Tables(warehouse);

        IngestResult first = runs.execute();
        assertThat(first.rejectedDocuments()).isEqualTo(3);
        assertThat(tables.outcomes())
                .containsExactly(
                        JOINT_UPDATE + " rejected report_without_application",
                        DECISIONS + " ingested",
                        DRAFT_OF_DECISIONS + " rejected second_document_of_project",
                        STATUS + " ingested",
                        COPY_OF_STATUS + " rejected duplicate_document");
        assertThat(tables.recordsOf(JOINT_UPDATE)
                        + tables.recordsOf(COPY_OF_STATUS)
                        + tables.recordsOf(DRAFT_OF_DECISIONS))
                .isZero();

        assertThat(tables.ask("SELECT outcome_found FROM ops.documents WHERE path IN ('" + COPY_OF_STATUS + "', '"
                        + DRAFT_OF_DECISIONS + "') ORDER BY path"))
                .as("the documents that won")
                .containsExactly(DECISIONS, STATUS);

        documents.copy(JOINT_PLAN, JOINT_PLAN).remove(STATUS).remove(DECISIONS);
        IngestResult second = runs.execute();
        assertThat(second.newDocuments()).isEqualTo(1);
        assertThat(runs.opened()).as("what waited is not read again").isEqualTo(1);
        assertThat(second.rejections()).as("nobody is told twice").isZero();
        assertThat(tables.outcomes()).allSatisfy(line -> assertThat(line).endsWith(" ingested"));
        assertThat(tables.recordsOf(JOINT_UPDATE)).isPositive();
        assertThat(tables.recordsOf(COPY_OF_STATUS)).isPositive();
        assertThat(tables.recordsOf(STATUS) + tables.recordsOf(DECISIONS)).isZero();
        assertThat(tables.records()).isEqualTo(rebuilt(documents, "second"));

        documents.remove(JOINT_PLAN).copy(STATUS, STATUS);
        runs.execute();
        assertThat(tables.outcomes())
                .containsExactly(
                        JOINT_UPDATE + " rejected report_without_application",
                        DRAFT_OF_DECISIONS + " ingested",
                        STATUS + " ingested",
                        COPY_OF_STATUS + " rejected duplicate_document");
        assertThat(tables.recordsOf(JOINT_UPDATE) + tables.recordsOf(COPY_OF_STATUS))
                .isZero();
        assertThat(tables.records()).isEqualTo(rebuilt(documents, "third"));
        assertThat(tables.ask("SELECT rule || ' ' || run_id FROM ops.rejection WHERE path = '" + JOINT_UPDATE + "'"))
                .as("the ops tables only grow")
                .containsExactly("report_without_application run-1", "report_without_application " + runs.lastId());
        assertThatThrownBy(() -> warehouse.spark().sql("DELETE FROM ops.rejection"))
                .hasMessageContaining("only");
    }

    @Test
    void aReportOfAProjectThatNobodyKnowsIsToldWithTheNearestThatSomebodyKnows() throws Exception {
        TestDocuments documents = new TestDocuments(
                folder.resolve("documents"),
                "2020/applications/2020-PALKEET-1_hakemus.xlsx",
                "2020/applications/2020-VNK-1_hakemus.xlsx",
                "2020/final-reports/2020-PALKEET-2_loppuraportti.docx",
                "2020/final-reports/2020-TIV-1_loppuraportti.docx");
        Warehouse warehouse = TestWarehouse.withTables(folder);
        new IngestRuns(warehouse, documents).execute();
        assertThat(new Tables(warehouse)
                        .ask("SELECT found FROM ops.rejection WHERE rule = 'report_without_application' ORDER BY path"))
                .containsExactly("2020-PALKEET-2 (≈ 2020-PALKEET-1)", "2020-TIV-1");
        assertThat(new Tables(warehouse)
                        .ask("SELECT outcome_found FROM ops.documents WHERE outcome = 'rejected' ORDER BY path"))
                .as("the document registry keeps what was found")
                .containsExactly("2020-PALKEET-2 (≈ 2020-PALKEET-1)", "2020-TIV-1");
    }

    /** The same documents in a warehouse of their own, with other numbers of partitions. */
    private Map<String, List<String>> rebuilt(TestDocuments documents, String name) throws IOException {
        Workspace workspace = Workspace.in(folder.resolve(name), TestWarehouse.home());
        Warehouse fresh = TestWarehouse.withTables(new Workspace(
                workspace.folder(),
                workspace.warehouse(),
                workspace.home(),
                Map.of("spark.sql.shuffle.partitions", "7", "spark.sql.codegen.wholeStage", "true")));
        new IngestRuns(fresh, documents).execute();
        return new Tables(fresh).records();
    }
}
