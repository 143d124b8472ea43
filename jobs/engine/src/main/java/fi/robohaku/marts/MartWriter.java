package fi.robohaku.marts;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import fi.robohaku.lakehouse.DirectCommit;
import fi.robohaku.lakehouse.FewRows;
import fi.robohaku.lakehouse.Warehouse;
import java.io.IOException;
import java.sql.Timestamp;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
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
     * Puts rows in place of those that a mart holds, and creates its table where there is none, in one commit: few from
     * this process, many by Spark's tasks.
     *
     * @param arguments values of its parameters
     */
    void write(MartDefinition mart, ComputedMart computed, Map<String, Object> arguments) throws IOException {
        StructType columns = StructType.fromDDL(mart.columnsAsDdl());
        String note = note(mart, arguments);
        Optional<FewRows> few = computed.few().or(() -> FewRows.of(computed.rows()));
        if (few.isPresent()) {
            DirectCommit.overwrite(
                    warehouse,
                    mart.table(),
                    columns,
                    mart.contract().description(),
                    few.get().rows(),
                    note);
        } else {
            writeMany(mart, computed.rows(), columns, note);
        }
    }

    private void writeMany(MartDefinition mart, Dataset<Row> rows, StructType columns, String note) throws IOException {
        String table = mart.table();
        if (!warehouse.exists(table)) {
            DirectCommit.overwrite(warehouse, table, columns, mart.contract().description(), List.of(), note);
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
                .option("userMetadata", note)
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
