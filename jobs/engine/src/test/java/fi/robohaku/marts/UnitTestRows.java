package fi.robohaku.marts;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.sql.Date;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.types.ArrayType;
import org.apache.spark.sql.types.BooleanType;
import org.apache.spark.sql.types.DataType;
import org.apache.spark.sql.types.DateType;
import org.apache.spark.sql.types.DecimalType;
import org.apache.spark.sql.types.IntegerType;
import org.apache.spark.sql.types.LongType;
import org.apache.spark.sql.types.StringType;
import org.apache.spark.sql.types.StructField;
import org.apache.spark.sql.types.StructType;
import org.apache.spark.sql.types.TimestampType;

/** Rows as a unit test writes them, in the types of a table. */
final class UnitTestRows {
    private UnitTestRows() {}

    /**
     * A row with all columns, null where the unit test does not name one.
     *
     * @throws AssertionError where the unit test names a column that the table does not have
     */
    static Row typed(String table, Map<String, Object> given, StructType columns) {
        Set<String> unknown = new TreeSet<>(given.keySet());
        unknown.removeAll(Set.of(columns.fieldNames()));
        if (!unknown.isEmpty()) {
            throw new AssertionError(
                    table + " has no column " + unknown + "; it has " + Arrays.toString(columns.fieldNames()));
        }
        Object[] values = new Object[columns.size()];
        for (int i = 0; i < columns.size(); i++) {
            StructField column = columns.fields()[i];
            values[i] = value(given.get(column.name()), column.dataType());
        }
        return RowFactory.create(values);
    }

    private static Object value(Object given, DataType type) {
        if (given == null) {
            return null;
        }
        String text = String.valueOf(given);
        if (type instanceof StringType) {
            return text;
        }
        if (type instanceof DecimalType decimal) {
            return new BigDecimal(text).setScale(decimal.scale(), RoundingMode.UNNECESSARY);
        }
        if (type instanceof IntegerType) {
            return Integer.valueOf(text);
        }
        if (type instanceof LongType) {
            return Long.valueOf(text);
        }
        if (type instanceof BooleanType) {
            return Boolean.valueOf(text);
        }
        if (type instanceof DateType) {
            return Date.valueOf(text);
        }
        if (type instanceof TimestampType) {
            return Timestamp.from(Instant.parse(text));
        }
        if (type instanceof ArrayType array && given instanceof List<?> elements) {
            List<Object> values = new ArrayList<>();
            elements.forEach(element -> values.add(value(element, array.elementType())));
            return values;
        }
        throw new AssertionError("A unit test cannot write a value of type " + type.sql() + " as " + given);
    }

    /** Some columns of a row as text by which equal values are equal: 2.50 is 2.5. */
    static String compared(Row row, StructType columns, List<String> names) {
        List<String> parts = new ArrayList<>();
        for (String name : names) {
            Object value = row.get(columns.fieldIndex(name));
            parts.add(name + "="
                    + (value instanceof BigDecimal number
                            ? number.signum() == 0
                                    ? "0"
                                    : number.stripTrailingZeros().toPlainString()
                            : String.valueOf(value)));
        }
        return String.join(", ", parts);
    }
}
