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
    private final String runId;

    MartWriter(Warehouse warehouse, String runId) {
        this.warehouse = warehouse;
        this.runId = runId;
    }

    /**
     * Puts rows in place of those that a mart holds.
     *
     * @param arguments values of its parameters
     */
    void write(MartDefinition mart, Dataset<Row> rows, Map<String, String> arguments) throws JsonProcessingException {
        String table = "gold." + mart.name();
        StructType columns = StructType.fromDDL(mart.columnsAsDdl());
        if (!warehouse.exists(table)) {
            create(mart, columns);
        }
        Map<String, Long> inputs = new TreeMap<>();
        mart.inputs().stream()
                .filter(input -> !input.startsWith("gold."))
                .forEach(input -> inputs.put(input, warehouse.version(input)));
        String metadata = JSON.writeValueAsString(new TreeMap<>(
                Map.of("run", runId, "definition", mart.fingerprint(), "inputs", inputs, "parameters", arguments)));
        SparkSession spark = warehouse.spark();
        // Where a definition gained or lost a column, table and rows change in the same commit.
        boolean isAsBefore = spark.table(table).schema().equals(columns);
        Dataset<Row> described = isAsBefore ? rows : spark.createDataFrame(rows.toJavaRDD(), columns);
        described
                .write()
                .format("delta")
                .mode(SaveMode.Overwrite)
                .option("overwriteSchema", !isAsBefore)
                .option("userMetadata", metadata)
                .save(warehouse.path(table));
    }

    /** An empty table with the columns of the contract. */
    private void create(MartDefinition mart, StructType columns) {
        DeltaTable.createIfNotExists(warehouse.spark())
                .location(warehouse.path("gold." + mart.name()))
                .addColumns(columns)
                .comment(mart.contract().description())
                .execute();
    }

    /** Adds what the tests measured, in one commit. */
    void writeTests(List<MartCheck.Measured> measured, Timestamp now) {
        List<Row> rows = measured.stream()
                .sorted(Comparator.comparing(MartCheck.Measured::mart)
                        .thenComparing(one -> one.check().name()))
                .map(one -> RowFactory.create(
                        runId,
                        one.mart(),
                        one.check().name(),
                        one.check().severity().code(),
                        one.holds() ? "passed" : "failed",
                        one.actual(),
                        one.check().expected(),
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
