package fi.robohaku.lakehouse;

import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.storage.StorageLevel;

/** Intermediate results that several later steps read. */
public final class Checkpoint {
    private Checkpoint() {}

    /**
     * Runs the query and keeps its rows on the executors: later steps read the rows and not the query that made them. A
     * cached dataset would keep the rows too, but every query over it would be planned with the whole of its origin
     * inside, which takes longer than to run it.
     */
    public static Dataset<Row> materialize(Dataset<Row> rows) {
        return rows.localCheckpoint(true, StorageLevel.MEMORY_AND_DISK());
    }
}
