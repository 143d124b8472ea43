package fi.robohaku.lakehouse;

import static org.apache.spark.sql.functions.lit;

import io.delta.tables.DeltaTable;
import java.util.HashMap;
import java.util.Map;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SaveMode;
import org.apache.spark.sql.functions;

/** Writes rows of documents to tables, each call one Delta commit that names its run. */
final class TableWriter {
    private final Warehouse warehouse;

    TableWriter(Warehouse warehouse) {
        this.warehouse = warehouse;
    }

    /** Does work; every commit of the session meanwhile, of this or another thread, names the run. */
    void tagCommits(String runId, Runnable work) {
        String setting = "spark.databricks.delta.commitInfo.userMetadata";
        warehouse.spark().conf().set(setting, "{\"run\":\"" + runId + "\"}");
        try {
            work.run();
        } finally {
            warehouse.spark().conf().unset(setting);
        }
    }

    /** Adds rows. The columns are those of the table, in any order. */
    void append(String table, Dataset<Row> rows) {
        rows.write().format("delta").mode(SaveMode.Append).save(warehouse.path(table));
    }

    /** Puts rows in place of all there are. */
    void overwrite(String table, Dataset<Row> rows) {
        rows.write().format("delta").mode(SaveMode.Overwrite).save(warehouse.path(table));
    }

    /**
     * Takes out the rows of some documents and adds others, in one commit.
     *
     * @param documents document_id of the documents whose rows leave, each once
     * @param rows rows that enter, also of the same documents
     */
    void replace(String table, Dataset<Row> documents, Dataset<Row> rows) {
        Dataset<Row> source = rows.withColumn("leaves", lit(false))
                .unionByName(documents.select("document_id").withColumn("leaves", lit(true)), true);
        Map<String, Column> entering = new HashMap<>();
        for (String column : warehouse.spark().table(table).columns()) {
            entering.put(column, functions.col("source." + column));
        }
        DeltaTable.forPath(warehouse.spark(), warehouse.path(table))
                .as("target")
                .merge(source.as("source"), "target.document_id = source.document_id AND source.leaves")
                .whenMatched()
                .delete()
                .whenNotMatched("NOT source.leaves")
                .insert(entering)
                .execute();
    }

    /**
     * Adds rows and changes those with the same key.
     *
     * @param rows columns of the table, and others that {@code changes} may use
     * @param changes for a row that is there already: column to expression over {@code source} and {@code target}
     */
    void upsert(String table, String key, Dataset<Row> rows, Map<String, String> changes) {
        Map<String, String> entering = new HashMap<>();
        for (String column : warehouse.spark().table(table).columns()) {
            entering.put(column, "source." + column);
        }
        DeltaTable.forPath(warehouse.spark(), warehouse.path(table))
                .as("target")
                .merge(rows.as("source"), "target." + key + " = source." + key)
                .whenMatched()
                .updateExpr(changes)
                .whenNotMatched()
                .insertExpr(entering)
                .execute();
    }
}
