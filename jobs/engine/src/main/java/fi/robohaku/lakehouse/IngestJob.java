package fi.robohaku.lakehouse;

import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.count;
import static org.apache.spark.sql.functions.count_if;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.sum;

import fi.robohaku.contracts.Schemas;
import java.io.IOException;
import java.net.URI;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;

/**
 * Brings the tables up to date with a folder of documents.
 *
 * <ol>
 *   <li>List the files and compare them with the ledger; open only what is new or may have changed.
 *   <li>Read those on the executors into figures and findings.
 *   <li>Settle what documents say of each other: duplicates, second versions, reports without an application.
 *   <li>Take the figures and records of documents that left out of the tables and put those that came in, one commit a
 *       table, side by side.
 *   <li>Write the ledger. From this commit on the documents count as ingested; a run that dies before it is undone by
 *       the next.
 * </ol>
 *
 * The caller holds the {@link WarehouseLock}.
 */
public final class IngestJob {
    private static final StructType KIND = new StructType()
            .add("contract", DataTypes.StringType)
            .add("kind", DataTypes.StringType)
            .add("follows", DataTypes.StringType)
            .add("repeats", DataTypes.BooleanType);

    private final Warehouse warehouse;
    private final SparkSession spark;
    private final URI documents;
    private final TableDefinitions tables;
    private final SortedMap<String, String> contractFiles;
    private final Schemas schemas;
    private final TableWriter writer;
    private Set<String> rounds = Set.of();
    private boolean verify;
    private Steps steps = Steps.SILENT;
    private Optional<RunJournal.Undone> undone = Optional.empty();

    public IngestJob(Warehouse warehouse, URI documents) {
        this.warehouse = warehouse;
        this.spark = warehouse.spark();
        this.documents = documents;
        this.tables = TableDefinitions.read(warehouse.workspace().schemas());
        this.contractFiles = Schemas.files(warehouse.workspace().schemas());
        this.schemas = Schemas.read(warehouse.workspace().schemas());
        this.writer = new TableWriter(warehouse);
    }

    /** Limits the job to the folders of some rounds. If not set, all are read. */
    public IngestJob rounds(Set<String> only) {
        rounds = Set.copyOf(only);
        return this;
    }

    /** Fingerprints every file, also those whose size and time have not changed. If not set, these are not opened. */
    public IngestJob verify(boolean every) {
        verify = every;
        return this;
    }

    /** Who is told of the steps. If not set, nobody. */
    public IngestJob steps(Steps listener) {
        steps = listener;
        return this;
    }

    /** That dead runs are undone already, and which. If not set, {@link #execute} undoes them first. */
    public IngestJob after(RunJournal.Undone already) {
        undone = Optional.of(already);
        return this;
    }

    /** What {@link #execute} would do. Files that may have changed are read; nothing is written. */
    public IngestPlan plan() throws IOException {
        DetectedChanges planned = compare();
        steps.begins("Reading " + planned.toOpen() + " documents");
        return DryRun.of(warehouse, tables, planned);
    }

    private DetectedChanges compare() throws IOException {
        steps.begins("Comparing the documents with the ledger");
        DetectedChanges planned = new DetectedChanges(warehouse, tables, documents, rounds, verify, contractFiles);
        refuseAnEmptyFolder(planned);
        return planned;
    }

    /**
     * Does it.
     *
     * @param runId written beside every row that names a run
     */
    public IngestResult execute(String runId) throws IOException {
        RunJournal.Undone before = undone.isPresent() ? undone.get() : RunJournal.undo(warehouse);
        DetectedChanges planned = compare();
        if (planned.toOpen() + planned.count("vanished") == 0) {
            return IngestResult.unchanged(planned.count("unchanged"));
        }
        steps.begins("Reading " + planned.toOpen() + " documents");
        return write(runId, planned, Checkpoint.once(planned.open()), before);
    }

    /** A mistyped or unmounted folder must not retire everything, and a folder of nothing is a mistake as well. */
    private void refuseAnEmptyFolder(DetectedChanges planned) throws IOException {
        if (planned.toOpen() + planned.count("unchanged") > 0) {
            return;
        }
        String where = "No documents " + (rounds.isEmpty() ? "" : "of round " + String.join(", ", rounds) + " ")
                + "below " + documents;
        throw new IOException(
                planned.count("vanished") == 0
                        ? where + "; give the folder that holds them with --documents"
                        : where + ", yet " + planned.count("vanished")
                                + " stand in the tables; give the folder that holds them, or leave one in it");
    }

    private IngestResult write(String runId, DetectedChanges planned, Dataset<Row> reading, RunJournal.Undone before)
            throws IOException {
        Map<String, Row> read = new HashMap<>();
        for (Row row : reading.groupBy("action")
                .agg(count(lit(1)), coalesce(sum("n_figures"), lit(0L)))
                .collectAsList()) {
            read.put(row.getString(0), row);
        }
        long touched = counted(read, "touched", 1);
        long opened = counted(read, "new", 1) + counted(read, "changed", 1) + counted(read, "reread", 1);
        if (opened + planned.count("vanished") == 0) {
            return IngestResult.unchanged(planned.count("unchanged") + touched);
        }
        steps.begins("Settling what documents say of each other");
        Dataset<Row> next = Checkpoint.once(nextLedger(reading));
        IngestTransaction writes =
                new IngestTransaction(warehouse, tables, schemas, reading, next, taxonomies(), runId, before.runs());
        Dataset<Row> ledger = writes.ledger();
        RunJournal intent = new RunJournal(warehouse);
        intent.declare(Stream.concat(before.runs().stream(), Stream.of(runId)).toList(), writes.tables());
        writer.inTheNameOf(runId, () -> {
            steps.begins("Writing figures and records");
            writes.run(writer);
            steps.begins("Writing the ledger");
            writeLedger(ledger, runId);
        });
        intent.fulfilled();
        Set<String> written = new TreeSet<>(writes.tables());
        written.add(RunJournal.LEDGER);
        Row outcome = ledger.filter("state = 'current' AND (is_read_now OR is_newly_ruled_out)")
                .agg(
                        count_if(col("outcome").equalTo("rejected")),
                        count_if(col("outcome").equalTo("partly")))
                .head();
        return new IngestResult(
                counted(read, "new", 1),
                counted(read, "changed", 1) + counted(read, "reread", 1),
                planned.count("vanished"),
                planned.count("unchanged") + touched,
                outcome.getLong(0),
                outcome.getLong(1),
                counted(read, "new", 2) + counted(read, "changed", 2) + counted(read, "reread", 2),
                writes.rejections(),
                List.copyOf(written));
    }

    private static long counted(Map<String, Row> rows, String action, int column) {
        return rows.containsKey(action) ? rows.get(action).getLong(column) : 0;
    }

    private Dataset<Row> nextLedger(Dataset<Row> reading) {
        reading.createOrReplaceTempView("reading");
        spark.createDataFrame(
                        schemas.documents().values().stream()
                                .map(contract -> RowFactory.create(
                                        contract.id(), contract.kind(), contract.follows(), contract.repeats()))
                                .toList(),
                        KIND)
                .createOrReplaceTempView("document_kind");
        spark.sql(TextResource.read("standing.sql")).createOrReplaceTempView("standing_document");
        spark.sql(TextResource.read("resolve.sql")).createOrReplaceTempView("ruled_out");
        return spark.sql(TextResource.read("next_ledger.sql"));
    }

    private void writeLedger(Dataset<Row> ledger, String runId) {
        Dataset<Row> rows = ledger.withColumn("definitions", lit(Schemas.fingerprint(contractFiles)))
                .withColumn("first_run", lit(runId))
                .withColumn("last_run", lit(runId))
                .withColumn("read_at", lit(Timestamp.from(Instant.now())));
        Map<String, String> changes = new HashMap<>();
        for (String column : tables.columns(spark, RunJournal.LEDGER).fieldNames()) {
            changes.put(column, "source." + column);
        }
        changes.remove("first_run");
        // Only a document that was read in this run was read by the present contracts.
        for (String column : List.of("read_at", "definitions")) {
            changes.put(column, "CASE WHEN source.is_read_now THEN source.%1$s ELSE target.%1$s END".formatted(column));
        }
        writer.upsert(RunJournal.LEDGER, "document_id", rows, changes);
    }

    private Dataset<Row> taxonomies() {
        List<Row> terms = new ArrayList<>();
        schemas.taxonomies().values().forEach(taxonomy -> {
            for (int i = 0; i < taxonomy.terms().size(); i++) {
                var term = taxonomy.terms().get(i);
                terms.add(RowFactory.create(
                        taxonomy.id(),
                        term.code(),
                        term.parent().isEmpty() ? null : term.parent(),
                        term.label().fi(),
                        term.label().sv(),
                        term.label().en(),
                        i + 1));
            }
        });
        return spark.createDataFrame(terms, tables.columns(spark, "silver.taxonomy"));
    }
}
