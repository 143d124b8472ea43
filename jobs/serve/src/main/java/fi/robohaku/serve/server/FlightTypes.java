package fi.robohaku.serve.server;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.apache.arrow.flight.sql.FlightSqlColumnMetadata;
import org.apache.arrow.vector.types.pojo.Field;
import org.apache.arrow.vector.types.pojo.FieldType;
import org.apache.arrow.vector.types.pojo.Schema;
import org.apache.spark.sql.types.DataType;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.DecimalType;
import org.apache.spark.sql.types.Metadata;
import org.apache.spark.sql.types.StructField;
import org.apache.spark.sql.types.StructType;
import org.apache.spark.sql.util.ArrowUtils$;

/** Columns of Spark as a Flight SQL client reads them: the Arrow type, and beside it the SQL type and the comment. */
final class FlightTypes {
    private static final String ZONE = "UTC";

    private FlightTypes() {}

    /** Columns of an answer. */
    static Schema answer(StructType columns) {
        return schema(columns, new FlightSqlColumnMetadata.Builder());
    }

    /** Columns of a table. */
    static Schema table(StructType columns, String catalog, String schema, String table) {
        return schema(
                columns,
                new FlightSqlColumnMetadata.Builder()
                        .catalogName(catalog)
                        .schemaName(schema)
                        .tableName(table));
    }

    /** Parameters, in their order. */
    static Schema parameters(List<DataType> types) {
        List<Field> fields = new ArrayList<>();
        for (int i = 0; i < types.size(); i++) {
            fields.add(arrow("p" + (i + 1), types.get(i), true));
        }
        return new Schema(fields);
    }

    private static Schema schema(StructType columns, FlightSqlColumnMetadata.Builder builder) {
        List<Field> fields = new ArrayList<>();
        for (StructField column : columns.fields()) {
            Field plain = arrow(column.name(), column.dataType(), column.nullable());
            Map<String, String> metadata = new HashMap<>(plain.getMetadata());
            metadata.putAll(described(builder, column).getMetadataMap());
            FieldType type = new FieldType(plain.isNullable(), plain.getType(), plain.getDictionary(), metadata);
            fields.add(new Field(plain.getName(), type, plain.getChildren()));
        }
        return new Schema(fields);
    }

    /** An instant goes out as the date and time it is in UTC: the JDBC driver cannot show one that has a zone. */
    private static Field arrow(String name, DataType type, boolean isNullable) {
        DataType shown = type.equals(DataTypes.TimestampType) ? DataTypes.TimestampNTZType : type;
        return ArrowUtils$.MODULE$.toArrowField(name, shown, isNullable, ZONE, false, Metadata.empty());
    }

    private static FlightSqlColumnMetadata described(FlightSqlColumnMetadata.Builder builder, StructField column) {
        builder.typeName(typeName(column.dataType()))
                .remarks(column.getComment().getOrElse(() -> ""))
                .isReadOnly(true)
                .isSearchable(true)
                .isCaseSensitive(false)
                .isAutoIncrement(false);
        if (column.dataType() instanceof DecimalType decimal) {
            builder.precision(decimal.precision()).scale(decimal.scale());
        } else {
            builder.precision(column.dataType().defaultSize()).scale(0);
        }
        return builder.build();
    }

    /** Name of a SQL type without its size. */
    private static String typeName(DataType type) {
        return type.typeName().replaceFirst("\\(.*", "").toUpperCase(Locale.ROOT);
    }
}
