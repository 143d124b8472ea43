package fi.robohaku.lakehouse;

import fi.robohaku.contracts.ContractException;
import java.util.Collections;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.apache.spark.sql.catalyst.parser.ParseException;
import org.apache.spark.sql.catalyst.parser.ParserInterface;
import org.apache.spark.sql.catalyst.plans.logical.CreateTable;
import org.apache.spark.sql.catalyst.plans.logical.UnresolvedTableSpec;
import org.apache.spark.sql.execution.SparkSqlParser;
import org.apache.spark.sql.types.StructType;
import scala.jdk.javaapi.CollectionConverters;

/**
 * A table as its {@code CREATE TABLE} statement defines it, or as it stands in storage.
 *
 * @param name name with its schema, {@code silver.application} for example
 * @param columns columns, with their comments
 * @param comment what a row of the table is; empty where nothing is said
 * @param constraints what CHECK constraints ask of a row, as SQL, by name
 * @param settings how Delta keeps the table, {@code delta.appendOnly} for example: its other properties
 */
record TableDefinition(
        String name,
        StructType columns,
        String comment,
        SortedMap<String, String> constraints,
        SortedMap<String, String> settings) {
    private static final String CONSTRAINT = "delta.constraints.";

    TableDefinition {
        constraints = Collections.unmodifiableSortedMap(new TreeMap<>(constraints));
        settings = Collections.unmodifiableSortedMap(new TreeMap<>(settings));
    }

    /**
     * Parses a statement.
     *
     * @throws ContractException where it is no {@code CREATE TABLE}
     */
    static TableDefinition parse(String name, String statement) {
        try {
            ParserInterface parser = new SparkSqlParser();
            CreateTable parsed = (CreateTable) parser.parsePlan(statement);
            UnresolvedTableSpec spec = (UnresolvedTableSpec) parsed.tableSpec();
            return of(
                    name,
                    parsed.tableSchema(),
                    spec.comment().isEmpty() ? "" : spec.comment().get(),
                    CollectionConverters.asJava(spec.properties()));
        } catch (ParseException e) {
            throw new ContractException("schemas/tables: " + name + ": " + e.getMessage(), e);
        }
    }

    /**
     * A table whose constraints stand among its properties, as Delta keeps them.
     *
     * @param properties properties of the table
     */
    static TableDefinition of(String name, StructType columns, String comment, Map<String, String> properties) {
        SortedMap<String, String> constraints = new TreeMap<>();
        SortedMap<String, String> settings = new TreeMap<>();
        properties.forEach((key, value) -> {
            if (key.startsWith(CONSTRAINT)) {
                constraints.put(key.substring(CONSTRAINT.length()), value);
            } else {
                settings.put(key, value);
            }
        });
        return new TableDefinition(name, columns, comment, constraints, settings);
    }

    /** Properties of the table: its settings and its constraints. */
    SortedMap<String, String> properties() {
        SortedMap<String, String> properties = new TreeMap<>(settings);
        constraints.forEach((constraint, condition) -> properties.put(CONSTRAINT + constraint, condition));
        return properties;
    }
}
