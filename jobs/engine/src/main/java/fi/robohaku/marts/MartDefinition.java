package fi.robohaku.marts;

import fi.robohaku.contracts.ContractException;
import fi.robohaku.lakehouse.SqlQuery;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.functions;
import org.apache.spark.sql.types.StructType;

/** A mart: {@code schemas/marts/<name>.sql} and {@code <name>.yml}. */
public final class MartDefinition {
    /** Schema of the tables of marts. */
    static final String SCHEMA = "gold.";

    private final String name;
    private final SqlQuery query;
    private final MartContract contract;
    private final String fingerprint;
    private final List<CompiledTest> tests;
    private final SqlQuery measures;

    /**
     * @param name name of the table in schema gold, and of its files
     * @param contract what its rows and columns are
     * @param tests those that the contract declares, with the codes of the taxonomies that they name
     * @param fingerprint SHA-256 of all it is defined by
     */
    MartDefinition(String name, SqlQuery query, MartContract contract, List<DataTest> tests, String fingerprint) {
        this.name = name;
        this.query = query;
        this.contract = contract;
        this.fingerprint = fingerprint;
        this.tests = compile(name, contract, tests);
        this.measures = MartTester.query(table(), this.tests);
    }

    /** All tests: those that follow from key and columns, and those written down. */
    private static List<CompiledTest> compile(String name, MartContract contract, List<DataTest> written) {
        List<DataTest> tests = new ArrayList<>();
        tests.add(DataTest.ofKey(contract.key()));
        contract.columns().stream()
                .filter(column -> !column.isNullable())
                .forEach(column -> tests.add(DataTest.ofNeverEmpty(column.name())));
        tests.addAll(written);
        List<CompiledTest> compiled = new ArrayList<>();
        for (DataTest test : tests) {
            compiled.add(test.compile(name, "test_" + compiled.size()));
        }
        return List.copyOf(compiled);
    }

    public String name() {
        return name;
    }

    public MartContract contract() {
        return contract;
    }

    public String fingerprint() {
        return fingerprint;
    }

    /** Name of its table, with schema. */
    public String table() {
        return SCHEMA + name;
    }

    /** Whether it has no table, and is computed in the run of the mart that reads it. */
    public boolean isEphemeral() {
        return contract.materialized() == Materialization.EPHEMERAL;
    }

    /** Text of the query. */
    public String sql() {
        return query.text();
    }

    List<CompiledTest> tests() {
        return tests;
    }

    /** A query of one row: whether each test holds, and what it measured. */
    SqlQuery measures() {
        return measures;
    }

    /**
     * Tables that the query reads, in order of name.
     *
     * @throws ContractException where it reads something that is neither a step of it nor a table with its schema
     */
    public SortedSet<String> inputs() {
        query.tables().stream()
                .filter(table -> table.indexOf('.') < 0)
                .findFirst()
                .ifPresent(table -> {
                    throw new ContractException("schemas/marts/" + name + ".sql reads " + table
                            + ", which is neither a step of the query nor a table with its schema");
                });
        return query.tables();
    }

    /** Tables that the query or a test reads, in order of name. */
    SortedSet<String> tablesRead() {
        SortedSet<String> read = new TreeSet<>(inputs());
        read.addAll(measures.tables());
        read.remove(table());
        return read;
    }

    /** Names of the marts among some tables. */
    static Stream<String> martsAmong(Set<String> tables) {
        return tables.stream().filter(table -> table.startsWith(SCHEMA)).map(table -> table.substring(SCHEMA.length()));
    }

    /**
     * The rows of the query, in the order and with the types of the contract; nothing is computed yet.
     *
     * @param inputs datasets that stand for tables, by name; other tables are those of the session
     * @throws ContractException where the result has a column that the contract does not describe, or lacks one
     */
    Dataset<Row> rows(SparkSession spark, Map<String, Dataset<Row>> inputs, Map<String, ?> arguments) {
        return typed(query.over(spark, inputs, arguments));
    }

    /** The columns and types, as Spark writes them: {@code round STRING, n_projects INT}. */
    String columnsAsDdl() {
        List<String> parts = new ArrayList<>();
        contract.columns()
                .forEach(column ->
                        parts.add(column.name() + " " + column.type() + (column.isNullable() ? "" : " NOT NULL")
                                + " COMMENT '" + column.comment().replace("'", "\\'") + "'"));
        return String.join(", ", parts);
    }

    /**
     * The columns of a result in the order and with the types of the contract.
     *
     * @throws ContractException where the result has a column that the contract does not describe, or lacks one
     */
    Dataset<Row> typed(Dataset<Row> result) {
        StructType columns = StructType.fromDDL(columnsAsDdl());
        Set<String> undescribed = new TreeSet<>(Set.of(result.columns()));
        Set<String> missing = new TreeSet<>(Set.of(columns.fieldNames()));
        missing.removeAll(undescribed);
        undescribed.removeAll(Set.of(columns.fieldNames()));
        if (!undescribed.isEmpty() || !missing.isEmpty()) {
            throw new ContractException("schemas/marts/" + name + ": columns of the query that " + name
                    + ".yml does not describe: " + undescribed + "; columns described that the query does not give: "
                    + missing);
        }
        Column[] typed = Arrays.stream(columns.fields())
                .map(field -> functions.col(field.name()).cast(field.dataType()).as(field.name()))
                .toArray(Column[]::new);
        return result.select(typed);
    }

    /**
     * Values of the mart's parameters, by name.
     *
     * @param given texts that a run gives, by name, also of parameters that this mart does not have
     */
    Map<String, Object> arguments(Map<String, String> given) {
        Map<String, Object> values = new TreeMap<>();
        for (MartParameter parameter : contract.parameters()) {
            values.put(
                    parameter.name(), parameter.value(given.getOrDefault(parameter.name(), parameter.defaultValue())));
        }
        return values;
    }
}
