package fi.robohaku.run;

import fi.robohaku.export.ExportJob;
import fi.robohaku.export.ExportResult;
import fi.robohaku.lakehouse.IngestJob;
import fi.robohaku.lakehouse.IngestPlan;
import fi.robohaku.lakehouse.IngestResult;
import fi.robohaku.lakehouse.RunJournal;
import fi.robohaku.lakehouse.Steps;
import fi.robohaku.lakehouse.TableDefinitions;
import fi.robohaku.lakehouse.Warehouse;
import fi.robohaku.lakehouse.WarehouseLock;
import fi.robohaku.marts.MartRunner;
import java.io.IOException;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * A run from end to end, one at a time for a warehouse.
 *
 * <ol>
 *   <li>Create the tables that are not there.
 *   <li>Bring figures and records up to date with the documents.
 *   <li>Compute the marts whose inputs changed.
 *   <li>Export them, where anything changed or nothing is exported yet.
 *   <li>Write the report, and a row of {@code ops.runs} where a table changed.
 * </ol>
 */
public final class RunJob {
    private final Warehouse warehouse;
    private final RunOptions options;
    private final Steps listener;
    private volatile boolean isStopped;
    private volatile Thread worker;

    public RunJob(Warehouse warehouse, RunOptions options, Steps listener) {
        this.warehouse = warehouse;
        this.options = options;
        this.listener = new Steps() {
            @Override
            public void begins(String sentence) {
                if (isStopped) {
                    throw new StoppedException(null);
                }
                listener.begins(sentence);
            }

            @Override
            public void notes(String sentence) {
                listener.notes(sentence);
            }
        };
        this.worker = Thread.currentThread();
    }

    /** What the run would do; nothing is written, not even an empty table. */
    public RunPlan plan() throws IOException {
        IngestPlan documents = ingest(listener).plan();
        if (!options.parts().contains(RunOptions.Part.MARTS)) {
            return new RunPlan(documents, List.of());
        }
        Set<String> changing = new HashSet<>(documents.tables());
        if (!documents.isNothing()) {
            changing.addAll(List.of("ops.documents", "ops.document_check", "ops.rejection"));
        }
        return new RunPlan(documents, marts().plan(changing));
    }

    /**
     * Ends the run from another thread, between two steps or in the midst of one. {@link #execute} then returns the
     * report of a failed run; the next run undoes what this one has begun.
     */
    public void stop() {
        isStopped = true;
        warehouse.spark().sparkContext().cancelAllJobs();
        worker.interrupt();
    }

    /**
     * Does it.
     *
     * @return the report, also where the run failed on the way or another run held the warehouse too long; it is then
     *     written as well
     */
    public RunReport execute() throws IOException {
        worker = Thread.currentThread();
        RunLog log = new RunLog(warehouse, options, listener);
        try (WarehouseLock lock = WarehouseLock.take(
                warehouse, log.runId(), options.patience(), holder -> log.begins("Waiting for " + holder))) {
            try {
                steps(log);
            } catch (Exception e) {
                failed(log, e);
            }
            return log.write();
        } catch (WarehouseLock.WarehouseBusyException | InterruptedException e) {
            failed(log, e);
            return log.write();
        }
    }

    private void failed(RunLog log, Exception e) {
        // A stopped run still writes its report, which an interrupted thread cannot.
        boolean wasInterrupted = Thread.interrupted();
        log.failed(isStopped || wasInterrupted ? new StoppedException(e) : e);
    }

    private void steps(RunLog log) throws IOException {
        Path schemas = warehouse.workspace().schemas();
        log.begins("Looking after the tables");
        RunJournal.Undone undone = RunJournal.undo(warehouse);
        log.undid(undone);
        log.created(TableDefinitions.read(schemas).bringUpToDate(warehouse));
        if (options.parts().contains(RunOptions.Part.INGEST)) {
            IngestResult ingested = ingest(log).after(undone).execute(log.runId());
            log.ingested(ingested);
        }
        if (options.parts().contains(RunOptions.Part.MARTS)) {
            log.begins("Computing the marts");
            log.computed(marts().run(log.runId()));
        }
        if (options.parts().contains(RunOptions.Part.EXPORT) && log.isExportDue()) {
            log.begins("Exporting the marts");
            ExportResult exported = new ExportJob(warehouse, schemas, log.dataRun())
                    .options(options.export())
                    .execute(log.runId());
            log.exported(exported);
        }
    }

    private MartRunner marts() {
        MartRunner runner = new MartRunner(warehouse, warehouse.workspace().schemas());
        options.parameters().forEach(runner::parameter);
        return runner;
    }

    private IngestJob ingest(Steps steps) {
        return new IngestJob(warehouse, options.documents())
                .rounds(options.rounds())
                .verify(options.verify())
                .steps(steps);
    }
}
