package fi.robohaku.lakehouse;

import static org.apache.spark.sql.functions.col;

import fi.robohaku.contracts.Schemas;
import java.io.IOException;
import java.net.URI;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Encoders;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.util.SerializableConfiguration;

/** The files of a folder beside the ledger, and the reading of those that need it. */
final class DetectedChanges {
    private static final int DOCUMENTS_AT_ONCE = 16;

    private final SparkSession spark;
    private final SortedMap<String, String> contracts;
    private final Dataset<Row> planned;
    private final Map<String, Long> counts = new HashMap<>();

    /**
     * Lists the folder and compares it with the ledger.
     *
     * @throws IOException where the folder cannot be listed
     */
    DetectedChanges(
            Warehouse warehouse,
            TableDefinitions tables,
            URI documents,
            Set<String> rounds,
            boolean verify,
            SortedMap<String, String> contracts)
            throws IOException {
        this.spark = warehouse.spark();
        this.contracts = contracts;
        List<FoundFile> files =
                new DocumentFolder(documents, spark.sessionState().newHadoopConf()).list(rounds);
        warehouse.expect(files.stream().mapToLong(FoundFile::sizeBytes).sum());
        Dataset<Row> ledger = ledger(warehouse, tables);
        ledger.filter("state = 'current'").createOrReplaceTempView("known_document");
        // The list of files is in the driver already, so what the ledger knows of them may be as well.
        List<Row> rows = new ChangeDetector(Schemas.fingerprint(contracts), verify).rows(files, ledger, rounds);
        planned = spark.createDataFrame(rows, ChangeDetector.PLANNED);
        planned.createOrReplaceTempView("planned");
        int action = ChangeDetector.PLANNED.fieldIndex("action");
        rows.forEach(row -> counts.merge(row.getString(action), 1L, Long::sum));
    }

    private static Dataset<Row> ledger(Warehouse warehouse, TableDefinitions tables) {
        SparkSession spark = warehouse.spark();
        return warehouse.exists(RunJournal.LEDGER)
                ? spark.table(RunJournal.LEDGER)
                : spark.createDataFrame(List.of(), tables.columns(spark, RunJournal.LEDGER));
    }

    /** Number of files with an action of {@link ChangeDetector}. */
    long count(String action) {
        return counts.getOrDefault(action, 0L);
    }

    long toOpen() {
        return count("new") + count("reread") + count("suspect");
    }

    Dataset<Row> rows() {
        return planned;
    }

    /** What the files to be opened hold, as {@link ReadingRows#READING}; nothing is read before an action asks for it. */
    Dataset<Row> open() {
        JavaSparkContext context = JavaSparkContext.fromSparkContext(spark.sparkContext());
        int parts = (int) Math.max(1, Math.min(10_000, (toOpen() + DOCUMENTS_AT_ONCE - 1) / DOCUMENTS_AT_ONCE));
        return planned.filter(col("action").isin("new", "reread", "suspect"))
                .repartition(parts, col("path"))
                .mapPartitions(
                        new ReadDocuments(
                                context.<SortedMap<String, String>>broadcast(new TreeMap<>(contracts)),
                                context.broadcast(new SerializableConfiguration(
                                        spark.sessionState().newHadoopConf()))),
                        Encoders.row(ReadingRows.READING));
    }
}
