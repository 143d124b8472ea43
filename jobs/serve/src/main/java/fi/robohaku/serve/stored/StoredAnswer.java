package fi.robohaku.serve.stored;

import java.util.List;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.types.StructField;

/** Columns and rows of an answer, as Spark gives them. */
public record StoredAnswer(List<StructField> columns, List<Row> rows) {
    public StoredAnswer {
        columns = List.copyOf(columns);
        rows = List.copyOf(rows);
    }
}
