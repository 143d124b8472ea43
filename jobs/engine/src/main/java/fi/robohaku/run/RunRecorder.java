package fi.robohaku.run;

import fi.robohaku.contracts.Schemas;
import fi.robohaku.export.DataRun;
import fi.robohaku.export.ExportResult;
import fi.robohaku.lakehouse.Failures;
import fi.robohaku.lakehouse.IngestResult;
import fi.robohaku.lakehouse.ProgressMonitor;
import fi.robohaku.lakehouse.PublishedVersions;
import fi.robohaku.lakehouse.RunJournal;
import fi.robohaku.lakehouse.TableDefinitions;
import fi.robohaku.lakehouse.Warehouse;
import fi.robohaku.marts.MartRun;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.sql.Timestamp;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.LongSupplier;
import org.apache.logging.log4j.LogManager;
import org.apache.logging.log4j.Logger;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.SaveMode;
import org.apache.spark.sql.types.StructType;

/** Records what a run does, and writes its report when it ends, well or not. */
final class RunRecorder implements ProgressMonitor {
    private static final Logger LOG = LogManager.getLogger(RunRecorder.class);
    private static final DateTimeFormatter STAMP =
            DateTimeFormatter.ofPattern("yyyyMMdd'T'HHmmss'Z'", Locale.ROOT).withZone(ZoneOffset.UTC);

    private static final String REPORTING = "Reporting the run";

    private final Warehouse warehouse;
    private final RunOptions options;
    private final ProgressMonitor listener;
    private final Instant startedAt;
    private final String runId;
    private final Map<String, Long> milliseconds = new LinkedHashMap<>();
    private String step = "";
    private Instant stepBegan;
    private boolean tablesMigrated;
    private boolean isAfterUnfinished;
    private boolean isWhole;
    private RunJournal.Rollback rollback = RunJournal.Rollback.NOTHING;
    private Optional<IngestResult> ingested = Optional.empty();
    private Optional<MartRun> computed = Optional.empty();
    private Optional<ExportResult> exported = Optional.empty();
    private Optional<Exception> failure = Optional.empty();

    /**
     * @param startedAt when the run was asked for; what went by since then was spent on Spark
     */
    RunRecorder(Warehouse warehouse, RunOptions options, ProgressMonitor listener, Instant startedAt) {
        this.warehouse = warehouse;
        this.options = options;
        this.listener = listener;
        this.startedAt = startedAt;
        this.runId = newRunId(startedAt);
        this.stepBegan = startedAt;
        this.step = "Starting Spark";
    }

    /** An id for a run: the time of its start in UTC and a random part. */
    static String newRunId(Instant startedAt) {
        return STAMP.format(startedAt) + "-"
                + String.format(Locale.ROOT, "%04x", ThreadLocalRandom.current().nextInt(0x10000));
    }

    String runId() {
        return runId;
    }

    @Override
    public void beginStep(String name) {
        endStep();
        step = name;
        LOG.info("{}: {}", runId, name);
        warehouse.spark().sparkContext().setJobGroup(name, name, false);
        listener.beginStep(name);
    }

    @Override
    public void counting(LongSupplier done, long all) {
        listener.counting(done, all);
    }

    @Override
    public void note(String sentence) {
        LOG.info("{}: {}", runId, sentence);
        listener.note(sentence);
    }

    /** Each step ends where the next begins, so that all together take as long as the run. */
    private void endStep() {
        Instant now = Instant.now();
        long took = now.toEpochMilli() - stepBegan.toEpochMilli();
        if (took > 0) {
            milliseconds.merge(step, took, Long::sum);
        }
        stepBegan = now;
    }

    void recordRollback(RunJournal.Rollback result) {
        rollback = result;
    }

    /** Tables that were put back to an earlier state, or mended, because somebody asked for it. */
    void recordRestored(List<String> tables) {
        rollback = new RunJournal.Rollback(List.of(), tables, "");
    }

    void recordMigration(List<String> tables) {
        tablesMigrated = !tables.isEmpty();
    }

    /** That tables stand as a run left them which did not come to its end: what this one says of them is new. */
    void recordUnfinished() {
        isAfterUnfinished = true;
    }

    /** That the tables belong together from now on, and readers may see them. */
    void recordWhole() {
        isWhole = true;
    }

    void recordIngest(IngestResult result) {
        ingested = Optional.of(result);
    }

    void recordMarts(MartRun result) {
        computed = Optional.of(result);
    }

    void recordExport(ExportResult result) {
        exported = Optional.of(result);
    }

    void recordFailure(Exception e) {
        LOG.error("{} failed at: {}", runId, step, e);
        failure = Optional.of(e);
    }

    /** Whether there is something to export: a mart changed, nothing is exported yet, or it was asked for by itself. */
    boolean isExportDue() {
        return options.parts().size() == 1
                || isAfterUnfinished
                || computed.map(marts -> !marts.built().isEmpty()).orElse(true)
                || !Files.exists(warehouse.workspace().exports().resolve("latest"));
    }

    /** The run whose figures stand in the tables: this one where it changed any, else the last that did. */
    DataRun dataRun() {
        DataRun thisOne = new DataRun(runId, startedAt);
        return changedTables() ? thisOne : DataRun.last(warehouse).orElse(thisOne);
    }

    private boolean changedTables() {
        return tablesMigrated
                || isAfterUnfinished
                || !rollback.tables().isEmpty()
                || ingested.map(result -> !result.tablesWritten().isEmpty()).orElse(false)
                || computed.map(marts ->
                                !marts.built().isEmpty() || !marts.failed().isEmpty())
                        .orElse(false);
    }

    /** Telling is the last step; a run that was cancelled or interrupted tells as well. */
    private void beginReport() {
        endStep();
        step = REPORTING;
        try {
            listener.beginStep(REPORTING);
        } catch (RunCancelledException e) {
            LOG.info("{}: cancelled before it was reported", runId);
        }
    }

    /** Writes {@code run.json}, and a row of the history where a table changed; then calls who wants to know. */
    RunReport writeReport() throws IOException {
        beginReport();
        Path folder = warehouse.workspace().logs().resolve(runId);
        RunReport begun = report();
        Path file = writeWhole(folder, begun);
        RunReport report = begun;
        try {
            writeToWarehouse(begun);
        } catch (Exception e) {
            // Spark throws exceptions that it does not declare.
            recordFailure(e);
            report = report();
            writeWhole(folder, report);
        }
        exported.ifPresent(result -> copyBeside(file, result));
        options.onFinish().ifPresent(command -> FinishHook.call(command, file, listener::note));
        return report;
    }

    /**
     * The same for work on the tables that is not done before readers see them.
     *
     * @throws IllegalStateException where they do not, with the reason
     */
    void writeReportOfPublished() throws IOException {
        RunReport report = writeReport();
        if (!report.failure().isEmpty()) {
            throw new IllegalStateException(report.failure(), failure.orElse(null));
        }
    }

    /** Adds the run to the history, and lets readers see the tables as they stand. */
    private void writeToWarehouse(RunReport report) throws IOException {
        boolean isCancelled =
                failure.filter(RunCancelledException.class::isInstance).isPresent();
        if (changedTables() && !isCancelled && warehouse.exists("ops.runs")) {
            appendRow(report);
        }
        if (isWhole) {
            PublishedVersions.publish(
                    warehouse, runId, SoftwareVersions.program(), PublishedVersions.standing(warehouse));
        }
    }

    /** A report is there whole or not at all, also where the process dies. */
    static Path writeWhole(Path folder, RunReport report) throws IOException {
        Files.createDirectories(folder);
        return WholeFile.write(folder.resolve("run.json"), report.toJson());
    }

    private static void copyBeside(Path file, ExportResult result) {
        try {
            Files.copy(file, result.folder().resolve("run.json"), StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException e) {
            LOG.warn("Could not put the report beside the exports", e);
        }
    }

    private RunReport report() {
        boolean isReadable = failure.isEmpty();
        IngestResult documents = ingested.orElse(IngestResult.NOTHING);
        List<String> failedMarts = computed.map(MartRun::failed).orElse(List.of());
        RunReport.Standing standing = isReadable ? RunQueries.collectStanding(warehouse) : RunReport.Standing.NOTHING;
        boolean isFailed = failure.isPresent() || !failedMarts.isEmpty() || documents.waitingDocuments() > 0;
        RunReport.Outcome outcome = isFailed
                ? RunReport.Outcome.FAILED
                : documents.rejections() > 0 || !standing.isNothing()
                        ? RunReport.Outcome.DONE_WITH_REJECTIONS
                        : RunReport.Outcome.DONE;
        List<RunReport.Rejection> rejections =
                isReadable && documents.rejections() > 0 ? RunQueries.collectRejections(warehouse, runs()) : List.of();
        List<RunReport.MissingDocument> missing =
                isReadable ? RunQueries.collectMissingDocuments(warehouse) : List.of();
        Map<String, Long> versions = tableVersions();
        endStep();
        return new RunReport(
                runId,
                options.command(),
                outcome,
                startedAt,
                stepBegan,
                options.documents().toString(),
                new RunReport.Documents(
                        documents.newDocuments(),
                        documents.changedDocuments(),
                        documents.vanishedDocuments(),
                        documents.unchanged(),
                        documents.rejectedDocuments(),
                        documents.partlyDocuments()),
                documents.figures(),
                documents.rejections(),
                rejections,
                standing,
                missing,
                new RunReport.Marts(
                        computed.map(MartRun::built).orElse(List.of()),
                        computed.map(marts -> marts.skipped().size()).orElse(0),
                        failedMarts,
                        computed.map(MartRun::failures).orElse(List.of())),
                exported.map(result -> result.folder().toString()).orElse(""),
                seconds(),
                versions,
                SoftwareVersions.all(),
                rollback.tables(),
                failure.map(Failures::inALine).orElseGet(() -> waiting(documents.waitingDocuments())));
    }

    /** A document that the machine does not give is no fault of the document: who runs it has to act. */
    private static String waiting(long documents) {
        return documents == 0
                ? ""
                : documents
                        + " documents could not be read for want of rights, memory or storage; ops.rejection names them."
                        + " What was read from them before still stands, and the next run tries again";
    }

    private Map<String, Double> seconds() {
        Map<String, Double> seconds = new LinkedHashMap<>();
        milliseconds.forEach((name, all) -> seconds.put(name, all / 1000.0));
        return seconds;
    }

    /** This run, and those that died before it: what they found of the same documents is not written twice. */
    private List<String> runs() {
        List<String> runs = new ArrayList<>(rollback.runs());
        runs.add(runId);
        return runs;
    }

    private Map<String, Long> tableVersions() {
        Map<String, Long> versions = new TreeMap<>();
        List<String> tables = new ArrayList<>(
                TableDefinitions.read(warehouse.workspace().schemas()).names());
        computed.ifPresent(marts -> marts.all().forEach(mart -> tables.add("gold." + mart)));
        if (!rollback.tables().isEmpty()) {
            tables.addAll(tablesThere());
        }
        for (String table : tables) {
            try {
                long version = warehouse.version(table);
                if (version >= 0) {
                    versions.put(table, version);
                }
            } catch (RuntimeException e) {
                // That a log cannot be read is what the run has failed with; its report comes all the same.
                LOG.warn("The version of {} cannot be told", table, e);
            }
        }
        return versions;
    }

    private List<String> tablesThere() {
        try {
            return warehouse.tables();
        } catch (IOException e) {
            LOG.warn("The tables cannot be listed", e);
            return List.of();
        }
    }

    private void appendRow(RunReport report) {
        RunReport.Documents documents = report.documents();
        StructType columns = warehouse.spark().table("ops.runs").schema();
        Row row = RowFactory.create(
                report.runId(),
                report.command(),
                Timestamp.from(report.startedAt()),
                Timestamp.from(report.finishedAt()),
                report.outcome().code(),
                report.documentsRoot(),
                (int) documents.fresh(),
                (int) documents.changed(),
                (int) documents.vanished(),
                (int) documents.unchanged(),
                (int) documents.rejected(),
                (int) report.rejectionCount(),
                report.figures(),
                Schemas.fingerprint(Schemas.files(warehouse.workspace().schemas())),
                report.toJson());
        warehouse
                .spark()
                .createDataFrame(List.of(row), columns)
                .write()
                .format("delta")
                .mode(SaveMode.Append)
                .save(warehouse.path("ops.runs"));
    }
}
