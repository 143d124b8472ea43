package fi.robohaku.lakehouse;

import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.sum;

import java.util.HashMap;
import java.util.Map;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/**
 * How many documents were read, and why.
 *
 * @param fresh read for the first time
 * @param again read again, for their bytes changed or what they are read by
 * @param touched opened and found the same
 * @param figures fields read
 */
record ReadingCounts(long fresh, long again, long touched, long figures) {
    /**
     * Counts computed readings.
     *
     * @param reading rows of {@link ReadingRows#READING}
     */
    static ReadingCounts count(Dataset<Row> reading) {
        Map<String, Row> byAction = new HashMap<>();
        for (Row row : reading.groupBy("action")
                .agg(org.apache.spark.sql.functions.count(lit(1)), coalesce(sum("n_figures"), lit(0L)))
                .collectAsList()) {
            byAction.put(row.getString(0), row);
        }
        return new ReadingCounts(
                at(byAction, "new", 1),
                at(byAction, "changed", 1) + at(byAction, "reread", 1),
                at(byAction, "touched", 1),
                at(byAction, "new", 2) + at(byAction, "changed", 2) + at(byAction, "reread", 2));
    }

    private static long at(Map<String, Row> byAction, String action, int column) {
        return byAction.containsKey(action) ? byAction.get(action).getLong(column) : 0;
    }

    /** Number of documents read. */
    long read() {
        return fresh + again;
    }
}
