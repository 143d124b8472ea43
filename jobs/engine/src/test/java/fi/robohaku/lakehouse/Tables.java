package fi.robohaku.lakehouse;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.apache.spark.scheduler.SparkListener;
import org.apache.spark.scheduler.SparkListenerJobStart;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Encoders;
import org.apache.spark.sql.Row;

/** What tests ask of the tables of a warehouse. */
public final class Tables {
    private final Warehouse warehouse;
    private final TableDefinitions definitions;

    public Tables(Warehouse warehouse) {
        this.warehouse = warehouse;
        this.definitions = TableDefinitions.read(warehouse.workspace().schemas());
    }

    /** Version of each table of the contracts. */
    public Map<String, Long> versions() {
        Map<String, Long> versions = new TreeMap<>();
        definitions.names().forEach(table -> versions.put(table, warehouse.version(table)));
        return versions;
    }

    /** Rows of the layers bronze and silver, each table as a multiset, with their columns in the order of the alphabet. */
    public Map<String, List<String>> records() {
        Map<String, List<String>> records = new TreeMap<>();
        for (String table : definitions.names()) {
            if (!table.startsWith("ops.")) {
                Dataset<Row> rows = warehouse.rows(table);
                String[] columns = rows.columns();
                Arrays.sort(columns);
                records.put(
                        table,
                        texts(rows.select(Stream.of(columns).map(rows::col).toArray(Column[]::new))
                                .collectAsList()));
            }
        }
        return records;
    }

    private static List<String> texts(List<Row> rows) {
        return rows.stream().map(Row::toString).sorted().toList();
    }

    /** The first column of a query, as text, in order. */
    public List<String> ask(String query) {
        return warehouse
                .spark()
                .sql("SELECT CAST(answer AS STRING) FROM (" + query + ") AS asked (answer) ORDER BY 1")
                .as(Encoders.STRING())
                .collectAsList();
    }

    /** {@code path outcome rule} of the documents that the registry has as current. */
    public List<String> outcomes() {
        return ask("""
                SELECT concat_ws(' ', path, outcome, outcome_rule) FROM ops.documents WHERE state = 'current'
                """);
    }

    /** Number of records of layer silver that come from a document, in whatever state. */
    public long recordsOf(String path) {
        List<String> ids = ask("SELECT DISTINCT document_id FROM ops.documents WHERE path = '" + path + "'");
        long records = 0;
        for (String table : definitions.namesIn("silver")) {
            Dataset<Row> rows = warehouse.rows("silver." + table);
            if (!ids.isEmpty() && List.of(rows.columns()).contains("document_id")) {
                records +=
                        rows.filter(rows.col("document_id").isin(ids.toArray())).count();
            }
        }
        return records;
    }

    /** Number of Spark jobs that some work starts. */
    public int jobsOf(Work work) throws Exception {
        AtomicInteger jobs = new AtomicInteger();
        SparkListener listener = new SparkListener() {
            @Override
            public void onJobStart(SparkListenerJobStart start) {
                jobs.incrementAndGet();
            }
        };
        var context = warehouse.spark().sparkContext();
        context.addSparkListener(listener);
        try {
            work.run();
            context.listenerBus().waitUntilEmpty();
        } finally {
            context.removeSparkListener(listener);
        }
        return jobs.get();
    }

    /** Work that may throw. */
    @FunctionalInterface
    public interface Work {
        void run() throws Exception;
    }
}
