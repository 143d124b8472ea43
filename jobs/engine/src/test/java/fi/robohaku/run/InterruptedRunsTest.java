package fi.robohaku.run;

import static org.assertj.core.api.Assertions.assertThat;

import fi.robohaku.LongTest;
import fi.robohaku.SparkTest;
import fi.robohaku.lakehouse.OtherFileSystem;
import fi.robohaku.lakehouse.ProgressMonitor;
import fi.robohaku.lakehouse.StorageFault;
import fi.robohaku.lakehouse.Tables;
import fi.robohaku.lakehouse.TestDocuments;
import fi.robohaku.lakehouse.TestWarehouse;
import fi.robohaku.lakehouse.Warehouse;
import fi.robohaku.lakehouse.Workspace;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.commons.io.FileUtils;
import org.apache.spark.sql.delta.DeltaLog;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/**
 * A run whose process dies at any write of its, or whose disk is full at any step: the next one makes of it what an
 * undisturbed run makes, row by row. Death is told by the storage, which lets nothing through from that write on: what
 * stands there is what SIGKILL would leave.
 */
@SparkTest
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class InterruptedRunsTest {
    private static final String GRANT = "SELECT round, subject_id AS project_id, amount_eur AS granted_eur"
            + " FROM silver.funding WHERE funding_kind = 'granted'";
    private static final String TOTAL = "SELECT round, sum(granted_eur) AS granted_eur FROM gold.grant GROUP BY round";

    private static final String CONTRACT = """
            title: {fi: Myönnöt, sv: Beviljat, en: Grants}
            description: "Grants."
            grain: "one row"
            key: [%1$s]
            order: [%1$s]
            is_exported: false
            columns:
            """;

    /** What stands at the begin of a run. */
    private enum Begin {
        /** Nothing, not even the tables. */
        EMPTY_WORKSPACE,
        /** The tables of a run before, of which some documents have changed, one has gone and one has come. */
        EARLIER_RUN
    }

    private static final String EMPTY = "2020/applications/tyhja.xlsx";
    private static final String LEAVING = "2020/applications/tyhja-2.xlsx";

    @TempDir
    static Path folder;

    private Path home;
    private TestDocuments documents;
    private final AtomicInteger trials = new AtomicInteger();
    private final Map<Begin, Path> begins = new TreeMap<>();
    private final Map<Begin, Integer> writes = new TreeMap<>();
    private List<String> expected;

    @BeforeAll
    void anEarlierRunAndWhatAnUndisturbedOneMakes() throws IOException {
        home = folder.resolve("home");
        Path marts = registersAlone().resolve("marts");
        put(marts, "grant", GRANT, "round, project_id", "round", "project_id", "granted_eur");
        put(marts, "total", TOTAL, "round", "round", "granted_eur");

        documents = new TestDocuments(folder.resolve("documents"), TestDocuments.DECISIONS, EMPTY).copy(EMPTY, LEAVING);
        begins.put(Begin.EMPTY_WORKSPACE, Files.createDirectories(folder.resolve("empty")));
        begins.put(Begin.EARLIER_RUN, folder.resolve("earlier"));
        assertThat(run(begins.get(Begin.EARLIER_RUN)).failure()).isEmpty();

        documents
                .remove(LEAVING)
                .copy(TestDocuments.STATUS, TestDocuments.STATUS)
                .edit(TestDocuments.DECISIONS, text -> text.replace("funded;237000", "funded;238000"));
        expected = null;
        for (Begin begin : Begin.values()) {
            Path undisturbed = copyOf(begin);
            StorageFault counting = StorageFault.none().beginIn(undisturbed);
            assertThat(run(undisturbed).failure()).as("undisturbed").isEmpty();
            writes.put(begin, counting.writes());
            List<String> state = stateOf(undisturbed);
            if (expected == null) {
                expected = state;
            }
            assertThat(state).as("twice or at once is the same").isEqualTo(expected);
        }
        assertThat(expected).anySatisfy(row -> assertThat(row).startsWith("gold.total {"));
    }

    /** Contracts as those of the project, but with two registers, their tables and no marts. */
    private Path registersAlone() throws IOException {
        Path schemas = home.resolve("schemas");
        TestWarehouse.copy(TestWarehouse.home().resolve("schemas"), schemas);
        TestWarehouse.remove(schemas.resolve("documents"), "decisions.yml", "status-reports.yml");
        TestWarehouse.remove(
                schemas.resolve("tables/silver"), "decision.sql", "funding.sql", "status_report.sql", "taxonomy.sql");
        TestWarehouse.remove(schemas.resolve("marts"));
        return schemas;
    }

    private static void put(Path marts, String name, String query, String key, String... columns) throws IOException {
        StringBuilder contract = new StringBuilder(CONTRACT.formatted(key));
        for (String column : columns) {
            contract.append("  - {name: ").append(column).append("}\n");
        }
        Files.writeString(marts.resolve(name + ".sql"), "-- Grants.\n" + query + "\n");
        Files.writeString(marts.resolve(name + ".yml"), contract);
    }

    private Path copyOf(Begin begin) throws IOException {
        Path copy = folder.resolve("trial-" + trials.getAndIncrement());
        TestWarehouse.copy(begins.get(begin), copy);
        return copy;
    }

    private Warehouse warehouse(Path workspace) {
        DeltaLog.clearCache();
        URI there =
                URI.create("test://" + workspace.resolve("warehouse").toUri().getRawPath());
        return TestWarehouse.over(
                new Workspace(workspace, there, home, Map.of("fs.test.impl", OtherFileSystem.class.getName())));
    }

    private RunReport run(Path workspace) throws IOException {
        return run(workspace, ProgressMonitor.SILENT);
    }

    private RunReport run(Path workspace, ProgressMonitor progress) throws IOException {
        Set<RunOptions.Part> parts = Set.of(RunOptions.Part.INGEST, RunOptions.Part.MARTS);
        return new RunJob(warehouse(workspace), RunOptions.of(documents.uri(), parts), progress).execute();
    }

    /** Rows of all tables but those that tell of runs, in order. */
    private List<String> stateOf(Path workspace) {
        String rows = Stream.of(
                        "bronze.figure",
                        "silver.decision",
                        "silver.funding",
                        "silver.status_report",
                        "silver.taxonomy",
                        "gold.grant",
                        "gold.total")
                .map(table -> "SELECT '" + table + " ' || to_json(struct(*)) FROM " + table)
                .collect(Collectors.joining(" UNION ALL "));
        return new Tables(warehouse(workspace)).ask(rows + """
                 UNION ALL
                SELECT concat_ws(' ', d.path, d.sha256, d.state, d.outcome, r.rule) FROM ops.documents AS d
                LEFT JOIN ops.rejection AS r ON r.document_id = d.document_id
                WHERE d.state = 'current'
                """);
    }

    /** Another process would find the lease of one that is no more; here both are this one. */
    private static void endLease(Path workspace) throws IOException {
        Path lease = workspace.resolve("warehouse/_robohaku/lease");
        if (Files.exists(lease)) {
            Files.setLastModifiedTime(lease, FileTime.from(Instant.EPOCH));
        }
    }

    private void dieAndGoOn(Begin begin, int after) throws IOException {
        Path workspace = copyOf(begin);
        StorageFault.lostAfter(after).beginIn(workspace);
        try {
            run(workspace);
        } catch (IOException | RuntimeException e) {
            // So do processes end that find no storage; what counts is what stands there.
            assertThat(e).isNotNull();
        }
        StorageFault.none().beginIn(workspace);
        endLease(workspace);
        assertGoesOn(workspace, begin + ", dead after " + after + " writes");
    }

    private void assertGoesOn(Path workspace, String what) throws IOException {
        assertThat(run(workspace).failure()).as(what).isEmpty();
        assertThat(stateOf(workspace)).as(what).isEqualTo(expected);
        FileUtils.deleteDirectory(workspace.toFile());
    }

    private void dieAt(Random random, int times) {
        sideBySide(IntStream.range(0, times).mapToObj(number -> {
            Begin begin = Begin.values()[number % Begin.values().length];
            int after = random.nextInt(writes.get(begin));
            return () -> dieAndGoOn(begin, after);
        }));
    }

    /** Trials do not see each other. */
    private static void sideBySide(Stream<Trial> trials) {
        ExecutorService threads = Executors.newFixedThreadPool(3);
        try {
            List<Future<Void>> all = trials.map(trial -> threads.submit(() -> {
                        trial.run();
                        return (Void) null;
                    }))
                    .toList();
            for (Future<Void> one : all) {
                assertThat(one).succeedsWithin(Duration.ofMinutes(90));
            }
        } finally {
            threads.shutdownNow();
        }
    }

    @FunctionalInterface
    private interface Trial {
        void run() throws IOException;
    }

    @Test
    void diesAtTenWritesAndTheNextMakesOfItWhatAnUndisturbedOneMakes() {
        dieAt(new Random(2020), 10);
    }

    @Test
    @LongTest
    void diesAtTwoHundredWritesAndTheNextMakesOfItWhatAnUndisturbedOneMakes() {
        dieAt(new Random(2021), Integer.getInteger("robohaku.kills", 200));
    }

    @Test
    void findsTheDiskFullAtAnyStepSaysSoAndTheNextGoesOnOnceThereIsRoom() throws IOException {
        List<String> steps = new ArrayList<>();
        assertThat(run(copyOf(Begin.EARLIER_RUN), steps::add).failure()).isEmpty();
        assertThat(steps).as("steps").hasSizeGreaterThan(5).doesNotHaveDuplicates();
        Set<String> stopped = ConcurrentHashMap.newKeySet();
        sideBySide(steps.stream().map(full -> () -> {
            Path workspace = copyOf(Begin.EARLIER_RUN);
            RunReport report = run(workspace, step -> {
                if (step.equals(full)) {
                    StorageFault.fullAfter(0).beginIn(workspace);
                }
            });
            if (!report.failure().isEmpty()) {
                assertThat(report.failure()).as(full).startsWith("The disk is full");
                stopped.add(full);
            }
            StorageFault.none().beginIn(workspace);
            assertGoesOn(workspace, "full at: " + full);
        }));
        assertThat(stopped)
                .as("steps that write")
                .contains("Writing figures and records", "Computing the marts", "Reporting the run");
    }
}
