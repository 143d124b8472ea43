package fi.robohaku.figures;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.Function;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.catalyst.CatalystTypeConverters;
import org.apache.spark.sql.catalyst.InternalRow;
import org.apache.spark.sql.catalyst.expressions.Ascending$;
import org.apache.spark.sql.catalyst.expressions.BoundReference;
import org.apache.spark.sql.catalyst.expressions.Expression;
import org.apache.spark.sql.catalyst.expressions.InterpretedOrdering;
import org.apache.spark.sql.catalyst.expressions.SortOrder;
import org.apache.spark.sql.catalyst.expressions.json.StructsToJsonEvaluator;
import org.apache.spark.sql.types.StructField;
import org.apache.spark.sql.types.StructType;
import scala.Option;
import scala.collection.immutable.Map$;
import scala.jdk.javaapi.CollectionConverters;

/** Order and JSON of rows that this process holds, as Spark's own expressions give them. */
final class RowValues {
    private static final String ZONE = "UTC";

    private RowValues() {}

    /** The rows in the order of columns, nulls first. */
    static List<Row> sorted(StructType schema, List<Row> rows, List<String> columns) {
        record Keyed(Row row, InternalRow key) {}
        Function<Row, InternalRow> keys = converter(schema);
        List<SortOrder> orders = new ArrayList<>();
        for (String column : columns) {
            int position = schema.fieldIndex(column);
            orders.add(new SortOrder(
                    new BoundReference(position, schema.apply(position).dataType(), true),
                    Ascending$.MODULE$,
                    Ascending$.MODULE$.defaultNullOrdering(),
                    CollectionConverters.asScala(List.<Expression>of()).toSeq()));
        }
        InterpretedOrdering order =
                new InterpretedOrdering(CollectionConverters.asScala(orders).toSeq());
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

    private static Function<Row, InternalRow> converter(StructType schema) {
        var converter = CatalystTypeConverters.createToCatalystConverter(schema);
        return row -> (InternalRow) converter.apply(row);
    }
}
