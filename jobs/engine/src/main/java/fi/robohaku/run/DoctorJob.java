package fi.robohaku.run;

import fi.robohaku.lakehouse.ProgressMonitor;
import fi.robohaku.lakehouse.StateFiles;
import fi.robohaku.lakehouse.TableDamage;
import fi.robohaku.lakehouse.TableDefinitions;
import fi.robohaku.lakehouse.TableInspection;
import fi.robohaku.lakehouse.TableRepair;
import fi.robohaku.lakehouse.Warehouse;
import fi.robohaku.lakehouse.WarehouseLock;
import fi.robohaku.marts.MartRunner;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/**
 * Examines the tables of a warehouse and mends them where told to.
 *
 * <ol>
 *   <li>Examine: commits that are lost, logs and files that are missing or changed, in every table.
 *   <li>Repair, under the lock of the warehouse: {@link TableRepair} says how.
 *   <li>Compute the marts that were damaged, or read what was mended.
 *   <li>Publish the tables as they stand, and report it as any run does.
 * </ol>
 */
public final class DoctorJob {
    private final Warehouse warehouse;
    private final TableDefinitions tables;
    private final ProgressMonitor progress;

    public DoctorJob(Warehouse warehouse, ProgressMonitor progress) {
        this.warehouse = warehouse;
        this.tables = TableDefinitions.read(warehouse.workspace().schemas());
        this.progress = progress;
    }

    /**
     * What was found, and done about it.
     *
     * @param tables number of tables examined
     * @param damages what is, or was, damaged
     * @param repairs what was done, a sentence each; none where nothing was asked for
     */
    public record Findings(int tables, List<TableDamage> damages, List<String> repairs) {
        public Findings {
            damages = List.copyOf(damages);
            repairs = List.copyOf(repairs);
        }
    }

    /** Examines the tables; changes nothing. */
    public Findings examine() throws IOException {
        return examine(progress);
    }

    private Findings examine(ProgressMonitor monitor) throws IOException {
        monitor.beginStep("Examining the tables");
        return new Findings(warehouse.tables().size(), new TableInspection(warehouse, tables).inspect(true), List.of());
    }

    /**
     * Examines the tables and mends what is damaged.
     *
     * @param timeout how long to wait for a run on the same tables
     */
    public Findings repair(Duration timeout) throws IOException, InterruptedException {
        RunRecorder recorder =
                new RunRecorder(warehouse, RunOptions.ofTables("doctor --repair"), progress, Instant.now());
        String runId = recorder.runId();
        try (WarehouseLock lock = WarehouseLock.acquire(
                warehouse, runId, timeout, holder -> recorder.beginStep("Waiting for " + holder))) {
            Findings found = examine(recorder);
            List<String> done = new ArrayList<>(StateFiles.removeUnreadable(warehouse));
            if (found.damages().isEmpty()) {
                return new Findings(found.tables(), List.of(), done);
            }
            recorder.beginStep("Repairing the tables");
            Path schemas = warehouse.workspace().schemas();
            done.addAll(new TableRepair(warehouse, schemas, runId).repair(found.damages()));
            recorder.recordRestored(found.damages().stream()
                    .map(TableDamage::table)
                    .distinct()
                    .sorted()
                    .toList());
            recorder.beginStep("Computing the marts");
            if (warehouse.sizeInBytes("bronze.figure") > 0) {
                recorder.recordMarts(new MartRunner(warehouse, schemas).run(runId));
            }
            recorder.recordWhole();
            recorder.writeReportOfPublished();
            return new Findings(found.tables(), found.damages(), done);
        }
    }
}
