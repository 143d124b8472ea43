package fi.robohaku.lakehouse;

import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.expr;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.not;
import static org.apache.spark.sql.functions.try_element_at;

import java.util.Arrays;
import java.util.Collection;
import java.util.Set;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.types.BooleanType;
import org.apache.spark.sql.types.DataType;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.DateType;
import org.apache.spark.sql.types.StringType;
import org.apache.spark.sql.types.StructField;
import org.apache.spark.sql.types.StructType;

/**
 * Projects records to the columns of their silver table, and tells those that the table can take from the others.
 *
 * <p>A column that the record does not supply is filled from its document: {@code round}, {@code stage} and, as
 * {@code subject_id} or {@code project_id}, what the document speaks of. Nothing is computed here.
 */
final class SilverProjection {
    /** A record that breaks a constraint; {@code field} is the name of its table, {@code found} the record as JSON. */
    static final StructType BROKEN = new StructType()
            .add("document_id", DataTypes.StringType)
            .add("sheet", DataTypes.StringType)
            .add("cell", DataTypes.StringType)
            .add("field", DataTypes.StringType)
            .add("found", DataTypes.StringType);

    private static final Set<String> OF_THE_RECORD =
            Set.of("document_id", "record_no", "sheet", "cell", "precision", "provenance", "status");
    private static final Set<String> OF_THE_DOCUMENT = Set.of("round", "stage", "subject_id");

    private static final String IS_VALID = "is_valid";

    private SilverProjection() {}

    /**
     * The records of a table.
     *
     * @param records rows of {@link RecordAssembler#RECORD}, also of other tables
     * @param table name of the table, without schema
     * @param columns columns of the table
     * @param constraints what its CHECK constraints ask of a row, as SQL
     * @return the columns, and whether the table can take the record
     */
    static Dataset<Row> project(
            Dataset<Row> records, String table, StructType columns, Collection<String> constraints) {
        return records.filter(col("table_name").equalTo(table))
                .select(Arrays.stream(columns.fields())
                        .map(field -> value(field).try_cast(field.dataType()).as(field.name()))
                        .toArray(Column[]::new))
                .withColumn(IS_VALID, isValid(columns, constraints));
    }

    /** Of projected records those that the table can take, with its columns. */
    static Dataset<Row> valid(Dataset<Row> projected) {
        return projected.filter(col(IS_VALID)).drop(IS_VALID);
    }

    /** Of projected records those that break a constraint of the table, rows of {@link #BROKEN}. */
    static Dataset<Row> broken(Dataset<Row> projected, String table) {
        return projected
                .filter(not(col(IS_VALID)))
                .drop(IS_VALID)
                .select(
                        col("document_id"),
                        col("sheet"),
                        col("cell"),
                        lit(table).as("field"),
                        expr("left(to_json(struct(*)), 200)").as("found"));
    }

    private static Column isValid(StructType columns, Collection<String> constraints) {
        Column valid = lit(true);
        for (StructField field : columns.fields()) {
            if (!field.nullable()) {
                valid = valid.and(col(field.name()).isNotNull());
            }
        }
        for (String constraint : constraints) {
            // As Delta has it: a constraint that yields null is broken.
            valid = valid.and(coalesce(expr(constraint), lit(false)));
        }
        return valid;
    }

    private static Column value(StructField field) {
        String name = field.name();
        if (OF_THE_RECORD.contains(name)) {
            return col(name);
        }
        String ofDocument = name.equals("project_id") ? "subject_id" : name;
        return OF_THE_DOCUMENT.contains(ofDocument) ? coalesce(supplied(field), col(ofDocument)) : supplied(field);
    }

    private static Column supplied(StructField field) {
        return try_element_at(col("values"), lit(field.name())).getField(valueColumn(field.dataType()));
    }

    private static String valueColumn(DataType type) {
        if (type instanceof StringType) {
            return "value_text";
        }
        if (type instanceof DateType) {
            return "value_date";
        }
        return type instanceof BooleanType ? "value_boolean" : "value_number";
    }
}
