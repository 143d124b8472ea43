package fi.robohaku.figures;

import fi.robohaku.lakehouse.SortedRows;
import java.util.Comparator;
import java.util.List;
import java.util.function.Function;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.catalyst.CatalystTypeConverters;
import org.apache.spark.sql.catalyst.InternalRow;
import org.apache.spark.sql.catalyst.expressions.InterpretedOrdering;
import org.apache.spark.sql.catalyst.expressions.json.StructsToJsonEvaluator;
import org.apache.spark.sql.types.StructField;
import org.apache.spark.sql.types.StructType;
import scala.Option;
import scala.collection.immutable.Map$;

/** Order and JSON of rows that this process holds, as Spark's own expressions give them. */
final class RowValues {
    private static final String ZONE = "UTC";

    private RowValues() {}

    /** The rows in the order of columns, nulls first. */
    static List<Row> sorted(StructType schema, List<Row> rows, List<String> columns) {
        record Keyed(Row row, InternalRow key) {}
        Function<Row, InternalRow> keys = converter(schema);
        InterpretedOrdering order = SortedRows.ordering(schema, columns);
        return rows.stream()
                .map(row -> new Keyed(row, keys.apply(row)))
                .sorted(Comparator.comparing(Keyed::key, order))
                .map(Keyed::row)
                .toList();
    }

    /** Writes columns of a row as JSON; what is null is left out. */
    static Function<Row, String> json(StructType schema, List<String> columns) {
        List<Integer> positions = columns.stream().map(schema::fieldIndex).toList();
        StructType written =
                new StructType(positions.stream().map(schema::apply).toArray(StructField[]::new));
        Function<Row, InternalRow> values = converter(written);
        StructsToJsonEvaluator writer =
                new StructsToJsonEvaluator(Map$.MODULE$.<String, String>empty(), written, Option.apply(ZONE));
        return row -> writer.evaluate(values.apply(
                        RowFactory.create(positions.stream().map(row::get).toArray())))
                .toString();
    }

    /** Turns rows into those of Spark's expressions; made once for all rows of a schema. */
    static Function<Row, InternalRow> converter(StructType schema) {
        var converter = CatalystTypeConverters.createToCatalystConverter(schema);
        return row -> (InternalRow) converter.apply(row);
    }
}
