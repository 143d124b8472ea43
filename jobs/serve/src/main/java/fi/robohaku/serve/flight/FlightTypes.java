package fi.robohaku.serve.flight;

import java.sql.Types;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.arrow.flight.sql.FlightSqlColumnMetadata;
import org.apache.arrow.vector.types.TimeUnit;
import org.apache.arrow.vector.types.pojo.ArrowType;
import org.apache.arrow.vector.types.pojo.Field;
import org.apache.arrow.vector.types.pojo.FieldType;
import org.apache.arrow.vector.types.pojo.Schema;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.functions;
import org.apache.spark.sql.types.DataType;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.DecimalType;
import org.apache.spark.sql.types.IntegralType;
import org.apache.spark.sql.types.Metadata;
import org.apache.spark.sql.types.StructField;
import org.apache.spark.sql.types.StructType;
import org.apache.spark.sql.types.VariantType;
import org.apache.spark.sql.util.ArrowUtils$;

/**
 * Converts columns of Spark to Arrow fields, with the SQL type as metadata for Flight SQL clients. Columns of a table have
 * their comments too; those of a result have none, for the JDBC driver takes a comment for the heading of a column.
 */
final class FlightTypes {
    private static final String ZONE = "UTC";

    private FlightTypes() {}

    /**
     * A type of SQL.
     *
     * @param number in {@link java.sql.Types}
     * @param size digits or characters at most
     */
    record TypeInfo(String name, int number, int size) {}

    /** The types that columns have, in the order of their numbers. */
    static List<TypeInfo> all() {
        return List.of(
                new TypeInfo("TINYINT", Types.TINYINT, 3),
                new TypeInfo("BIGINT", Types.BIGINT, 19),
                new TypeInfo("BINARY", Types.VARBINARY, Integer.MAX_VALUE),
                new TypeInfo("DECIMAL", Types.DECIMAL, DecimalType.MAX_PRECISION()),
                new TypeInfo("INT", Types.INTEGER, 10),
                new TypeInfo("SMALLINT", Types.SMALLINT, 5),
                new TypeInfo("FLOAT", Types.REAL, 7),
                new TypeInfo("DOUBLE", Types.DOUBLE, 15),
                new TypeInfo("STRING", Types.VARCHAR, Integer.MAX_VALUE),
                new TypeInfo("BOOLEAN", Types.BOOLEAN, 1),
                new TypeInfo("DATE", Types.DATE, 10),
                new TypeInfo("TIMESTAMP", Types.TIMESTAMP, 26),
                new TypeInfo("ARRAY", Types.ARRAY, 0),
                new TypeInfo("STRUCT", Types.STRUCT, 0));
    }

    /** The columns as they are sent: a variant as the text of its JSON. */
    static StructType sent(StructType columns) {
        return new StructType(Stream.of(columns.fields())
                .map(column -> isVariant(column)
                        ? new StructField(column.name(), DataTypes.StringType, true, column.metadata())
                        : column)
                .toArray(StructField[]::new));
    }

    /** The rows as they are sent, in the columns of {@link #sent(StructType)}. */
    static Dataset<Row> sent(Dataset<Row> result) {
        StructField[] columns = result.schema().fields();
        if (Stream.of(columns).noneMatch(FlightTypes::isVariant)) {
            return result;
        }
        // Two columns may have one name.
        String[] numbered =
                IntStream.range(0, columns.length).mapToObj(i -> "c" + i).toArray(String[]::new);
        Column[] shown = IntStream.range(0, columns.length)
                .mapToObj(
                        i -> isVariant(columns[i]) ? functions.to_json(functions.col("c" + i)) : functions.col("c" + i))
                .toArray(Column[]::new);
        return result.toDF(numbered).select(shown).toDF(result.columns());
    }

    private static boolean isVariant(StructField column) {
        return column.dataType() instanceof VariantType;
    }

    /** The schema of a result. */
    static Schema resultSchema(StructType columns) {
        return schema(columns, new FlightSqlColumnMetadata.Builder(), false);
    }

    /** The schema of a table. */
    static Schema tableSchema(StructType columns, String catalog, String schema, String table) {
        return schema(
                columns,
                new FlightSqlColumnMetadata.Builder()
                        .catalogName(catalog)
                        .schemaName(schema)
                        .tableName(table),
                true);
    }

    /** The schema of the parameters of a statement, in their order. */
    static Schema parameterSchema(List<DataType> types) {
        List<Field> fields = new ArrayList<>();
        for (int i = 0; i < types.size(); i++) {
            fields.add(toParameter("p" + (i + 1), types.get(i)));
        }
        return new Schema(fields);
    }

    /**
     * The type in which the JDBC driver sends what people set: into a double it puts any number, and a decimal number only of
     * its very scale; a time it counts in milliseconds, whatever unit it is told.
     */
    private static Field toParameter(String name, DataType type) {
        if (type instanceof DecimalType || (type instanceof IntegralType && !type.equals(DataTypes.LongType))) {
            return toArrow(name, DataTypes.DoubleType, true);
        }
        return type.equals(DataTypes.TimestampType) || type.equals(DataTypes.TimestampNTZType)
                ? Field.nullable(name, new ArrowType.Timestamp(TimeUnit.MILLISECOND, null))
                : toArrow(name, type, true);
    }

    private static Schema schema(StructType columns, FlightSqlColumnMetadata.Builder builder, boolean withComments) {
        List<Field> fields = new ArrayList<>();
        for (StructField column : columns.fields()) {
            Field plain = toArrow(column.name(), column.dataType(), column.nullable());
            Map<String, String> all = new HashMap<>(plain.getMetadata());
            all.putAll(metadata(builder, column, withComments).getMetadataMap());
            FieldType type = new FieldType(plain.isNullable(), plain.getType(), plain.getDictionary(), all);
            fields.add(new Field(plain.getName(), type, plain.getChildren()));
        }
        return new Schema(fields);
    }

    /** An instant becomes its date and time in UTC: the JDBC driver cannot show a time with a zone. */
    private static Field toArrow(String name, DataType type, boolean isNullable) {
        DataType sent = type.equals(DataTypes.TimestampType) ? DataTypes.TimestampNTZType : type;
        return ArrowUtils$.MODULE$.toArrowField(name, sent, isNullable, ZONE, false, Metadata.empty());
    }

    /** Whether a column counts by itself is left out: the ADBC driver for Java lists no columns of which it is told. */
    private static FlightSqlColumnMetadata metadata(
            FlightSqlColumnMetadata.Builder builder, StructField column, boolean withComments) {
        if (withComments) {
            builder.remarks(column.getComment().getOrElse(() -> ""));
        }
        builder.typeName(typeName(column.dataType()))
                .isReadOnly(true)
                .isSearchable(true)
                .isCaseSensitive(false);
        if (column.dataType() instanceof DecimalType decimal) {
            builder.precision(decimal.precision()).scale(decimal.scale());
        } else {
            builder.precision(column.dataType().defaultSize()).scale(0);
        }
        return builder.build();
    }

    /** The name of a SQL type without its size. */
    private static String typeName(DataType type) {
        return type.typeName().replaceFirst("\\(.*", "").toUpperCase(Locale.ROOT);
    }
}
