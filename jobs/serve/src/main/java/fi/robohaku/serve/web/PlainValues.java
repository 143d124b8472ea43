package fi.robohaku.serve.web;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.functions;
import org.apache.spark.sql.types.ArrayType;
import org.apache.spark.sql.types.BinaryType;
import org.apache.spark.sql.types.BooleanType;
import org.apache.spark.sql.types.DataType;
import org.apache.spark.sql.types.DateType;
import org.apache.spark.sql.types.MapType;
import org.apache.spark.sql.types.NumericType;
import org.apache.spark.sql.types.StringType;
import org.apache.spark.sql.types.StructType;

/** Values that a cell of a table or of a file holds: numbers, truth, days and text. */
final class PlainValues {
    private PlainValues() {}

    /** The rows with lists, maps and structs as JSON, bytes in hexadecimal digits, and moments and all else as text. */
    static Dataset<Row> of(Dataset<Row> rows) {
        DataType[] types = IntStream.range(0, rows.schema().length())
                .mapToObj(i -> rows.schema().fields()[i].dataType())
                .toArray(DataType[]::new);
        // A query may give one name to several columns, or a name that has to be quoted.
        Dataset<Row> named = rows.toDF(
                IntStream.range(0, types.length).mapToObj(i -> "c" + i).toArray(String[]::new));
        List<Column> plain = new ArrayList<>();
        for (int i = 0; i < types.length; i++) {
            Column column = functions.col("c" + i);
            plain.add(plain(column, types[i]).as("c" + i));
        }
        return named.select(plain.toArray(Column[]::new));
    }

    private static Column plain(Column column, DataType type) {
        if (type instanceof NumericType
                || type instanceof BooleanType
                || type instanceof DateType
                || type instanceof StringType) {
            return column;
        }
        if (type instanceof StructType || type instanceof ArrayType || type instanceof MapType) {
            return functions.to_json(column, Map.of("ignoreNullFields", "false"));
        }
        return type instanceof BinaryType ? functions.hex(column) : column.cast("string");
    }
}
