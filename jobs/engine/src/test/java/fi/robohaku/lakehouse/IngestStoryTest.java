package fi.robohaku.lakehouse;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import fi.robohaku.SparkTest;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.text.Normalizer;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.apache.spark.sql.Encoders;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@SparkTest
class IngestStoryTest {
    private static final String APPLICATION = "2020/applications/2020-VNK-1_hakemus.xlsx";
    private static final String REPORT = "2020/final-reports/2020-VNK-1_loppuraportti.docx";
    private static final String CALCULATION = "2020/final-reports/2020-VNK-1_loppulaskelma.xlsx";
    private static final String DECISIONS = "2020/registers/paatokset.csv";

    @TempDir
    Path folder;

    private int runs;

    private IngestResult ingest(Warehouse warehouse, TestDocuments documents) throws IOException {
        runs++;
        return new IngestJob(warehouse, documents.uri()).execute("run-" + runs);
    }

    @Test
    void aSecondRunWithNothingNewMakesNoCommitAndATouchedFileIsOpenedAndLeft() throws Exception {
        TestDocuments documents = new TestDocuments(folder.resolve("documents"), TestDocuments.A_PROJECT);
        Warehouse warehouse = TestWarehouse.withTables(folder);
        Tables tables = new Tables(warehouse);

        IngestResult first = ingest(warehouse, documents);
        assertThat(first.newDocuments()).isEqualTo(4);
        assertThat(first.tablesWritten()).contains("bronze.figure", "silver.application", "ops.documents");
        Map<String, Long> after = tables.versions();

        int jobs = tables.jobsOf(() -> {
            IngestResult second = ingest(warehouse, documents);
            assertThat(second.isNothing()).isTrue();
            assertThat(second.unchanged()).isEqualTo(4);
            assertThat(second.tablesWritten()).isEmpty();
        });
        assertThat(jobs).as("the ledger is read and compared, and nothing else").isLessThanOrEqualTo(4);

        documents.touch(APPLICATION);
        assertThat(ingest(warehouse, documents)).isEqualTo(IngestResult.unchanged(4, List.of()));

        IngestPlan verified =
                new IngestJob(warehouse, documents.uri()).verify(true).plan();
        assertThat(verified.isNothing()).isTrue();
        assertThat(verified.unchanged()).isEqualTo(4);
        assertThat(tables.versions()).isEqualTo(after);

        assertThat(warehouse
                        .spark()
                        .sql("DESCRIBE HISTORY silver.application")
                        .where("version = " + after.get("silver.application"))
                        .select("userMetadata")
                        .as(Encoders.STRING())
                        .collectAsList())
                .as("each commit names its run")
                .containsExactly("{\"run\":\"run-1\"}");
    }

    @Test
    void aChangedDocumentReplacesItsRecordsAndAVanishedOneTakesThemAlongAndTheEarlierStateStaysReadable()
            throws Exception {
        TestDocuments documents = new TestDocuments(folder.resolve("documents"), TestDocuments.A_PROJECT);
        Warehouse warehouse = TestWarehouse.withTables(folder);
        Tables tables = new Tables(warehouse);
        ingest(warehouse, documents);
        Map<String, List<String>> original = tables.records();
        long before = warehouse.version("silver.funding");
        long untouched = warehouse.version("silver.application");
        String granted =
                "SELECT amount_eur FROM silver.funding%s WHERE subject_id = '2020-VNK-1' AND funding_kind = 'granted' AND document_id IN"
                        + " (SELECT document_id FROM ops.documents WHERE path = '" + DECISIONS + "')";
        assertThat(tables.ask(granted.formatted(""))).containsExactly("237000.00");

        documents.edit(DECISIONS, text -> text.replace("VNK;funded;237000", "VNK;funded;238000"));
        IngestResult changed = ingest(warehouse, documents);
        assertThat(changed.changedDocuments()).isEqualTo(1);
        assertThat(changed.newDocuments() + changed.vanishedDocuments()).isZero();
        assertThat(tables.ask(granted.formatted(""))).containsExactly("238000.00");
        assertThat(tables.ask(granted.formatted(" VERSION AS OF " + before))).containsExactly("237000.00");
        assertThat(tables.ask("SELECT count(*) FROM silver.decision"))
                .as("replaced, not added to")
                .containsExactly(String.valueOf(original.get("silver.decision").size()));
        assertThat(warehouse.version("silver.application"))
                .as("a table that no changed document touches gets no commit")
                .isEqualTo(untouched);

        documents.remove(CALCULATION);
        IngestResult vanished = ingest(warehouse, documents);
        assertThat(vanished.vanishedDocuments()).isEqualTo(1);
        assertThat(tables.recordsOf(CALCULATION)).isZero();
        assertThat(tables.ask("SELECT state FROM ops.documents WHERE path = '" + CALCULATION + "'"))
                .containsExactly("vanished");
        assertThat(tables.ask("SELECT count(*) FROM silver.benefit WHERE stage = 'updated'"))
                .containsExactly("0");

        documents.copy(CALCULATION, CALCULATION).copy(DECISIONS, DECISIONS);
        IngestResult back = ingest(warehouse, documents);
        assertThat(back.newDocuments() + back.changedDocuments()).isEqualTo(2);
        assertThat(tables.records()).isEqualTo(original);
        assertThat(tables.ask("SELECT state FROM ops.documents WHERE path = '" + DECISIONS + "'"))
                .containsExactly("current", "replaced");

        Files.delete(documents.path(APPLICATION));
        TestDocuments empty = new TestDocuments(folder.resolve("other"));
        Files.createDirectories(folder.resolve("other"));
        assertThatThrownBy(() -> ingest(warehouse, empty))
                .hasMessageContaining("No documents below")
                .hasMessageContaining("4 stand in the tables");
    }

    @Test
    void documentsThatRuleEachOtherOutChangePlacesAndIncrementsGiveWhatAFullRebuildGives() throws Exception {
        String tk = "2020/applications/2020-TK-1_hakemus.xlsx";
        String copyOfTk = "2020/applications/2020-TK-1_hakemus_kopio.xlsx";
        String kavi = "2020/applications/2020-KAVI-1_hakemus.xlsx";
        String draftOfKavi = "2020/applications/2020-KAVI-1_hakemus_luonnos.xlsx";
        TestDocuments documents = new TestDocuments(
                folder.resolve("documents"), REPORT, CALCULATION, DECISIONS, tk, copyOfTk, kavi, draftOfKavi);
        Warehouse warehouse = TestWarehouse.withTables(folder);
        Tables tables = new Tables(warehouse);

        IngestResult first = ingest(warehouse, documents);
        assertThat(first.rejectedDocuments()).isEqualTo(4);
        assertThat(tables.outcomes())
                .containsExactly(
                        kavi + " ingested",
                        draftOfKavi + " rejected second_document_of_project",
                        tk + " ingested",
                        copyOfTk + " rejected duplicate_document",
                        CALCULATION + " rejected report_without_application",
                        REPORT + " rejected report_without_application",
                        DECISIONS + " ingested");
        assertThat(tables.recordsOf(REPORT) + tables.recordsOf(copyOfTk) + tables.recordsOf(draftOfKavi))
                .isZero();

        documents.copy(APPLICATION, APPLICATION).remove(tk).remove(kavi);
        IngestResult second = ingest(warehouse, documents);
        assertThat(second.newDocuments()).isEqualTo(1);
        assertThat(second.rejections()).as("nobody is told twice").isZero();
        assertThat(tables.outcomes()).allSatisfy(line -> assertThat(line).endsWith(" ingested"));
        assertThat(tables.recordsOf(REPORT)).isPositive();
        assertThat(tables.recordsOf(copyOfTk)).isPositive();
        assertThat(tables.recordsOf(tk) + tables.recordsOf(kavi)).isZero();
        assertThat(tables.records()).isEqualTo(rebuilt(documents, "second"));

        documents.remove(APPLICATION).copy(tk, tk);
        ingest(warehouse, documents);
        assertThat(tables.outcomes())
                .contains(
                        REPORT + " rejected report_without_application",
                        copyOfTk + " rejected duplicate_document",
                        tk + " ingested");
        assertThat(tables.recordsOf(REPORT) + tables.recordsOf(copyOfTk)).isZero();
        assertThat(tables.records()).isEqualTo(rebuilt(documents, "third"));
        assertThat(tables.ask("SELECT rule || ' ' || run_id FROM ops.rejection WHERE path = '" + REPORT + "'"))
                .as("the ops tables only grow")
                .containsExactly("report_without_application run-1", "report_without_application run-" + (runs - 1));
        assertThatThrownBy(() -> warehouse.spark().sql("DELETE FROM ops.rejection"))
                .hasMessageContaining("only");
    }

    /** The same documents in a warehouse of their own, with other numbers of partitions. */
    private Map<String, List<String>> rebuilt(TestDocuments documents, String name) throws IOException {
        Workspace workspace = Workspace.in(folder.resolve(name), TestWarehouse.home());
        Warehouse fresh = TestWarehouse.withTables(new Workspace(
                workspace.folder(),
                workspace.warehouse(),
                workspace.home(),
                Map.of("spark.sql.shuffle.partitions", "7", "spark.sql.codegen.wholeStage", "true")));
        ingest(fresh, documents);
        return new Tables(fresh).records();
    }

    @Test
    void aRunOfOneRoundLeavesTheOthersAndAChangedContractHasEveryDocumentReadAgain() throws Exception {
        String older = "2018/registers/paatokset.csv";
        TestDocuments documents = new TestDocuments(folder.resolve("documents"), APPLICATION, DECISIONS, older);
        Path home = folder.resolve("home");
        TestWarehouse.copy(TestWarehouse.home().resolve("schemas"), home.resolve("schemas"));
        Workspace workspace = Workspace.in(folder.resolve("workspace"), home);
        Warehouse warehouse = TestWarehouse.withTables(workspace);
        Tables tables = new Tables(warehouse);

        IngestPlan plan =
                new IngestJob(warehouse, documents.uri()).rounds(Set.of("2020")).plan();
        assertThat(plan.newDocuments()).containsExactly(APPLICATION, DECISIONS);
        assertThat(plan.tables()).contains("bronze.figure", "silver.application", "silver.decision");
        assertThat(plan.tables()).doesNotContain("silver.final_report");
        ingest(warehouse, documents);

        documents.remove(older).remove(DECISIONS);
        runs++;
        IngestResult limited =
                new IngestJob(warehouse, documents.uri()).rounds(Set.of("2020")).execute("run-" + runs);
        assertThat(limited.vanishedDocuments()).isEqualTo(1);
        assertThat(tables.recordsOf(DECISIONS)).isZero();
        assertThat(tables.recordsOf(older)).as("of another round").isPositive();
        assertThatThrownBy(() -> new IngestJob(warehouse, documents.uri())
                        .rounds(Set.of("2021"))
                        .plan())
                .hasMessageContaining("No documents of round 2021 below");

        Path contract = home.resolve("schemas/documents/survey.yml");
        Files.writeString(contract, Files.readString(contract) + "\n# told anew\n");
        IngestPlan reread = new IngestJob(warehouse, documents.uri()).plan();
        assertThat(reread.changedDocuments()).containsExactly(APPLICATION);
        assertThat(reread.vanishedDocuments()).containsExactly(older);
        Map<String, List<String>> before = tables.records();
        documents.copy(older, older);
        assertThat(ingest(warehouse, documents).changedDocuments()).isEqualTo(2);
        assertThat(tables.records()).as("read again, and the same").isEqualTo(before);
    }

    @Test
    void namesWithUmlautsAndSpacesAreReadAndHiddenFilesNotesAndLinksAreLeftOut() throws Exception {
        TestDocuments documents = new TestDocuments(folder.resolve("asia kirjat äöå"));
        String decomposed =
                Normalizer.normalize("2020/hakemukset ä/Hakemus – Väylävirasto 100 %.xlsx", Normalizer.Form.NFD);
        documents.copy(APPLICATION, decomposed).copy(DECISIONS, "2020/päätökset #1 & muut.csv");
        documents.write("2020/README.md", "notes".getBytes(StandardCharsets.UTF_8));
        documents.write("2020/.piilo.csv", "a;b".getBytes(StandardCharsets.UTF_8));
        documents.write("2020/~$lukko.xlsx", "owner".getBytes(StandardCharsets.UTF_8));
        Path outside = Files.createDirectories(folder.resolve("elsewhere"));
        Files.writeString(outside.resolve("secret.csv"), "a;b\n1;2\n");
        Files.createSymbolicLink(documents.path("2020/elsewhere"), outside);
        Files.createSymbolicLink(documents.path("2020/secret.csv"), outside.resolve("secret.csv"));
        Warehouse warehouse = TestWarehouse.withTables(folder);
        Tables tables = new Tables(warehouse);

        assertThat(ingest(warehouse, documents).newDocuments()).isEqualTo(2);
        assertThat(tables.outcomes())
                .containsExactly(
                        Normalizer.normalize(decomposed, Normalizer.Form.NFC) + " ingested",
                        "2020/päätökset #1 & muut.csv ingested");

        String composed = Normalizer.normalize(decomposed, Normalizer.Form.NFC);
        Files.move(
                documents.path(decomposed).getParent(), documents.path(composed).getParent());
        Files.move(
                documents
                        .path(composed)
                        .resolveSibling(documents.path(decomposed).getFileName()),
                documents.path(composed));
        assertThat(ingest(warehouse, documents).isNothing())
                .as("the same name in another form of Unicode")
                .isTrue();

        Path twin = documents
                .path(composed)
                .resolveSibling(documents.path(decomposed).getFileName());
        Files.copy(documents.path(composed), twin);
        assertThat(ingest(warehouse, documents).newDocuments())
                .as("a name that only looks the same is a file of its own")
                .isEqualTo(1);
        assertThat(tables.ask("SELECT found FROM ops.rejection WHERE rule = 'duplicate_document'"))
                .hasSize(1);
        assertThat(tables.ask("SELECT count(DISTINCT path) FROM ops.documents WHERE state = 'current'"))
                .containsExactly("3");
        assertThat(ingest(warehouse, documents).isNothing()).isTrue();

        TestDocuments missing = new TestDocuments(folder.resolve("nowhere"));
        assertThatThrownBy(() -> ingest(warehouse, missing))
                .hasMessageContaining("There is no folder of documents at")
                .hasMessageContaining("nowhere");
    }

    @Test
    void aRecordThatBreaksAConstraintIsRejectedAndTheOthersGoIn() throws Exception {
        String status = "2020/registers/tilannekatsaus.csv";
        TestDocuments documents = new TestDocuments(folder.resolve("documents"), status);
        documents.edit(
                status,
                text -> text.lines().limit(3).collect(Collectors.joining("\n", "", "\n"))
                        + "2020-VNK-1,2022-06-30,development,172,2022-11-30,synthetic\n"
                        + ",2022-12-31,development,72,2022-11-30,synthetic\n");
        Path home = folder.resolve("home");
        TestWarehouse.copy(TestWarehouse.home().resolve("schemas"), home.resolve("schemas"));
        Path contract = home.resolve("schemas/documents/status-reports.yml");
        Files.writeString(
                contract,
                Files.readString(contract)
                        .replace(", minimum: 0, maximum: 100", "")
                        .replace("required: true", "required: false"));
        Warehouse warehouse = TestWarehouse.withTables(Workspace.in(folder.resolve("workspace"), home));
        Tables tables = new Tables(warehouse);
        List<String> percents = Files.readAllLines(folder.resolve("documents").resolve(status)).stream()
                .skip(1)
                .limit(2)
                .map(line -> line.split(",", -1)[3] + ".00")
                .sorted()
                .toList();

        IngestResult result = ingest(warehouse, documents);

        assertThat(tables.ask("SELECT percent_done FROM silver.status_report"))
                .as("the table is stricter than this contract")
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
        assertThat(tables.outcomes()).containsExactly(status + " partly");
    }
}
