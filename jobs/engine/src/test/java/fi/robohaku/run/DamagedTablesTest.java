package fi.robohaku.run;

import static org.assertj.core.api.Assertions.assertThat;

import fi.robohaku.OneProjectRun;
import fi.robohaku.SparkTest;
import fi.robohaku.lakehouse.ProgressMonitor;
import fi.robohaku.lakehouse.PublishedVersions;
import fi.robohaku.lakehouse.TableDamage;
import fi.robohaku.lakehouse.Tables;
import fi.robohaku.lakehouse.TestDocuments;
import fi.robohaku.lakehouse.TestWarehouse;
import fi.robohaku.lakehouse.Warehouse;
import fi.robohaku.lakehouse.Workspace;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.apache.commons.io.FileUtils;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Tables that lost files: a run tells and leaves them, the doctor says what is damaged and mends it. */
@SparkTest
class DamagedTablesTest {
    private static final String APPLICATION = "silver/application";

    @TempDir
    Path folder;

    private TestDocuments documents;
    private Path home;
    private Warehouse warehouse;
    private Tables tables;
    private Map<String, List<String>> records;

    @BeforeEach
    void layOut() throws IOException {
        documents = OneProjectRun.documents(folder.resolve("documents"));
        home = OneProjectRun.homeOfFewMarts(folder.resolve("home"));
        OneProjectRun.copyOfFewMartsTo(folder.resolve("workspace"), home);
        open();
        records = tables.records();
    }

    private void open() {
        warehouse = TestWarehouse.over(Workspace.in(folder.resolve("workspace"), home));
        tables = new Tables(warehouse);
    }

    private Path path(String table) {
        return folder.resolve("workspace/warehouse").resolve(table);
    }

    private RunReport run(RunOptions.Part... parts) throws IOException {
        Set<RunOptions.Part> all = Set.of(RunOptions.Part.INGEST, RunOptions.Part.MARTS);
        return new RunJob(
                        warehouse,
                        RunOptions.of(documents.uri(), parts.length == 0 ? all : Set.of(parts)),
                        ProgressMonitor.SILENT)
                .execute();
    }

    private DoctorJob doctor() {
        return new DoctorJob(warehouse, ProgressMonitor.SILENT);
    }

    private static List<Path> files(Path folder, String ending) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(file -> file.toString().endsWith(ending))
                    .sorted(Comparator.comparing(Path::toString))
                    .toList();
        }
    }

    /** Forgets what Delta remembers of the tables, as another process would know nothing. */
    private void startAnew() {
        org.apache.spark.sql.delta.DeltaLog.clearCache();
        open();
    }

    @Test
    void aRegistryThatIsGoneIsToldAndNothingIsReadTwiceAndTheRepairHasAllReadAgainOnce() throws Exception {
        FileUtils.deleteDirectory(path("ops/documents").toFile());
        startAnew();

        RunReport refused = run(RunOptions.Part.INGEST);
        assertThat(refused.outcome()).isEqualTo(RunReport.Outcome.FAILED);
        assertThat(refused.failure())
                .contains("ops.documents: the table is gone, which run ")
                .contains("robohaku doctor --repair");
        assertThat(tables.records()).as("nothing is there twice").isEqualTo(records);
        assertThat(path("ops/documents")).as("no empty table hides the loss").doesNotExist();

        assertThat(doctor().repair(Duration.ZERO).repairs())
                .anySatisfy(done -> assertThat(done).contains("reads every document again"));
        RunReport after = run(RunOptions.Part.INGEST);
        assertThat(after.failure()).isEmpty();
        assertThat(after.documents().fresh()).isEqualTo(documents.paths().size());
        assertThat(tables.records()).isEqualTo(records);
        assertThat(doctor().examine().damages()).isEmpty();
    }

    @Test
    void recordsThatAreGoneOrLostTheirNewestCommitAreBuiltAnewFromTheFigures() throws Exception {
        FileUtils.deleteDirectory(path(APPLICATION).toFile());
        Path log = path("silver/funding/_delta_log");
        List<Path> commits = files(log, ".json");
        Files.delete(commits.get(commits.size() - 1));
        startAnew();

        assertThat(run(RunOptions.Part.INGEST).failure())
                .contains("silver.application: the table is gone")
                .contains("silver.funding: it stands at version ")
                .contains("the newest files of its _delta_log are missing");
        assertThat(path(APPLICATION)).doesNotExist();

        DoctorJob.Findings mended = doctor().repair(Duration.ZERO);
        assertThat(mended.damages())
                .extracting(TableDamage::table)
                .containsExactly("silver.application", "silver.funding");
        assertThat(mended.repairs())
                .contains(
                        "silver.application is built anew from bronze.figure",
                        "silver.funding is built anew from bronze.figure");
        assertThat(tables.records()).isEqualTo(records);
        assertThat(doctor().examine().damages()).isEmpty();
        assertThat(run(RunOptions.Part.INGEST).failure()).isEmpty();
        assertThat(tables.records()).isEqualTo(records);
    }

    @Test
    void theDoctorNamesEachFileThatIsMissingCutShortOrChanged() throws Exception {
        Path missing = files(path(APPLICATION), ".parquet").get(0);
        Files.delete(missing);
        Path cut = files(path("silver/benefit"), ".parquet").get(0);
        byte[] bytes = Files.readAllBytes(cut);
        Files.write(cut, java.util.Arrays.copyOf(bytes, bytes.length - 7));
        Path changed = files(path("gold/project"), ".parquet").get(0);
        byte[] content = Files.readAllBytes(changed);
        // Behind the four bytes of the magic word stands the header of the first page, then the page.
        content[60] = (byte) (content[60] ^ 0x40);
        Files.write(changed, content);
        Path commit = files(path("silver/decision/_delta_log"), ".json").get(0);
        Files.writeString(commit, Files.readString(commit).substring(0, 40));
        startAnew();

        List<TableDamage> damages = doctor().examine().damages();

        assertThat(damages)
                .extracting(damage -> damage.table() + " " + damage.file())
                .contains(
                        "silver.application " + missing.getFileName(),
                        "silver.benefit " + cut.getFileName(),
                        "gold.project " + changed.getFileName(),
                        "silver.decision _delta_log/" + commit.getFileName());
        assertThat(damages)
                .extracting(TableDamage::table)
                .containsOnly("gold.project", "silver.application", "silver.benefit", "silver.decision");
        assertThat(damages)
                .filteredOn(damage -> damage.table().equals("silver.benefit"))
                .singleElement()
                .satisfies(damage -> assertThat(damage.what())
                        .contains("has " + (bytes.length - 7) + " bytes and was written with " + bytes.length)
                        .contains("part of the table since version "));

        doctor().repair(Duration.ZERO);
        assertThat(tables.records()).isEqualTo(records);
        assertThat(tables.ask("SELECT command FROM ops.runs WHERE command LIKE 'doctor%'"))
                .containsExactly("doctor --repair");
        assertThat(doctor().examine().damages()).isEmpty();
    }

    @Test
    void whoReadsWhatWasPublishedSeesNothingOfARunThatDiedAmongTheMarts() throws Exception {
        FileUtils.deleteDirectory(folder.resolve("workspace").toFile());
        OneProjectRun.copyTo(folder.resolve("workspace"));
        home = TestWarehouse.home();
        startAnew();
        String projects = "SELECT count(*) FROM gold.project";
        List<String> before = tables.ask(projects);
        warehouse.spark().sql("DELETE FROM delta.`" + warehouse.path("gold.project") + "`");
        Files.writeString(path("_robohaku/marts.json"), "{\"proj");

        Warehouse reader = TestWarehouse.in(folder.resolve("workspace"));
        PublishedVersions published = reader.readPublished().orElseThrow();
        assertThat(tables.ask(projects)).as("as it stands").containsExactly("0");
        assertThat(new Tables(reader).ask(projects)).as("as it was published").isEqualTo(before);
        assertThat(reader.rows("gold.project").count()).isEqualTo(Long.parseLong(before.get(0)));

        RunReport exported = run(RunOptions.Part.EXPORT);
        assertThat(exported.failure()).isEmpty();
        Path csv = Path.of(exported.exportFolder()).resolve("realisation_by_project.csv");
        assertThat(Files.readAllLines(csv).size()).isGreaterThan(1);

        startAnew();
        RunReport next = run();
        assertThat(next.failure()).isEmpty();
        assertThat(next.marts().built()).contains("project");
        assertThat(tables.ask(projects)).isEqualTo(before);
        assertThat(PublishedVersions.newest(warehouse).orElseThrow().number()).isGreaterThan(published.number());
    }

    @Test
    void theStateAfterAnEarlierRunIsRestoredAndUpkeepLeavesItReadable() throws Exception {
        String granted = "SELECT sum(granted_eur) FROM gold.funding_use_by_project";
        List<String> before = tables.ask(granted);
        String first = PublishedVersions.newest(warehouse).orElseThrow().runId();
        documents.edit(
                TestDocuments.DECISIONS,
                text -> text.replace("2020-VNK-1;all;VNK;funded;237000", "2020-VNK-1;all;VNK;funded;238000"));
        RunReport second = run();
        assertThat(second.failure()).isEmpty();
        assertThat(second.standing())
                .as("the encrypted one, which the first run found")
                .isEqualTo(new RunReport.Standing(1, 0));
        assertThat(tables.ask(granted)).isNotEqualTo(before);
        Map<String, List<String>> afterSecond = tables.records();

        MaintainJob.Result kept = new MaintainJob(warehouse, ProgressMonitor.SILENT).execute(30, Duration.ZERO);
        assertThat(kept.filesRemoved()).as("all is younger than thirty days").isZero();

        RollbackJob rollback = new RollbackJob(warehouse, ProgressMonitor.SILENT);
        assertThat(rollback.runs()).contains(first, second.runId());
        assertThat(rollback.execute(first, Duration.ZERO))
                .contains("ops.documents", "silver.funding", "silver.decision");
        assertThat(tables.records()).isEqualTo(records);
        assertThat(tables.ask(granted)).isEqualTo(before);
        assertThat(tables.ask("SELECT command FROM ops.runs WHERE run_id > '" + second.runId() + "'"))
                .as("its history")
                .containsExactly("rollback " + first);

        RunReport again = run();
        assertThat(again.documents().changed()).as("the register is read again").isEqualTo(1);
        assertThat(tables.records()).isEqualTo(afterSecond);
    }
}
