package fi.robohaku.lakehouse;

import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.count_if;
import static org.apache.spark.sql.functions.expr;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.not;

import fi.robohaku.contracts.ContractException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.catalyst.expressions.Expression;
import org.apache.spark.sql.catalyst.expressions.Literal$;
import org.apache.spark.sql.catalyst.parser.ParseException;
import org.apache.spark.sql.catalyst.parser.ParserInterface;
import org.apache.spark.sql.execution.SparkSqlParser;
import org.apache.spark.sql.types.StructField;

/**
 * What has to be altered for a table to be as it is defined.
 *
 * @param table name of the table
 * @param addedColumns columns that the definition has gained
 * @param statements what alters the table, in order; none where it is as defined
 * @param addedConstraints constraints that are new or ask something else, as SQL, by name
 */
record TableMigration(
        String table,
        List<StructField> addedColumns,
        List<String> statements,
        SortedMap<String, String> addedConstraints) {
    TableMigration {
        addedColumns = List.copyOf(addedColumns);
        statements = List.copyOf(statements);
    }

    /**
     * Compares a table with its definition.
     *
     * @throws ContractException where the definition lost or changed a column: such a table is made anew in a new workspace
     */
    static TableMigration between(TableDefinition present, TableDefinition wanted) {
        String alter = "ALTER TABLE " + wanted.name();
        List<String> statements = new ArrayList<>();
        List<StructField> addedColumns = addedColumns(present, wanted);
        if (!addedColumns.isEmpty()) {
            statements.add(alter + " ADD COLUMNS ("
                    + String.join(
                            ", ", addedColumns.stream().map(StructField::toDDL).toList()) + ")");
        }
        for (StructField field : present.columns().fields()) {
            statements.addAll(alterColumn(alter, field, wanted.columns().apply(field.name())));
        }
        present.constraints().forEach((name, condition) -> {
            if (!isSame(condition, wanted.constraints().get(name))) {
                statements.add(alter + " DROP CONSTRAINT " + name);
            }
        });
        SortedMap<String, String> addedConstraints = new TreeMap<>();
        wanted.constraints().forEach((name, condition) -> {
            if (!isSame(condition, present.constraints().get(name))) {
                addedConstraints.put(name, condition);
                statements.add(alter + " ADD CONSTRAINT " + name + " CHECK (" + condition + ")");
            }
        });
        // What Delta has set of itself is left as it is.
        wanted.settings().forEach((setting, value) -> {
            if (!value.equals(present.settings().get(setting))) {
                statements.add(alter + " SET TBLPROPERTIES (" + literal(setting) + " = " + literal(value) + ")");
            }
        });
        if (!present.comment().equals(wanted.comment())) {
            statements.add("COMMENT ON TABLE " + wanted.name() + " IS " + literal(wanted.comment()));
        }
        return new TableMigration(wanted.name(), addedColumns, statements, addedConstraints);
    }

    private static List<StructField> addedColumns(TableDefinition present, TableDefinition wanted) {
        List<String> wantedNames = Arrays.asList(wanted.columns().fieldNames());
        for (StructField field : present.columns().fields()) {
            if (!wantedNames.contains(field.name())
                    || !wanted.columns().apply(field.name()).dataType().equals(field.dataType())) {
                throw new ContractException("The table " + wanted.name() + " holds the column " + field.name() + " "
                        + field.dataType().sql() + ", which its definition no longer has; run into a new --workspace");
            }
        }
        List<String> presentNames = Arrays.asList(present.columns().fieldNames());
        return Stream.of(wanted.columns().fields())
                .filter(field -> !presentNames.contains(field.name()))
                .toList();
    }

    private static List<String> alterColumn(String alter, StructField present, StructField wanted) {
        List<String> statements = new ArrayList<>();
        String column = alter + " ALTER COLUMN " + wanted.name();
        if (!present.nullable() && wanted.nullable()) {
            statements.add(column + " DROP NOT NULL");
        }
        if (!comment(present).equals(comment(wanted))) {
            statements.add(column + " COMMENT " + literal(comment(wanted)));
        }
        return statements;
    }

    private static String comment(StructField field) {
        return field.getComment().isEmpty() ? "" : field.getComment().get();
    }

    private static String literal(String text) {
        return Literal$.MODULE$.apply(text).sql();
    }

    /** Whether two conditions are the same but for their layout. */
    private static boolean isSame(String condition, String other) {
        return condition.equals(other) || (other != null && parse(condition).equals(parse(other)));
    }

    private static Expression parse(String condition) {
        try {
            ParserInterface parser = new SparkSqlParser();
            return parser.parseExpression(condition);
        } catch (ParseException e) {
            throw new ContractException("Not a constraint: " + condition + ": " + e.getMessage(), e);
        }
    }

    /** Counts the rows of the table that break a new constraint, by its name; those that none breaks are left out. */
    SortedMap<String, Long> countBreaches(Dataset<Row> rows) {
        SortedMap<String, Long> breaches = new TreeMap<>();
        if (addedConstraints.isEmpty()) {
            return breaches;
        }
        Dataset<Row> widened = rows;
        for (StructField field : addedColumns) {
            widened = widened.withColumn(field.name(), lit(null).cast(field.dataType()));
        }
        List<String> names = List.copyOf(addedConstraints.keySet());
        Column[] counts = names.stream()
                // As Delta has it: a constraint that yields null is broken.
                .map(name -> count_if(not(coalesce(expr(addedConstraints.get(name)), lit(false)))))
                .toArray(Column[]::new);
        Row counted = widened.agg(counts[0], Arrays.copyOfRange(counts, 1, counts.length))
                .head();
        for (int i = 0; i < names.size(); i++) {
            if (counted.getLong(i) > 0) {
                breaches.put(names.get(i), counted.getLong(i));
            }
        }
        return breaches;
    }
}
