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
import org.apache.spark.sql.types.DateType;
import org.apache.spark.sql.types.StringType;
import org.apache.spark.sql.types.StructField;
import org.apache.spark.sql.types.StructType;

/**
 * Records of one silver table.
 *
 * <p>A column that the record does not supply is filled from its document: {@code round}, {@code stage} and, as
 * {@code subject_id} or {@code project_id}, what the document speaks of.
 */
final class SilverProjection {
    private static final Set<String> OF_THE_RECORD =
            Set.of("document_id", "record_no", "sheet", "cell", "precision", "provenance", "status");
    private static final Set<String> OF_THE_DOCUMENT = Set.of("round", "stage", "subject_id");

    private static final String IS_WHOLE = "is_whole";

    private final Dataset<Row> records;
    private final boolean isAllWhole;

    /**
     * Computes the records of a table.
     *
     * @param table name of the table, without schema
     * @param columns columns of the table
     * @param constraints what its CHECK constraints ask of a row
     * @param records rows of {@link RecordAssembler#RECORD}
     */
    SilverProjection(String table, StructType columns, Collection<String> constraints, Dataset<Row> records) {
        this.records = Checkpoint.once(records.filter(col("table_name").equalTo(table))
                .select(Arrays.stream(columns.fields())
                        .map(field -> part(field).try_cast(field.dataType()).as(field.name()))
                        .toArray(Column[]::new))
                .withColumn(IS_WHOLE, isWhole(columns, constraints)));
        this.isAllWhole = this.records.filter(not(col(IS_WHOLE))).isEmpty();
    }

    /** Whether the table can take every record. */
    boolean isAllWhole() {
        return isAllWhole;
    }

    /** Records that the table can take. */
    Dataset<Row> whole() {
        return records.filter(col(IS_WHOLE)).drop(IS_WHOLE);
    }

    /**
     * Records that break a constraint of the table.
     *
     * @return document_id, sheet, cell, field, found
     */
    Dataset<Row> broken(String table) {
        return records.filter(not(col(IS_WHOLE)))
                .drop(IS_WHOLE)
                .select(
                        col("document_id"),
                        col("sheet"),
                        col("cell"),
                        lit(table).as("field"),
                        expr("left(to_json(struct(*)), 200)").as("found"));
    }

    private static Column isWhole(StructType columns, Collection<String> constraints) {
        Column whole = lit(true);
        for (StructField field : columns.fields()) {
            if (!field.nullable()) {
                whole = whole.and(col(field.name()).isNotNull());
            }
        }
        for (String constraint : constraints) {
            // As Delta has it: a constraint that yields null is broken.
            whole = whole.and(coalesce(expr(constraint), lit(false)));
        }
        return whole;
    }

    private static Column part(StructField field) {
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
