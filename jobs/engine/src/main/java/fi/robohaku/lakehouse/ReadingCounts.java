package fi.robohaku.lakehouse;

import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.count_if;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.sum;

import fi.robohaku.contracts.Rule;
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
 * @param kept not read for the state of the machine, so that what was read before stands
 * @param waiting not read for the state of the machine, whether read before or not
 * @param figures fields read
 */
record ReadingCounts(long fresh, long again, long touched, long kept, long waiting, long figures) {
    /**
     * Counts computed readings.
     *
     * @param reading rows of {@link ReadingRows#READING}
     */
    static ReadingCounts count(Dataset<Row> reading) {
        Map<String, Row> byAction = new HashMap<>();
        for (Row row : reading.groupBy("action")
                .agg(
                        org.apache.spark.sql.functions.count(lit(1)),
                        coalesce(sum("n_figures"), lit(0L)),
                        count_if(col("own_rule").isin(Rule.OF_MACHINE.toArray())))
                .collectAsList()) {
            byAction.put(row.getString(0), row);
        }
        return new ReadingCounts(
                at(byAction, "new", 1),
                at(byAction, "changed", 1) + at(byAction, "reread", 1),
                at(byAction, "touched", 1),
                at(byAction, ReadingRows.KEPT, 1),
                byAction.values().stream().mapToLong(row -> row.getLong(3)).sum(),
                at(byAction, "new", 2) + at(byAction, "changed", 2) + at(byAction, "reread", 2));
    }

    private static long at(Map<String, Row> byAction, String action, int column) {
        return byAction.containsKey(action) ? byAction.get(action).getLong(column) : 0;
    }

    /** Whether there is something to write: a document read, or one to be told of. */
    boolean isAnything() {
        return read() + kept > 0;
    }

    /** Number of documents read. */
    long read() {
        return fresh + again;
    }
}
