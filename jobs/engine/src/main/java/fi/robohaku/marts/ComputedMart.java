package fi.robohaku.marts;

import fi.robohaku.lakehouse.Checkpoint;
import fi.robohaku.lakehouse.FewRows;
import java.util.List;
import java.util.Optional;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.functions;

/**
 * The rows of a mart, computed and not yet written.
 *
 * @param rows for the queries of other marts
 * @param few the same, where this process holds them
 */
record ComputedMart(Dataset<Row> rows, Optional<FewRows> few) {
    /**
     * Runs the query of a mart.
     *
     * @param order columns that few rows are sorted by
     * @param isSmall whether what it reads is small, so that its rows are likely few
     */
    static ComputedMart of(Dataset<Row> query, List<String> order, boolean isSmall) {
        Dataset<Row> inOnePartition = query.coalesce(1);
        Optional<FewRows> few = isSmall
                ? FewRows.of(
                        inOnePartition.sort(order.stream().map(functions::col).toArray(Column[]::new)))
                : Optional.empty();
        return new ComputedMart(few.map(FewRows::dataset).orElseGet(() -> Checkpoint.materialize(inOnePartition)), few);
    }
}
