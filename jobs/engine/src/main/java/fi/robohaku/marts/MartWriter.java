package fi.robohaku.marts;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import fi.robohaku.lakehouse.Warehouse;
import io.delta.tables.DeltaTable;
import java.sql.Timestamp;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.SaveMode;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.types.StructType;

/** Writes marts, each in one commit that names the run, the definition and the inputs, and what their tests measured. */
final class MartWriter {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String TESTS = "ops.mart_test";

    private final Warehouse warehouse;
    private final MartDefinitions definitions;
    private final String runId;

    MartWriter(Warehouse warehouse, MartDefinitions definitions, String runId) {
        this.warehouse = warehouse;
        this.definitions = definitions;
        this.runId = runId;
    }

    /**
     * Puts rows in place of those that a mart holds.
     *
     * @param arguments values of its parameters
     */
    void write(MartDefinition mart, Dataset<Row> rows, Map<String, Object> arguments) throws JsonProcessingException {
        String table = mart.table();
        StructType columns = StructType.fromDDL(mart.columnsAsDdl());
        if (!warehouse.exists(table)) {
            create(mart, columns);
        }
        SparkSession spark = warehouse.spark();
        // Where a definition gained or lost a column, table and rows change in the same commit.
        boolean isAsBefore = spark.table(table).schema().equals(columns);
        Dataset<Row> described = isAsBefore ? rows : spark.createDataFrame(rows.toJavaRDD(), columns);
        described
                .write()
                .format("delta")
                .mode(SaveMode.Overwrite)
                .option("overwriteSchema", !isAsBefore)
                .option("userMetadata", note(mart, arguments))
                .save(warehouse.path(table));
    }

    /** What a commit says of itself, as JSON: run, definition, versions of the records read, parameters. */
    private String note(MartDefinition mart, Map<String, Object> arguments) throws JsonProcessingException {
        Map<String, Long> inputs = new TreeMap<>();
        Stream.concat(definitions.ephemeralInputs(mart).stream(), Stream.of(mart))
                .flatMap(read -> read.inputs().stream())
                .filter(input -> !input.startsWith(MartDefinition.SCHEMA))
                .forEach(input -> inputs.put(input, warehouse.version(input)));
        Map<String, String> parameters = new TreeMap<>();
        arguments.forEach((name, value) -> parameters.put(name, value.toString()));
        return JSON.writeValueAsString(new TreeMap<>(Map.of(
                "run", runId,
                "definition", definitions.fingerprint(mart),
                "inputs", inputs,
                "parameters", parameters)));
    }

    /** An empty table with the columns of the contract. */
    private void create(MartDefinition mart, StructType columns) {
        DeltaTable.createIfNotExists(warehouse.spark())
                .location(warehouse.path(mart.table()))
                .addColumns(columns)
                .comment(mart.contract().description())
                .execute();
    }

    /** Adds what the tests measured, in one commit. */
    void writeTests(List<CompiledTest.Measured> measured, Timestamp now) {
        List<Row> rows = measured.stream()
                .sorted(Comparator.comparing(CompiledTest.Measured::mart)
                        .thenComparing(one -> one.test().name()))
                .map(one -> RowFactory.create(
                        runId,
                        one.mart(),
                        one.test().name(),
                        one.test().severity().code(),
                        one.holds() ? "passed" : "failed",
                        one.actual(),
                        one.test().expected(),
                        now))
                .toList();
        warehouse
                .spark()
                .createDataFrame(rows, warehouse.spark().table(TESTS).schema())
                .coalesce(1)
                .write()
                .format("delta")
                .mode(SaveMode.Append)
                .save(warehouse.path(TESTS));
    }
}
