package fi.robohaku.lakehouse;

import java.io.IOException;
import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;

/**
 * Brings the tables up to date with a folder of documents.
 *
 * <ol>
 *   <li>Detect changed documents: list the files and compare them with the document registry; open only what is new or may
 *       have changed.
 *   <li>Read those on the executors into figures and findings.
 *   <li>Resolve duplicates and dependencies: copies, second versions, reports without an application.
 *   <li>Assemble records out of figures, and tell those that a table can take from the others.
 *   <li>Take the figures and records of documents that left out of the tables and put those that came in, one commit a
 *       table, side by side.
 *   <li>Update the document registry. From this commit on the documents count as ingested; a run that dies before it is
 *       rolled back by the next.
 * </ol>
 *
 * The caller holds the {@link WarehouseLock}.
 */
public final class IngestJob {
    private final Warehouse warehouse;
    private final SparkSession spark;
    private final URI documents;
    private Set<String> rounds = Set.of();
    private boolean verifies;
    private boolean retires;
    private ProgressMonitor progress = ProgressMonitor.SILENT;
    private Optional<RunJournal.Rollback> rollback = Optional.empty();

    public IngestJob(Warehouse warehouse, URI documents) {
        this.warehouse = warehouse;
        this.spark = warehouse.spark();
        this.documents = documents;
    }

    /** Limits the job to the folders of some rounds. If not set, all are read. */
    public IngestJob rounds(Set<String> only) {
        rounds = Set.copyOf(only);
        return this;
    }

    /** Fingerprints every file, also those whose size and time have not changed. If not set, these are not opened. */
    public IngestJob verify(boolean every) {
        verifies = every;
        return this;
    }

    /** Retires documents that are gone also where a round lost most of them. If not set, that is refused. */
    public IngestJob retire(boolean most) {
        retires = most;
        return this;
    }

    /** Who is told of the steps. If not set, nobody. */
    public IngestJob progress(ProgressMonitor monitor) {
        progress = monitor;
        return this;
    }

    /** That dead runs are rolled back already, and which. If not set, {@link #execute} rolls them back first. */
    public IngestJob withRollback(RunJournal.Rollback done) {
        rollback = Optional.of(done);
        return this;
    }

    /** What {@link #execute} would do. Files that may have changed are read; nothing is written. */
    public IngestPlan plan() throws IOException {
        progress.beginStep("Detecting changed documents");
        IngestDefinitions definitions = readDefinitions();
        DetectedChanges changes = detectChanges(definitions, DocumentRegistry.collect(warehouse));
        boolean writesTaxonomies =
                new TaxonomyTable(warehouse, definitions).compare().isPresent();
        progress.beginStep("Reading " + changes.countOpened() + " documents");
        return new IngestPlanner(warehouse, definitions.tables())
                .readAndPlan(
                        changes, ReadDocuments.read(spark, changes, definitions.files(), progress), writesTaxonomies);
    }

    /**
     * Runs the steps.
     *
     * @param runId written beside every row that names a run
     */
    public IngestResult execute(String runId) throws IOException {
        RunJournal.Rollback earlier = rollback.isPresent() ? rollback.get() : RunJournal.rollback(warehouse);
        IngestRun run = new IngestRun(runId, Instant.now(), earlier.runs(), readDefinitions());
        progress.beginStep("Detecting changed documents");
        List<Row> registered = DocumentRegistry.collect(warehouse);
        DetectedChanges changes = detectChanges(run.definitions(), registered);
        Optional<TableChange> taxonomies = new TaxonomyTable(warehouse, run.definitions()).compareAndRemember();
        if (changes.isNothing()) {
            return writeOnly(taxonomies, run, changes.count(FileAction.UNCHANGED));
        }
        progress.beginStep("Reading " + changes.countOpened() + " documents");
        Dataset<Row> reading = Checkpoint.materialize(
                ReadDocuments.read(spark, changes, run.definitions().files(), progress));
        ReadingCounts counts = ReadingCounts.count(reading);
        if (!counts.isAnything() && changes.count(FileAction.VANISHED) == 0) {
            return writeOnly(taxonomies, run, changes.count(FileAction.UNCHANGED) + counts.touched());
        }
        progress.beginStep("Resolving duplicates and dependencies");
        RegistryChanges resolved = resolve(reading, registered, changes, run);
        progress.beginStep("Assembling records");
        TableDefinitions tables = run.definitions().tables();
        SilverChanges silver = SilverChanges.materialize(warehouse, tables, reading, resolved);
        Findings findings = Findings.materialize(spark, reading, resolved, silver, run);
        RegistryChanges registry = silver.hasBroken() ? resolved.rematerializeWith(silver.broken(spark)) : resolved;
        IngestTransaction transaction = new IngestTransaction(warehouse, tables)
                .add(FigureTable.change(reading, registry))
                .addAll(silver.tableChanges(registry))
                .addAll(findings.tableChanges(spark, run))
                .addAll(taxonomies.stream().toList());
        transaction.commit(registry.rows(), run, progress);
        return IngestResult.of(changes, counts, registry.countOutcomes(), findings, transaction.tables());
    }

    private RegistryChanges resolve(
            Dataset<Row> reading, List<Row> registered, DetectedChanges changes, IngestRun run) {
        Dataset<Row> current =
                DocumentRegistry.materializeCurrent(spark, run.definitions().tables(), registered);
        Dataset<Row> present = Checkpoint.materialize(DocumentResolver.present(spark, reading, current, changes, run));
        return RegistryChanges.materialize(DocumentResolver.resolve(spark, present, current, run));
    }

    private IngestDefinitions readDefinitions() {
        return IngestDefinitions.read(warehouse.workspace().schemas());
    }

    private DetectedChanges detectChanges(IngestDefinitions definitions, List<Row> registered) throws IOException {
        List<FoundFile> files =
                new DocumentFolder(documents, spark.sessionState().newHadoopConf()).list(rounds);
        warehouse.tuneForInputSize(
                files.stream().mapToLong(FoundFile::sizeBytes).sum());
        DetectedChanges changes =
                new ChangeDetector(definitions.schemas().fingerprints(), verifies).detect(files, registered, rounds);
        refuseAnEmptyFolder(changes);
        if (!retires) {
            VanishedDocuments.refuseWhereMost(changes, documents);
        }
        return changes;
    }

    /** A mistyped or unmounted folder must not retire everything, and a folder of nothing is a mistake as well. */
    private void refuseAnEmptyFolder(DetectedChanges changes) throws IOException {
        long vanished = changes.count(FileAction.VANISHED);
        if (changes.files().size() > vanished || (retires && vanished > 0)) {
            return;
        }
        String where = "No documents " + (rounds.isEmpty() ? "" : "of round " + String.join(", ", rounds) + " ")
                + "below " + documents;
        throw new IOException(
                vanished == 0
                        ? where + "; give the folder that holds them with --documents"
                        : where + ", yet " + vanished
                                + " stand in the tables; give the folder that holds them, or --retire where they are to go");
    }

    /** Taxonomies may change where no document does. One table needs no journal: its commit is all there is. */
    private IngestResult writeOnly(Optional<TableChange> taxonomies, IngestRun run, long unchanged) {
        TableWriter writer = new TableWriter(warehouse);
        taxonomies.ifPresent(
                change -> writer.tagCommits(run.id(), () -> change.write().accept(writer)));
        return IngestResult.unchanged(
                unchanged, taxonomies.map(TableChange::table).stream().toList());
    }
}
