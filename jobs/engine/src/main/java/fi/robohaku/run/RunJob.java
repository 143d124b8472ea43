package fi.robohaku.run;

import fi.robohaku.export.ExportJob;
import fi.robohaku.export.ExportResult;
import fi.robohaku.export.report.ReportPlan;
import fi.robohaku.lakehouse.DamagedTablesException;
import fi.robohaku.lakehouse.IngestJob;
import fi.robohaku.lakehouse.IngestPlan;
import fi.robohaku.lakehouse.IngestResult;
import fi.robohaku.lakehouse.ProgressMonitor;
import fi.robohaku.lakehouse.PublishedVersions;
import fi.robohaku.lakehouse.RunJournal;
import fi.robohaku.lakehouse.StateFiles;
import fi.robohaku.lakehouse.TableDamage;
import fi.robohaku.lakehouse.TableDefinitions;
import fi.robohaku.lakehouse.TableInspection;
import fi.robohaku.lakehouse.Warehouse;
import fi.robohaku.lakehouse.WarehouseLock;
import fi.robohaku.marts.MartFailure;
import fi.robohaku.marts.MartRun;
import fi.robohaku.marts.MartRunner;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.LongSupplier;
import org.apache.logging.log4j.LogManager;
import org.apache.logging.log4j.Logger;
import org.apache.spark.sql.Row;

/**
 * A run from end to end, one at a time for a warehouse.
 *
 * <ol>
 *   <li>Roll back a run that died, create the tables that are not there, and migrate those whose definition changed.
 *   <li>Ingest: bring figures and records up to date with the documents.
 *   <li>Compute the marts whose inputs changed.
 *   <li>Export them, where anything changed or nothing is exported yet.
 *   <li>Write the report, and a row of {@code ops.runs} where a table changed.
 * </ol>
 */
public final class RunJob {
    private static final Logger LOG = LogManager.getLogger(RunJob.class);

    private final Warehouse warehouse;
    private final RunOptions options;
    private final ProgressMonitor progress;
    private volatile boolean isCancelled;
    private volatile Thread worker;
    private Optional<Instant> startedAt = Optional.empty();

    public RunJob(Warehouse warehouse, RunOptions options, ProgressMonitor progress) {
        this.warehouse = warehouse;
        this.options = options;
        this.progress = new ProgressMonitor() {
            @Override
            public void beginStep(String name) {
                if (isCancelled) {
                    throw new RunCancelledException(null);
                }
                progress.beginStep(name);
            }

            @Override
            public void counting(LongSupplier done, long all) {
                progress.counting(done, all);
            }

            @Override
            public void note(String sentence) {
                progress.note(sentence);
            }
        };
        this.worker = Thread.currentThread();
    }

    /** When the run was asked for, before Spark was started for it. If not set, when {@link #execute} begins. */
    public RunJob startedAt(Instant instant) {
        startedAt = Optional.of(instant);
        return this;
    }

    /** What the run would do; nothing is written, not even an empty table. */
    public RunPlan plan() throws IOException {
        new TableInspection(
                        warehouse, TableDefinitions.read(warehouse.workspace().schemas()))
                .refuseLostCommits();
        IngestPlan documents = ingest(progress).plan();
        if (!options.parts().contains(RunOptions.Part.MARTS)) {
            return new RunPlan(documents, List.of());
        }
        Set<String> changing = new HashSet<>(documents.tables());
        if (!documents.isWithoutDocuments()) {
            changing.addAll(List.of("ops.documents", "ops.document_check", "ops.rejection"));
        }
        return new RunPlan(documents, marts().plan(changing));
    }

    /**
     * Cancels the run from another thread, between two steps or in the midst of one. {@link #execute} then returns the
     * report of a failed run; the next run rolls back what this one has begun.
     */
    public void cancel() {
        isCancelled = true;
        warehouse.spark().sparkContext().cancelAllJobs();
        worker.interrupt();
    }

    /**
     * Runs the steps.
     *
     * @return the report, also where the run failed on the way or another run held the warehouse too long; it is then
     *     written as well
     */
    public RunReport execute() throws IOException {
        worker = Thread.currentThread();
        RunRecorder recorder = new RunRecorder(warehouse, options, progress, startedAt.orElseGet(Instant::now));
        Optional<LastRun> look = look();
        try (WarehouseLock lock = WarehouseLock.acquire(
                warehouse,
                recorder.runId(),
                options.lockTimeout(),
                holder -> recorder.beginStep("Waiting for " + holder))) {
            try {
                runSteps(recorder);
            } catch (Exception e) {
                recordFailure(recorder, e);
            }
            RunReport report = recorder.writeReport();
            look.ifPresent(before -> keep(before, report));
            return report;
        } catch (WarehouseLock.WarehouseBusyException | InterruptedException e) {
            recordFailure(recorder, e);
            return recorder.writeReport();
        }
    }

    /** The run is over and reported: that it leaves nothing for the next one to compare with costs that one some time. */
    private void keep(LastRun before, RunReport report) {
        try {
            before.keep(warehouse, report);
        } catch (Exception e) {
            LOG.warn("What the run left behind cannot be kept for the next one", e);
        }
    }

    /** What the documents are like before the run; a folder that cannot be listed is told by the run itself. */
    private Optional<LastRun> look() {
        try {
            return LastRun.look(warehouse.workspace(), options);
        } catch (IOException | UncheckedIOException e) {
            return Optional.empty();
        }
    }

    private void recordFailure(RunRecorder recorder, Exception e) {
        // A cancelled run still writes its report, which an interrupted thread cannot.
        boolean wasInterrupted = Thread.interrupted();
        boolean isStopped = isCancelled || wasInterrupted;
        recorder.recordFailure(isStopped ? new RunCancelledException(e) : explained(e));
    }

    private Exception explained(Exception e) {
        return TableInspection.explain(
                warehouse, TableDefinitions.read(warehouse.workspace().schemas()), e);
    }

    private void runSteps(RunRecorder recorder) throws IOException {
        Path schemas = warehouse.workspace().schemas();
        recorder.beginStep("Creating and migrating tables");
        TableDefinitions tables = TableDefinitions.read(schemas);
        RunJournal.Rollback rollback = bringInOrder(tables, recorder);
        if (options.parts().equals(Set.of(RunOptions.Part.EXPORT))) {
            warehouse.readPublished();
        }
        if (options.parts().contains(RunOptions.Part.INGEST)) {
            IngestResult ingested = ingest(recorder).withRollback(rollback).execute(recorder.runId());
            recorder.recordIngest(ingested);
        }
        Map<String, List<Row>> rows = Map.of();
        if (options.parts().contains(RunOptions.Part.MARTS)) {
            recorder.beginStep("Computing the marts");
            MartRun computed = marts().progress(recorder).run(recorder.runId());
            recorder.recordMarts(computed);
            rows = computed.rows();
            if (!computed.failed().isEmpty()) {
                refuseDamage(tables, computed.failures());
            }
        }
        if (!options.parts().equals(Set.of(RunOptions.Part.EXPORT))) {
            recorder.recordWhole();
        }
        if (options.parts().contains(RunOptions.Part.EXPORT) && recorder.isExportDue()) {
            recorder.beginStep("Exporting the marts");
            ExportResult exported = new ExportJob(warehouse, schemas, recorder.dataRun())
                    .options(options.export())
                    .keep(options.keptExports())
                    .rows(rows)
                    .execute(recorder.runId());
            recorder.recordExport(exported);
            noteMissingReport(exported, schemas, recorder);
        }
    }

    /**
     * Looks whether the tables are as the runs before left them, rolls back one that died, and creates and migrates tables.
     * From the first time on, readers see what was published and nothing else.
     */
    private RunJournal.Rollback bringInOrder(TableDefinitions tables, RunRecorder recorder) throws IOException {
        TableInspection inspection = new TableInspection(warehouse, tables);
        inspection
                .refuseLostCommits()
                .forEach(mart -> recorder.note(mart + " lost commits, or is gone; it is computed anew."));
        for (String notice : StateFiles.removeUnreadable(warehouse)) {
            recorder.note(notice);
        }
        if (inspection.isAhead() && !options.parts().equals(Set.of(RunOptions.Part.EXPORT))) {
            recorder.recordUnfinished();
        }
        RunJournal.Rollback rollback = RunJournal.rollback(warehouse);
        if (!rollback.notice().isEmpty()) {
            recorder.note(rollback.notice());
        }
        recorder.recordRollback(rollback);
        recorder.recordMigration(tables.migrate(warehouse));
        if (inspection.published().isEmpty()) {
            PublishedVersions.publish(
                    warehouse, recorder.runId(), SoftwareVersions.program(), PublishedVersions.standing(warehouse));
        }
        return rollback;
    }

    /** A mart that cannot be computed because a file of a table is damaged is no fault of the mart. */
    private void refuseDamage(TableDefinitions tables, List<MartFailure> failures) throws IOException {
        if (failures.stream().noneMatch(failure -> failure.test().equals("query_runs"))) {
            return;
        }
        List<TableDamage> damages = new TableInspection(warehouse, tables).inspect(true);
        if (!damages.isEmpty()) {
            throw new DamagedTablesException(damages, null);
        }
    }

    /** A programme may have no report yet: an export without one says so. */
    private static void noteMissingReport(ExportResult exported, Path schemas, ProgressMonitor progress) {
        if (exported.files().stream().anyMatch(file -> file.name().equals("report.html"))) {
            return;
        }
        progress.note(
                ReportPlan.isDefined(schemas)
                        ? "No report is written: no exported mart has rows of a round."
                        : "No report is written, for none is defined: there is no " + schemas
                                + "/report/report.yml. The CSV files and the workbook are there.");
    }

    private MartRunner marts() {
        MartRunner runner = new MartRunner(warehouse, warehouse.workspace().schemas());
        options.parameters().forEach(runner::parameter);
        return runner;
    }

    private IngestJob ingest(ProgressMonitor monitor) {
        return new IngestJob(warehouse, options.documents())
                .rounds(options.rounds())
                .verify(options.verify())
                .retire(options.retires())
                .progress(monitor);
    }
}
