package fi.robohaku.lakehouse;

import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.catalyst.CatalystTypeConverters;
import org.apache.spark.sql.catalyst.InternalRow;
import org.apache.spark.sql.catalyst.expressions.SortOrder;
import org.apache.spark.sql.catalyst.plans.physical.SinglePartition$;
import org.apache.spark.sql.classic.SparkSession;
import org.apache.spark.sql.execution.LogicalRDD;
import org.apache.spark.sql.execution.SQLExecution;
import scala.Option;
import scala.jdk.javaapi.CollectionConverters;

/**
 * The rows of a query, few enough for this process to hold. Queries over them find them in one partition, so that no
 * exchange stands between the steps of such a query, and where Spark runs in this process no task carries them.
 */
public final class FewRows implements AutoCloseable {
    /** More rows than this are left to Spark. */
    public static final int MOST = 20_000;

    private static final Map<Long, InternalRow[]> HELD = new ConcurrentHashMap<>();
    private static final AtomicLong LAST = new AtomicLong();

    private final long id = LAST.incrementAndGet();
    private final Dataset<Row> query;
    private final InternalRow[] rows;

    private FewRows(Dataset<Row> query, InternalRow[] rows) {
        this.query = query;
        this.rows = rows;
    }

    /** Runs the query, one Spark job where its last step has one partition; empty where it gives more than {@link #MOST}. */
    public static Optional<FewRows> of(Dataset<Row> query) {
        // Tasks see the settings of the session only where they are handed to them.
        InternalRow[] taken = SQLExecution.withSQLConfPropagated(
                classic(query).sparkSession(),
                () -> classic(query).queryExecution().executedPlan().executeTake(MOST + 1));
        return taken.length > MOST ? Optional.empty() : Optional.of(new FewRows(query, taken));
    }

    /** The rows, as the query sorted them, with the values that Spark works on. */
    public List<InternalRow> rows() {
        return Arrays.asList(rows);
    }

    /** The rows for people and files. */
    public List<Row> asRows() {
        var converter = CatalystTypeConverters.createToScalaConverter(query.schema());
        return rows().stream().map(row -> (Row) converter.apply(row)).toList();
    }

    /** The rows for other queries; to be run before this is closed. */
    public Dataset<Row> dataset() {
        HELD.put(id, rows);
        SparkSession spark = classic(query).sparkSession();
        return org.apache.spark.sql.classic.Dataset.ofRows(
                spark,
                new LogicalRDD(
                        classic(query).queryExecution().analyzed().output(),
                        rdd(new JavaSparkContext(spark.sparkContext())).rdd(),
                        SinglePartition$.MODULE$,
                        CollectionConverters.asScala(List.<SortOrder>of()).toSeq(),
                        false,
                        Option.empty(),
                        spark,
                        Option.empty(),
                        Option.empty()));
    }

    private JavaRDD<InternalRow> rdd(JavaSparkContext context) {
        return context.isLocal()
                ? context.parallelize(List.of(id), 1).mapPartitions(FewRows::held)
                : context.parallelize(rows(), 1);
    }

    private static Iterator<InternalRow> held(Iterator<Long> ids) {
        return Arrays.asList(HELD.get(ids.next())).iterator();
    }

    private static org.apache.spark.sql.classic.Dataset<Row> classic(Dataset<Row> rows) {
        return (org.apache.spark.sql.classic.Dataset<Row>) rows;
    }

    @Override
    public void close() {
        HELD.remove(id);
    }
}
