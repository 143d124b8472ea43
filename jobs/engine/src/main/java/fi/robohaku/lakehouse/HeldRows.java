package fi.robohaku.lakehouse;

import java.util.ArrayList;
import java.util.List;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/** Intermediate results of one piece of work, computed once and kept until it ends: few by this process, many by Spark. */
public final class HeldRows implements AutoCloseable {
    private final List<FewRows> few = new ArrayList<>();

    /** Runs the query; its rows can be read until this is closed. */
    public Dataset<Row> hold(Dataset<Row> query) {
        return FewRows.of(query)
                .map(rows -> {
                    few.add(rows);
                    return rows.dataset();
                })
                .orElseGet(() -> Checkpoint.materialize(query));
    }

    @Override
    public void close() {
        few.forEach(FewRows::close);
    }
}
