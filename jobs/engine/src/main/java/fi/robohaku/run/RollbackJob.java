package fi.robohaku.run;

import fi.robohaku.lakehouse.ProgressMonitor;
import fi.robohaku.lakehouse.PublishedVersions;
import fi.robohaku.lakehouse.TableDefinitions;
import fi.robohaku.lakehouse.TableInspection;
import fi.robohaku.lakehouse.TableRestore;
import fi.robohaku.lakehouse.Warehouse;
import fi.robohaku.lakehouse.WarehouseLock;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/**
 * Restores the tables to the state after an earlier run, the document registry with them, and publishes that state.
 * The history tells of it as of any run. The states in between stay readable by their versions; the next run reads again what
 * changed in the documents since.
 */
public final class RollbackJob {
    private final Warehouse warehouse;
    private final ProgressMonitor progress;

    public RollbackJob(Warehouse warehouse, ProgressMonitor progress) {
        this.warehouse = warehouse;
        this.progress = progress;
    }

    /** Runs whose state can be restored, newest first. */
    public List<String> runs() throws IOException {
        return PublishedVersions.all(warehouse).stream()
                .map(PublishedVersions::runId)
                .distinct()
                .toList();
    }

    /**
     * Restores the state after a run.
     *
     * @param timeout how long to wait for a run on the same tables
     * @return names of the tables restored, in order
     * @throws IOException where the run published no state, or files of it are not there any more; nothing is restored then
     */
    public List<String> execute(String run, Duration timeout) throws IOException, InterruptedException {
        RunRecorder recorder =
                new RunRecorder(warehouse, RunOptions.ofTables("rollback " + run), progress, Instant.now());
        try (WarehouseLock lock = WarehouseLock.acquire(
                warehouse, recorder.runId(), timeout, holder -> recorder.beginStep("Waiting for " + holder))) {
            recorder.beginStep("Restoring the tables");
            TableDefinitions tables =
                    TableDefinitions.read(warehouse.workspace().schemas());
            new TableInspection(warehouse, tables).refuseLostCommits();
            PublishedVersions target = PublishedVersions.all(warehouse).stream()
                    .filter(record -> record.runId().equals(run))
                    .findFirst()
                    .orElseThrow(
                            () -> new IOException(
                                    "No state of the tables is known by the run " + run
                                            + ", for it changed none or is too long ago; 'robohaku rollback --list' names those that are"));
            List<String> restored = new TableRestore(warehouse, tables).restore(target);
            recorder.recordRestored(restored);
            recorder.recordWhole();
            recorder.writeReportOfPublished();
            return restored;
        }
    }
}
