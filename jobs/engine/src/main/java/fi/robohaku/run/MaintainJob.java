package fi.robohaku.run;

import fi.robohaku.lakehouse.FooterChecksums;
import fi.robohaku.lakehouse.ProgressMonitor;
import fi.robohaku.lakehouse.PublishedVersions;
import fi.robohaku.lakehouse.TableDefinitions;
import fi.robohaku.lakehouse.TableInspection;
import fi.robohaku.lakehouse.Warehouse;
import fi.robohaku.lakehouse.WarehouseLock;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/**
 * Keeps the tables small and quick to read: puts many small files of a table together, and removes files and records that
 * only states older than the retention need. A state within the retention stays readable, and can be restored.
 */
public final class MaintainJob {
    /** Days that earlier states are kept, if not told; the logs of Delta tables go back as far. */
    public static final int DEFAULT_DAYS = 30;

    /** Less, and a reader that is at work could lose the files that it reads. */
    public static final int FEWEST_DAYS = 7;

    private static final int MANY_FILES = 8;
    private static final String CHECK = "spark.databricks.delta.retentionDurationCheck.enabled";

    private final Warehouse warehouse;
    private final ProgressMonitor progress;

    public MaintainJob(Warehouse warehouse, ProgressMonitor progress) {
        this.warehouse = warehouse;
        this.progress = progress;
    }

    /**
     * What was done.
     *
     * @param compacted tables whose files were put together
     * @param vacuumed tables of which files were removed that no kept state needs
     * @param filesRemoved number of those files
     */
    public record Result(List<String> compacted, List<String> vacuumed, long filesRemoved) {
        public Result {
            compacted = List.copyOf(compacted);
            vacuumed = List.copyOf(vacuumed);
        }
    }

    /**
     * Runs the steps.
     *
     * @param days how long earlier states are kept
     * @param timeout how long to wait for a run on the same tables
     */
    public Result execute(int days, Duration timeout) throws IOException, InterruptedException {
        Instant now = Instant.now();
        String runId = RunRecorder.newRunId(now);
        try (WarehouseLock lock = WarehouseLock.acquire(
                warehouse, runId, timeout, holder -> progress.beginStep("Waiting for " + holder))) {
            TableDefinitions tables =
                    TableDefinitions.read(warehouse.workspace().schemas());
            TableInspection inspection = new TableInspection(warehouse, tables);
            inspection.refuseLostCommits();
            boolean isSettled = !inspection.isAhead();
            List<String> compacted = new ArrayList<>();
            List<String> vacuumed = new ArrayList<>();
            long files = 0;
            warehouse.spark().conf().set(CHECK, "false");
            for (String table : warehouse.tables()) {
                progress.beginStep("Keeping " + table + " in order");
                if (warehouse.countFiles(table) >= MANY_FILES) {
                    warehouse.spark().sql("OPTIMIZE " + name(table));
                    compacted.add(table);
                }
                long removed = vacuum(table, days, now);
                files += removed;
                if (removed > 0) {
                    vacuumed.add(table);
                }
            }
            if (isSettled) {
                PublishedVersions.publish(
                        warehouse, runId, SoftwareVersions.program(), PublishedVersions.standing(warehouse));
            }
            FooterChecksums.compact(warehouse, runId);
            PublishedVersions.removeOlderThan(warehouse, now.minus(Duration.ofDays(days)));
            return new Result(compacted, vacuumed, files);
        }
    }

    /** To ask Delta takes seconds for each table; where nothing is old enough, the folder tells. */
    private long vacuum(String table, int days, Instant now) throws IOException {
        Instant kept = now.minus(Duration.ofDays(days));
        long before = warehouse.countUnusedFiles(table, kept);
        if (before == 0) {
            return 0;
        }
        warehouse.spark().sql("VACUUM " + name(table) + " RETAIN " + days * 24L + " HOURS");
        return before - warehouse.countUnusedFiles(table, kept);
    }

    private String name(String table) {
        return "delta.`" + warehouse.path(table) + "`";
    }
}
