package fi.robohaku.lakehouse;

import static fi.robohaku.lakehouse.TestDocuments.DECISIONS;
import static fi.robohaku.lakehouse.TestDocuments.STATUS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import fi.robohaku.SparkTest;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.apache.spark.sql.Encoders;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Documents that come, stay, change and go. */
@SparkTest
class IngestStoryTest {
    @TempDir
    Path folder;

    @Test
    void aSecondRunWithNothingNewMakesNoCommitAndATouchedFileIsOpenedAndLeft() throws Exception {
        TestDocuments documents = new TestDocuments(folder.resolve("documents"), DECISIONS, STATUS);
        Warehouse warehouse = TestWarehouse.withTables(folder);
        IngestRuns runs = new IngestRuns(warehouse, documents);
        Tables tables = new Tables(warehouse);

        int jobsOfFirst = tables.jobsOf(() -> {
            IngestResult first = runs.execute();
            assertThat(first.newDocuments()).isEqualTo(2);
            assertThat(first.tablesWritten())
                    .containsExactly(
                            "bronze.figure",
                            "ops.documents",
                            "silver.decision",
                            "silver.funding",
                            "silver.status_report",
                            "silver.taxonomy");
        });
        assertThat(jobsOfFirst).as("jobs of a first run").isLessThanOrEqualTo(45);
        Map<String, Long> after = tables.versions();

        int jobsOfSecond = tables.jobsOf(() -> {
            IngestResult second = runs.execute();
            assertThat(second.isNothing()).isTrue();
            assertThat(second.unchanged()).isEqualTo(2);
            assertThat(second.tablesWritten()).isEmpty();
        });
        assertThat(runs.opened()).isZero();
        assertThat(jobsOfSecond)
                .as("the registry is read and compared, and nothing else")
                .isLessThanOrEqualTo(4);

        documents.touch(DECISIONS);
        assertThat(runs.execute()).isEqualTo(IngestResult.unchanged(2, List.of()));
        assertThat(runs.opened()).isEqualTo(1);

        IngestPlan verified = runs.job().verify(true).plan();
        assertThat(verified.isNothing()).isTrue();
        assertThat(verified.unchanged()).isEqualTo(2);
        assertThat(runs.opened()).isEqualTo(2);
        assertThat(tables.versions()).isEqualTo(after);

        assertThat(warehouse
                        .spark()
                        .sql("DESCRIBE HISTORY silver.decision")
                        .where("version = " + after.get("silver.decision"))
                        .select("userMetadata")
                        .as(Encoders.STRING())
                        .collectAsList())
                .as("each commit names its run")
                .containsExactly("{\"run\":\"run-1\"}");
    }

    @Test
    void aChangedDocumentReplacesItsRecordsAndAVanishedOneTakesThemAlongAndTheEarlierStateStaysReadable()
            throws Exception {
        TestDocuments documents = new TestDocuments(folder.resolve("documents"), DECISIONS, STATUS);
        Warehouse warehouse = TestWarehouse.withTables(folder);
        IngestRuns runs = new IngestRuns(warehouse, documents);
        Tables tables = new Tables(warehouse);
        runs.execute();
        Map<String, List<String>> original = tables.records();
        long before = warehouse.version("silver.funding");
        long untouched = warehouse.version("silver.status_report");
        String granted =
                "SELECT amount_eur FROM silver.funding%s WHERE subject_id = '2020-VNK-1' AND funding_kind = 'granted' AND document_id IN"
                        + " (SELECT document_id FROM ops.documents WHERE path = '" + DECISIONS + "')";
        assertThat(tables.ask(granted.formatted(""))).containsExactly("237000.00");

        documents.edit(DECISIONS, text -> text.replace("VNK;funded;237000", "VNK;funded;238000"));
        int jobs = tables.jobsOf(() -> {
            IngestResult changed = runs.execute();
            assertThat(changed.changedDocuments()).isEqualTo(1);
            assertThat(changed.newDocuments() + changed.vanishedDocuments()).isZero();
        });
        assertThat(jobs).as("jobs of a run with one changed document").isLessThanOrEqualTo(80);
        assertThat(tables.ask(granted.formatted(""))).containsExactly("238000.00");
        assertThat(tables.ask(granted.formatted(" VERSION AS OF " + before))).containsExactly("237000.00");
        assertThat(tables.ask("SELECT count(*) FROM silver.decision"))
                .as("replaced, not added to")
                .containsExactly(String.valueOf(original.get("silver.decision").size()));
        assertThat(warehouse.version("silver.status_report"))
                .as("a table that no changed document touches gets no commit")
                .isEqualTo(untouched);

        documents.remove(STATUS);
        IngestResult vanished = runs.execute();
        assertThat(vanished.vanishedDocuments()).isEqualTo(1);
        assertThat(tables.recordsOf(STATUS)).isZero();
        assertThat(tables.ask("SELECT state FROM ops.documents WHERE path = '" + STATUS + "'"))
                .containsExactly("vanished");
        assertThat(tables.ask("SELECT count(*) FROM silver.status_report")).containsExactly("0");

        documents.copy(STATUS, STATUS).copy(DECISIONS, DECISIONS);
        IngestResult back = runs.execute();
        assertThat(back.newDocuments() + back.changedDocuments()).isEqualTo(2);
        assertThat(tables.records()).isEqualTo(original);
        assertThat(tables.ask("SELECT state FROM ops.documents WHERE path = '" + DECISIONS + "'"))
                .containsExactly("current", "replaced");
        assertThat(tables.ask("SELECT first_run || ' ' || last_run FROM ops.documents WHERE path = '" + STATUS + "'"))
                .as("the state that was there first is there again")
                .containsExactly("run-1 run-4");

        TestDocuments empty = new TestDocuments(folder.resolve("other"));
        Files.createDirectories(folder.resolve("other"));
        assertThatThrownBy(() -> new IngestRuns(warehouse, empty).execute())
                .hasMessageContaining("No documents below")
                .hasMessageContaining("2 stand in the tables");
    }

    @Test
    void aRecordThatBreaksAConstraintIsRejectedAndTheOthersGoIn() throws Exception {
        TestDocuments documents = new TestDocuments(folder.resolve("documents"), STATUS);
        documents.edit(
                STATUS,
                text -> text.lines().limit(3).collect(Collectors.joining("\n", "", "\n"))
                        + "2020-VNK-1,2022-06-30,development,172,2022-11-30,synthetic\n"
                        + ",2022-12-31,development,72,2022-11-30,synthetic\n");
        Path home = folder.resolve("home");
        TestWarehouse.copy(TestWarehouse.home().resolve("schemas"), home.resolve("schemas"));
        Path template = home.resolve("schemas/documents/status-reports.yml");
        Files.writeString(
                template,
                Files.readString(template)
                        .replace(", minimum: 0, maximum: 100", "")
                        .replace("required: true", "required: false"));
        Warehouse warehouse = TestWarehouse.withTables(Workspace.in(folder.resolve("workspace"), home));
        Tables tables = new Tables(warehouse);
        List<String> percents = Files.readAllLines(folder.resolve("documents").resolve(STATUS)).stream()
                .skip(1)
                .limit(2)
                .map(line -> line.split(",", -1)[3] + ".00")
                .sorted()
                .toList();

        IngestResult result = new IngestRuns(warehouse, documents).execute();

        assertThat(tables.ask("SELECT percent_done FROM silver.status_report"))
                .as("the table is stricter than this template")
                .containsExactlyElementsOf(percents);
        assertThat(tables.ask("SELECT rule || ' ' || field || ' ' || cell FROM ops.rejection"))
                .as("the place of a record is that of its figure, the per cent in column D")
                .containsExactly(
                        "record_breaks_constraint status_report D4", "record_breaks_constraint status_report D5");
        assertThat(tables.ask("SELECT message_en || remedy_en FROM ops.rejection"))
                .allSatisfy(message -> assertThat(message)
                        .contains("status_report")
                        .doesNotContain("{found}", "{field}", "{expected}"));
        assertThat(result.rejections()).isEqualTo(2);
        assertThat(result.partlyDocuments()).isEqualTo(1);
        assertThat(tables.outcomes()).containsExactly(STATUS + " partly");
    }
}
