package fi.robohaku.lakehouse;

import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.storage.StorageLevel;

/** Results that several later steps use. */
public final class Checkpoint {
    private Checkpoint() {}

    /**
     * Computes rows now, and once: what comes after works on the result and not on the query that made it. A cached
     * dataset would do for the rows, but every query over it would be planned with the whole of its origin inside,
     * which takes longer than to run it.
     */
    public static Dataset<Row> once(Dataset<Row> rows) {
        return rows.localCheckpoint(true, StorageLevel.MEMORY_AND_DISK());
    }
}
