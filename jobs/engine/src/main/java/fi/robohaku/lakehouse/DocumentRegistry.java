package fi.robohaku.lakehouse;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;

/**
 * The document registry, table {@code ops.documents}: which states of which files stand in the tables, and what came of
 * each.
 */
final class DocumentRegistry {
    static final String TABLE = "ops.documents";

    private DocumentRegistry() {}

    /**
     * Reads the registry into the driver, where the list of files is as well; none where the table is not there yet. Rows
     * are not filtered by a query: to read a table that small takes fewer jobs without a filter than with one.
     */
    static List<Row> collect(Warehouse warehouse) {
        return warehouse.exists(TABLE) ? warehouse.spark().table(TABLE).collectAsList() : List.of();
    }

    /** Of collected rows those of documents that are current, computed. */
    static Dataset<Row> materializeCurrent(SparkSession spark, TableDefinitions tables, List<Row> registered) {
        List<Row> current = registered.stream()
                .filter(row -> "current".equals(row.getAs("state")))
                .toList();
        return Checkpoint.materialize(spark.createDataFrame(current, tables.columns(TABLE)));
    }

    /**
     * Writes changed rows, in one commit. A state that was read before keeps the run that first read it.
     *
     * @param rows columns of the registry, and maybe others
     */
    static void merge(TableWriter writer, TableDefinitions tables, Dataset<Row> rows) {
        Map<String, String> changes = new HashMap<>();
        for (String column : tables.columns(TABLE).fieldNames()) {
            changes.put(column, "source." + column);
        }
        changes.remove("first_run");
        writer.upsert(TABLE, "document_id", rows, changes);
    }
}
