package fi.robohaku.lakehouse;

import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.expr;
import static org.apache.spark.sql.functions.first;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.max;
import static org.apache.spark.sql.functions.min;
import static org.apache.spark.sql.functions.not;
import static org.apache.spark.sql.functions.when;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
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
 * Records of a silver table out of figures: those with the same document, table and record number make one record.
 *
 * <p>A column that the record does not supply is filled from its document: {@code round}, {@code stage} and, as
 * {@code subject_id} or {@code project_id}, what the document speaks of. Place, precision, provenance and status are
 * those of the record's amount; a record without one has the weakest provenance of its figures.
 */
final class SilverRecords {
    private static final String WEAKEST =
            "CASE max(CASE provenance WHEN 'synthetic' THEN 2 WHEN 'derived' THEN 1 ELSE 0 END)"
                    + " WHEN 2 THEN 'synthetic' WHEN 1 THEN 'derived' ELSE 'published' END";
    private static final Set<String> OF_THE_DOCUMENT = Set.of("round", "stage", "subject_id", "project_id");
    private static final String CONSTRAINT = "delta.constraints.";

    private final StructType columns;
    private final Column isWhole;
    private final Dataset<Row> records;

    /**
     * @param table name of the table, without schema
     * @param columns columns of the table
     * @param properties its properties, which hold its constraints
     * @param figures columns of {@code bronze.figure} with {@code round, stage, subject_id} of the document
     */
    SilverRecords(String table, StructType columns, Map<String, String> properties, Dataset<Row> figures) {
        this.columns = columns;
        this.isWhole = isWhole(properties);
        this.records = records(figures.filter(col("table_name").equalTo(table)));
    }

    /** Records that the table can take. */
    Dataset<Row> whole() {
        return records.filter(isWhole);
    }

    /**
     * Records that break a constraint of the table.
     *
     * @return document_id, sheet, cell, found
     */
    Dataset<Row> broken(String table) {
        return records.filter(not(isWhole))
                .select(
                        col("document_id"),
                        coalesce(col("sheet"), lit("")).as("sheet"),
                        coalesce(col("cell"), lit("")).as("cell"),
                        lit(table).as("field"),
                        expr("left(to_json(struct(*)), 200)").as("found"));
    }

    private Column isWhole(Map<String, String> properties) {
        Column whole = lit(true);
        for (StructField field : columns.fields()) {
            if (!field.nullable()) {
                whole = whole.and(col(field.name()).isNotNull());
            }
        }
        for (Map.Entry<String, String> property : properties.entrySet()) {
            if (property.getKey().startsWith(CONSTRAINT)) {
                whole = whole.and(coalesce(expr(property.getValue()), lit(true)));
            }
        }
        return whole;
    }

    private Dataset<Row> records(Dataset<Row> figures) {
        List<Column> parts = new ArrayList<>();
        for (StructField field : columns.fields()) {
            if (!isKey(field.name())) {
                parts.add(part(field).try_cast(field.dataType()).as(field.name()));
            }
        }
        Column[] named = List.of(columns.fieldNames()).stream()
                .map(org.apache.spark.sql.functions::col)
                .toArray(Column[]::new);
        return figures.groupBy("document_id", "record_no")
                .agg(parts.get(0), parts.subList(1, parts.size()).toArray(Column[]::new))
                .select(named);
    }

    private static boolean isKey(String column) {
        return column.equals("document_id") || column.equals("record_no");
    }

    private static Column part(StructField field) {
        String name = field.name();
        return switch (name) {
            case "sheet", "cell" -> coalesce(ofTheAmount(name), min(col(name)));
            case "precision" -> coalesce(ofTheAmount(name), lit("exact"));
            case "status" -> coalesce(ofTheAmount(name), lit("reported"));
            case "provenance" -> coalesce(ofTheAmount(name), expr(WEAKEST));
            default ->
                OF_THE_DOCUMENT.contains(name)
                        ? coalesce(supplied(field), max(col(name.equals("project_id") ? "subject_id" : name)))
                        : supplied(field);
        };
    }

    private static Column ofTheAmount(String name) {
        return first(when(col("is_figure"), col(name)), true);
    }

    private static Column supplied(StructField field) {
        return max(when(col("column_name").equalTo(field.name()), col(valueColumn(field.dataType()))));
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
