package fi.robohaku.lakehouse;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import fi.robohaku.SparkTest;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Documents and tables on a Hadoop file system that is not the local one. */
@SparkTest
class OtherFileSystemTest {
    @TempDir
    Path folder;

    private Warehouse warehouse;

    @BeforeEach
    void openAWarehouseThere() {
        URI there = elsewhere(folder.resolve("warehouse"));
        warehouse = TestWarehouse.over(new Workspace(
                folder,
                there,
                TestWarehouse.home(),
                Map.of(
                        "fs.test.impl",
                        OtherFileSystem.class.getName(),
                        "spark.delta.logStore.test.impl",
                        "io.delta.storage.LocalLogStore")));
    }

    private static URI elsewhere(Path path) {
        return URI.create("test://" + path.toUri().getRawPath());
    }

    @Test
    void documentsAreReadFromItAndTablesKeptOnIt() throws Exception {
        TestDocuments documents = new TestDocuments(
                folder.resolve("asia kirjat"), TestDocuments.STATUS, TestDocuments.JOINT_PLAN, TestDocuments.DEVIATION);
        URI there = elsewhere(folder.resolve("asia kirjat"));
        TableDefinitions.read(warehouse.workspace().schemas()).migrate(warehouse);

        assertThat(new IngestJob(warehouse, there).execute("run-1").newDocuments())
                .isEqualTo(3);
        assertThat(new IngestJob(warehouse, there).execute("run-2").isNothing()).isTrue();

        Tables tables = new Tables(warehouse);
        Warehouse local = TestWarehouse.withTables(folder.resolve("local"));
        new IngestJob(local, documents.uri()).execute("run-1");
        assertThat(tables.records()).isEqualTo(new Tables(local).records());
        assertThat(warehouse.path("silver.benefit")).startsWith("test:/");
    }

    @Test
    void whatTheStorageDoesNotGiveIsToldInEachRunAndKeepsItsRecordsUntilItCanBeRead() throws Exception {
        TestDocuments documents = new TestDocuments(folder.resolve("documents"), TestDocuments.STATUS);
        URI there = elsewhere(folder.resolve("documents"));
        TableDefinitions.read(warehouse.workspace().schemas()).migrate(warehouse);
        Tables tables = new Tables(warehouse);
        new IngestJob(warehouse, there).execute("run-1");
        long records = tables.recordsOf(TestDocuments.STATUS);
        documents.edit(
                TestDocuments.STATUS,
                text -> text
                        + text.lines()
                                .skip(1)
                                .findFirst()
                                .orElseThrow()
                                .replaceFirst("\\d{4}-\\d\\d-\\d\\d", "2023-06-30")
                        + "\n");
        documents.copy(TestDocuments.DECISIONS, TestDocuments.DECISIONS);
        String told =
                "SELECT path || ' ' || rule FROM ops.rejection WHERE rule = 'no_right_to_read' AND run_id = 'run-%s'";

        OtherFileSystem.DENIED.addAll(List.of("tilannekatsaus.csv", "paatokset.csv"));
        try {
            for (int run = 2; run <= 3; run++) {
                IngestResult denied = new IngestJob(warehouse, there).execute("run-" + run);
                assertThat(denied.waitingDocuments()).as("run %d", run).isEqualTo(2);
                assertThat(tables.ask(told.formatted(run)))
                        .containsExactly(
                                TestDocuments.DECISIONS + " no_right_to_read",
                                TestDocuments.STATUS + " no_right_to_read");
            }
        } finally {
            OtherFileSystem.DENIED.clear();
        }
        assertThat(tables.outcomes())
                .as("what was read stands, and what never was is told")
                .containsExactly(
                        TestDocuments.DECISIONS + " rejected no_right_to_read", TestDocuments.STATUS + " ingested");
        assertThat(tables.ask("SELECT count(*) FROM silver.status_report")).containsExactly(String.valueOf(records));

        IngestResult given = new IngestJob(warehouse, there).execute("run-4");
        assertThat(given.waitingDocuments()).isZero();
        assertThat(tables.outcomes())
                .containsExactly(TestDocuments.DECISIONS + " ingested", TestDocuments.STATUS + " ingested");
        assertThat(tables.ask("SELECT count(*) FROM silver.status_report"))
                .as("with the row that was added meanwhile")
                .containsExactly(String.valueOf(records + 1));
        assertThat(new IngestJob(warehouse, there).execute("run-5").isNothing()).isTrue();
    }

    @Test
    void aLeaseIsHeldByOneRunAndTakenOverWhereItsHolderDied() throws Exception {
        List<String> waitedFor = new ArrayList<>();
        Path lease = folder.resolve("warehouse/_robohaku/lease");
        try (WarehouseLock held = WarehouseLock.acquire(warehouse, "run-1", Duration.ZERO, waitedFor::add)) {
            assertThat(held).isInstanceOf(LeaseLock.class);
            assertThatThrownBy(() -> WarehouseLock.acquire(warehouse, "run-2", Duration.ZERO, waitedFor::add))
                    .isInstanceOf(WarehouseLock.WarehouseBusyException.class)
                    .hasMessageContaining(
                            "run run-1, process " + ProcessHandle.current().pid() + " on ")
                    .hasMessageContaining("--wait");
            assertThat(waitedFor).isEmpty();

            Instant longAgo = Instant.now().minus(LeaseLock.STALE).minusSeconds(1);
            Files.setLastModifiedTime(lease, FileTime.from(longAgo));
            try (WarehouseLock taken = WarehouseLock.acquire(warehouse, "run-3", Duration.ZERO, waitedFor::add)) {
                assertThat(taken).isNotNull();
                assertThat(Files.readString(lease)).startsWith("run-3\t");
                held.close();
                assertThat(Files.readString(lease))
                        .as("what another run holds is not freed")
                        .startsWith("run-3\t");
            }
        }
        assertThat(lease).doesNotExist();

        Process gone = new ProcessBuilder("true").start();
        assertThat(gone.waitFor()).isZero();
        String here = LockHolder.here("run-4").text();
        Files.writeString(lease, here.replace("\t" + ProcessHandle.current().pid() + "\t", "\t" + gone.pid() + "\t"));
        try (WarehouseLock taken = WarehouseLock.acquire(warehouse, "run-5", Duration.ZERO, waitedFor::add)) {
            assertThat(taken)
                    .as("a lease just written, of a process of this machine that is no more")
                    .isNotNull();
        }
    }
}
