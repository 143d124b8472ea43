package fi.robohaku.marts;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import fi.robohaku.lakehouse.SideBySide;
import fi.robohaku.lakehouse.Warehouse;
import io.delta.tables.DeltaTable;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.SaveMode;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.functions;
import org.apache.spark.sql.types.StructField;
import org.apache.spark.sql.types.StructType;
import org.apache.spark.storage.StorageLevel;

/**
 * Computes the marts whose inputs or definition changed.
 *
 * <ol>
 *   <li>Read the definitions; ask each table they read for its version.
 *   <li>Step by step, those of one step side by side: compute, test in one pass over the rows, and write in one commit
 *       that names the run, the definition and the inputs. A mart that fails a test of severity error is not written.
 *   <li>Write what the tests measured, in one commit.
 * </ol>
 */
public final class MartRunner {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String TESTS = "ops.mart_test";

    private final Warehouse warehouse;
    private final SparkSession spark;
    private final MartDefinitions definitions;
    private final List<Row> measured = Collections.synchronizedList(new ArrayList<>());
    private final List<String> built = Collections.synchronizedList(new ArrayList<>());
    private final List<String> skipped = Collections.synchronizedList(new ArrayList<>());
    private final List<String> failed = Collections.synchronizedList(new ArrayList<>());
    private final List<String> warnings = Collections.synchronizedList(new ArrayList<>());

    /**
     * @param schemas folder {@code schemas/}
     */
    public MartRunner(Warehouse warehouse, Path schemas) {
        this.warehouse = warehouse;
        this.spark = warehouse.spark();
        this.definitions = MartDefinitions.read(schemas);
    }

    /** Makes the SQL functions of the marts known to a session. */
    public static void createFunctions(SparkSession spark, MartDefinitions definitions) {
        definitions
                .functions()
                .forEach(statement -> spark.sql(
                        statement.replaceFirst("CREATE TEMPORARY FUNCTION", "CREATE OR REPLACE TEMPORARY FUNCTION")));
    }

    /**
     * Does it.
     *
     * @param runId written beside every commit and test
     */
    public MartRun run(String runId) throws IOException {
        MartState state = new MartState(warehouse);
        boolean hasFunctions = false;
        Timestamp now = Timestamp.from(Instant.now());
        for (List<MartDefinition> step : definitions.steps()) {
            List<MartDefinition> stale =
                    step.stream().filter(mart -> isStale(mart, state)).toList();
            if (!stale.isEmpty() && !hasFunctions) {
                createFunctions(spark, definitions);
                hasFunctions = true;
            }
            SideBySide.run(
                    spark,
                    stale.stream()
                            .map(mart -> new SideBySide.Task(
                                    "Computing the mart " + mart.name(), () -> build(mart, runId, now)))
                            .toList());
            stale.stream()
                    .filter(mart -> built.contains(mart.name()))
                    .forEach(mart -> state.put(mart.name(), entry(mart)));
        }
        if (!measured.isEmpty()) {
            writeTests();
        }
        if (!built.isEmpty()) {
            state.write();
        }
        Collections.sort(built);
        Collections.sort(failed);
        return new MartRun(built, skipped, failed, warnings);
    }

    private boolean isStale(MartDefinition mart, MartState state) {
        MartState.Entry now = entry(mart);
        if (now.version() >= 0 && state.isCurrent(mart.name(), now)) {
            skipped.add(mart.name());
            return false;
        }
        return true;
    }

    private MartState.Entry entry(MartDefinition mart) {
        Map<String, Long> inputs = new TreeMap<>();
        mart.inputs().forEach(table -> inputs.put(table, warehouse.version(table)));
        return new MartState.Entry(mart.fingerprint(), inputs, warehouse.version("gold." + mart.name()));
    }

    private void build(MartDefinition mart, String runId, Timestamp now) throws JsonProcessingException {
        StructType columns = StructType.fromDDL(mart.columnsAsDdl());
        Dataset<Row> rows = typed(spark.sql(mart.sql()), columns).persist(StorageLevel.MEMORY_AND_DISK());
        try {
            if (isGood(mart, rows, runId, now)) {
                write(mart, rows, columns, runId);
                built.add(mart.name());
            } else {
                failed.add(mart.name());
            }
        } finally {
            rows.unpersist();
        }
    }

    private static Dataset<Row> typed(Dataset<Row> rows, StructType columns) {
        List<Column> typed = new ArrayList<>();
        for (StructField field : columns.fields()) {
            typed.add(functions.col(field.name()).cast(field.dataType()).as(field.name()));
        }
        return rows.select(typed.toArray(Column[]::new)).coalesce(1);
    }

    /** All tests in one pass over the rows. */
    private boolean isGood(MartDefinition mart, Dataset<Row> rows, String runId, Timestamp now) {
        List<MartTest> tests = mart.allTests();
        List<Column> measures = new ArrayList<>();
        for (MartTest test : tests) {
            measures.add(functions.expr(test.holds()).cast("boolean"));
            measures.add(functions.expr(test.actual()).cast("string"));
        }
        Row values = rows.agg(
                        measures.get(0), measures.subList(1, measures.size()).toArray(Column[]::new))
                .head();
        boolean isGood = true;
        for (int i = 0; i < tests.size(); i++) {
            MartTest test = tests.get(i);
            boolean holds = !values.isNullAt(2 * i) && values.getBoolean(2 * i);
            String actual = values.isNullAt(2 * i + 1) ? "null" : values.getString(2 * i + 1);
            measured.add(RowFactory.create(
                    runId,
                    mart.name(),
                    test.name(),
                    test.severity().code(),
                    holds ? "passed" : "failed",
                    actual,
                    test.expected(),
                    now));
            if (!holds && test.severity() == MartTest.Severity.WARNING) {
                warnings.add(mart.name() + ": " + test.name() + ": " + actual + ", expected " + test.expected());
            }
            isGood &= holds || test.severity() == MartTest.Severity.WARNING;
        }
        return isGood;
    }

    private void write(MartDefinition mart, Dataset<Row> rows, StructType columns, String runId)
            throws JsonProcessingException {
        String table = "gold." + mart.name();
        if (!warehouse.exists(table)) {
            DeltaTable.createIfNotExists(spark)
                    .location(warehouse.path(table))
                    .addColumns(columns)
                    .comment(mart.contract().description())
                    .property("delta.enableDeletionVectors", "false")
                    .execute();
        }
        Map<String, Long> inputs = new TreeMap<>();
        mart.inputs().forEach(input -> inputs.put(input, warehouse.version(input)));
        String metadata = JSON.writeValueAsString(
                new TreeMap<>(Map.of("run", runId, "definition", mart.fingerprint(), "inputs", inputs)));
        spark.createDataFrame(rows.toJavaRDD(), columns)
                .write()
                .format("delta")
                .mode(SaveMode.Overwrite)
                .option("overwriteSchema", "true")
                .option("userMetadata", metadata)
                .save(warehouse.path(table));
    }

    private void writeTests() {
        StructType columns = spark.table(TESTS).schema();
        spark.createDataFrame(measured, columns)
                .coalesce(1)
                .write()
                .format("delta")
                .mode(SaveMode.Append)
                .save(warehouse.path(TESTS));
    }
}
