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
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeSet;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Encoders;
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

    /** What {@link #execute} would do. Files that may have changed are fingerprinted; nothing is written. */
    public IngestPlan plan() throws IOException {
        steps.begins("Comparing the documents with the ledger");
        Planned planned = new Planned(warehouse, documents, rounds, verify, contractFiles);
        Dataset<Row> opened = planned.open(true).select("path", "action");
        List<String> entering = paths(opened.filter(col("action").equalTo("new")));
        List<String> changing = paths(opened.filter(col("action").isin("changed", "reread")));
        List<String> leaving = paths(planned.rows().filter(col("action").equalTo("vanished")));
        long touched = planned.toOpen() - entering.size() - changing.size();
        boolean nothing = entering.isEmpty() && changing.isEmpty() && leaving.isEmpty();
        return new IngestPlan(
                entering,
                changing,
                leaving,
                planned.count("unchanged") + touched,
                nothing ? List.of() : tables.namesIn("silver"));
    }

    private static List<String> paths(Dataset<Row> rows) {
        return rows.select("path").sort("path").as(Encoders.STRING()).collectAsList();
    }

    /**
     * Does it.
     *
     * @param runId written beside every row that names a run
     */
    public IngestResult execute(String runId) throws IOException {
        Intent intent = new Intent(warehouse);
        List<String> restored = intent.recover();
        steps.begins("Comparing the documents with the ledger");
        Planned planned = new Planned(warehouse, documents, rounds, verify, contractFiles);
        if (planned.toOpen() + planned.count("vanished") == 0) {
            return nothing(planned.count("unchanged"), restored);
        }
        refuseAnEmptyFolder(planned);
        steps.begins("Reading " + planned.toOpen() + " documents");
        return write(runId, planned, Computed.once(planned.open(false)), intent, restored);
    }

    /** A mistyped or unmounted folder must not retire everything. */
    private void refuseAnEmptyFolder(Planned planned) throws IOException {
        if (planned.toOpen() + planned.count("unchanged") == 0) {
            throw new IOException("No documents below " + documents + ", yet " + planned.count("vanished")
                    + " stand in the tables; give the folder that holds them, or leave one in it");
        }
    }

    private IngestResult write(
            String runId, Planned planned, Dataset<Row> reading, Intent intent, List<String> restored)
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
            return nothing(planned.count("unchanged") + touched, restored);
        }
        steps.begins("Settling what documents say of each other");
        Dataset<Row> next = Computed.once(nextLedger(reading));
        Writes writes = new Writes(warehouse, tables, schemas, reading, next, taxonomies(), runId, !restored.isEmpty());
        steps.begins("Writing figures and records");
        intent.declare(writes.tables());
        writes.run(writer);
        steps.begins("Writing the ledger");
        writeLedger(next, runId);
        intent.fulfilled();
        Set<String> written = new TreeSet<>(writes.tables());
        written.add(Intent.LEDGER);
        Row outcome = next.filter("state = 'current' AND (is_read_now OR is_newly_ruled_out)")
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
                List.copyOf(written),
                restored);
    }

    private static long counted(Map<String, Row> rows, String action, int column) {
        return rows.containsKey(action) ? rows.get(action).getLong(column) : 0;
    }

    private static IngestResult nothing(long unchanged, List<String> restored) {
        return new IngestResult(0, 0, 0, unchanged, 0, 0, 0, 0, List.of(), restored);
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
        spark.sql(SqlResource.read("standing.sql")).createOrReplaceTempView("standing_document");
        spark.sql(SqlResource.read("resolve.sql")).createOrReplaceTempView("ruled_out");
        return spark.sql(SqlResource.read("next_ledger.sql"));
    }

    private void writeLedger(Dataset<Row> next, String runId) {
        Dataset<Row> rows = next.withColumn("definitions", lit(Schemas.fingerprint(contractFiles)))
                .withColumn("first_run", lit(runId))
                .withColumn("last_run", lit(runId))
                .withColumn("read_at", lit(Timestamp.from(Instant.now())));
        Map<String, String> changes = new HashMap<>();
        for (String column : tables.columns(spark, Intent.LEDGER).fieldNames()) {
            changes.put(column, "source." + column);
        }
        changes.remove("first_run");
        // Only a document that was read in this run was read by the present contracts.
        for (String column : List.of("read_at", "definitions")) {
            changes.put(column, "CASE WHEN source.is_read_now THEN source.%1$s ELSE target.%1$s END".formatted(column));
        }
        writer.upsert(Intent.LEDGER, "document_id", rows, changes);
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
