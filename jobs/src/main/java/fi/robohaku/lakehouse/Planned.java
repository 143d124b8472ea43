package fi.robohaku.lakehouse;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.substring_index;

import fi.robohaku.contracts.Schemas;
import fi.robohaku.documents.DocumentFolder;
import fi.robohaku.documents.FoundFile;
import java.io.IOException;
import java.net.URI;
import java.sql.Timestamp;
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
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;
import org.apache.spark.util.SerializableConfiguration;

/** The files of a folder beside the ledger, and the reading of those that need it. */
final class Planned {
    private static final StructType FOUND = new StructType()
            .add("path", DataTypes.StringType)
            .add("location", DataTypes.StringType)
            .add("round", DataTypes.StringType)
            .add("size_bytes", DataTypes.LongType)
            .add("modified_at", DataTypes.TimestampType);
    private static final StructType ASKED =
            new StructType().add("definitions", DataTypes.StringType).add("verify", DataTypes.BooleanType);
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
    Planned(Warehouse warehouse, URI documents, Set<String> rounds, boolean verify, SortedMap<String, String> contracts)
            throws IOException {
        this.spark = warehouse.spark();
        this.contracts = contracts;
        List<FoundFile> files =
                new DocumentFolder(documents, spark.sessionState().newHadoopConf()).list(rounds);
        warehouse.expect(files.stream().mapToLong(FoundFile::sizeBytes).sum());
        spark.createDataFrame(files.stream().map(Planned::row).toList(), FOUND).createOrReplaceTempView("found_file");
        Dataset<Row> known = spark.table("ops.documents").filter("state = 'current'");
        known.createOrReplaceTempView("known_document");
        inScope(known, rounds).createOrReplaceTempView("known_in_scope");
        spark.createDataFrame(List.of(RowFactory.create(Schemas.fingerprint(contracts), verify)), ASKED)
                .createOrReplaceTempView("asked");
        planned = Computed.once(spark.sql(SqlResource.read("plan.sql")));
        planned.createOrReplaceTempView("planned");
        for (Row row : planned.groupBy("action").count().collectAsList()) {
            counts.put(row.getString(0), row.getLong(1));
        }
    }

    private static Dataset<Row> inScope(Dataset<Row> known, Set<String> rounds) {
        return rounds.isEmpty()
                ? known
                : known.filter(substring_index(col("path"), "/", 1).isin(rounds.toArray()));
    }

    private static Row row(FoundFile file) {
        return RowFactory.create(
                file.path(),
                file.location(),
                file.round().orElse(null),
                file.sizeBytes(),
                Timestamp.from(file.modifiedAt()));
    }

    /** Number of files with an action of {@code plan.sql}. */
    long count(String action) {
        return counts.getOrDefault(action, 0L);
    }

    long toOpen() {
        return count("new") + count("reread") + count("suspect");
    }

    Dataset<Row> rows() {
        return planned;
    }

    /**
     * What the files to be opened hold, as {@link Readings#READING}; nothing is read before an action asks for it.
     *
     * @param onlyFingerprints true where only their bytes are to be compared
     */
    Dataset<Row> open(boolean onlyFingerprints) {
        JavaSparkContext context = JavaSparkContext.fromSparkContext(spark.sparkContext());
        int parts = (int) Math.max(1, Math.min(10_000, (toOpen() + DOCUMENTS_AT_ONCE - 1) / DOCUMENTS_AT_ONCE));
        return planned.filter(col("action").isin("new", "reread", "suspect"))
                .repartition(parts, col("path"))
                .mapPartitions(
                        new ReadDocuments(
                                context.<SortedMap<String, String>>broadcast(new TreeMap<>(contracts)),
                                context.broadcast(new SerializableConfiguration(
                                        spark.sessionState().newHadoopConf())),
                                onlyFingerprints),
                        Encoders.row(Readings.READING));
    }
}
