package fi.robohaku.marts;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import fi.robohaku.lakehouse.Computed;
import fi.robohaku.lakehouse.SideBySide;
import fi.robohaku.lakehouse.Warehouse;
import io.delta.tables.DeltaTable;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentSkipListMap;
import org.apache.logging.log4j.LogManager;
import org.apache.logging.log4j.Logger;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SaveMode;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.functions;
import org.apache.spark.sql.types.StructType;

/**
 * Computes the marts whose inputs or definition changed.
 *
 * <ol>
 *   <li>Read the definitions; ask each table they read for its version.
 *   <li>Step by step, those of one step side by side: compute, and test in one pass over the rows. A mart reads those
 *       computed before it as they are, or, where one failed a test, its last good version.
 *   <li>Write the good ones, side by side, each in one commit that names the run, the definition and the inputs.
 *   <li>Write what the tests measured, in one commit.
 * </ol>
 */
public final class MartRunner {
    private static final Logger LOG = LogManager.getLogger(MartRunner.class);
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String TESTS = "ops.mart_test";

    private final Warehouse warehouse;
    private final SparkSession spark;
    private final MartDefinitions definitions;
    private final Map<String, Good> good = new ConcurrentSkipListMap<>();
    private final Map<String, String> views = new ConcurrentHashMap<>();
    private final List<MartTest.Measured> measured = Collections.synchronizedList(new ArrayList<>());
    private final List<String> failed = Collections.synchronizedList(new ArrayList<>());

    /** A mart that passed its tests. */
    private record Good(MartDefinition mart, StructType columns, Dataset<Row> rows) {}

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
        List<String> skipped = new ArrayList<>();
        for (List<MartDefinition> step : definitions.steps()) {
            List<MartDefinition> stale = new ArrayList<>();
            step.forEach(mart -> {
                if (isStale(mart, state)) {
                    stale.add(mart);
                } else {
                    skipped.add(mart.name());
                }
            });
            compute(stale);
        }
        writeMarts(runId);
        if (!measured.isEmpty()) {
            writeTests(runId);
        }
        if (!good.isEmpty()) {
            good.values().forEach(one -> state.put(one.mart().name(), entry(one.mart())));
            state.write();
        }
        Collections.sort(failed);
        return new MartRun(List.copyOf(good.keySet()), skipped, failed, warnings());
    }

    private List<String> warnings() {
        return measured.stream()
                .filter(one -> !one.holds() && one.test().severity() == MartTest.Severity.WARNING)
                .map(MartTest.Measured::inWords)
                .sorted()
                .toList();
    }

    private boolean isStale(MartDefinition mart, MartState state) {
        MartState.Entry now = entry(mart);
        return now.version() < 0
                || !state.isCurrent(mart.name(), now)
                || mart.martsRead().stream().anyMatch(good::containsKey);
    }

    private MartState.Entry entry(MartDefinition mart) {
        Map<String, Long> inputs = new TreeMap<>();
        mart.inputs().forEach(table -> inputs.put(table, warehouse.version(table)));
        return new MartState.Entry(mart.fingerprint(), inputs, warehouse.version("gold." + mart.name()));
    }

    private void compute(List<MartDefinition> marts) {
        if (marts.isEmpty()) {
            return;
        }
        if (measured.isEmpty()) {
            createFunctions(spark, definitions);
            Set<String> inputs = new TreeSet<>();
            definitions.all().forEach(mart -> inputs.addAll(mart.inputs()));
            warehouse.expect(inputs.stream().mapToLong(warehouse::sizeInBytes).sum());
        }
        SideBySide.run(
                spark,
                marts.stream()
                        .map(mart -> new SideBySide.Task("Computing the mart " + mart.name(), () -> compute(mart)))
                        .toList());
    }

    private void compute(MartDefinition mart) {
        List<String> unknown = mart.martsRead().stream()
                .filter(read -> !good.containsKey(read) && !warehouse.exists("gold." + read))
                .toList();
        if (!unknown.isEmpty()) {
            LOG.error("The mart {} waits for {}, of which there is no good version yet", mart.name(), unknown);
            failed.add(mart.name());
            return;
        }
        StructType columns = StructType.fromDDL(mart.columnsAsDdl());
        Dataset<Row> rows = Computed.once(typed(spark.sql(mart.sqlOver(views)), columns));
        List<MartTest.Measured> outcomes = MartTest.measure(mart, rows);
        measured.addAll(outcomes);
        if (outcomes.stream().noneMatch(MartTest.Measured::isFatal)) {
            rows.createOrReplaceTempView("computed_" + mart.name());
            views.put("gold." + mart.name(), "computed_" + mart.name());
            good.put(mart.name(), new Good(mart, columns, rows));
        } else {
            outcomes.stream()
                    .filter(MartTest.Measured::isFatal)
                    .forEach(outcome -> LOG.error("A test failed: {}", outcome.inWords()));
            failed.add(mart.name());
        }
    }

    private static Dataset<Row> typed(Dataset<Row> rows, StructType columns) {
        Column[] typed = Arrays.stream(columns.fields())
                .map(field -> functions.col(field.name()).cast(field.dataType()).as(field.name()))
                .toArray(Column[]::new);
        return rows.select(typed).coalesce(1);
    }

    private void writeMarts(String runId) {
        SideBySide.run(
                spark,
                good.values().stream()
                        .map(one -> new SideBySide.Task(
                                "Writing the mart " + one.mart().name(), () -> write(one, runId)))
                        .toList());
    }

    private void write(Good one, String runId) throws JsonProcessingException {
        String table = "gold." + one.mart().name();
        if (!warehouse.exists(table)) {
            create(one);
        }
        Map<String, Long> inputs = new TreeMap<>();
        one.mart().inputs().stream()
                .filter(input -> !input.startsWith("gold."))
                .forEach(input -> inputs.put(input, warehouse.version(input)));
        String metadata = JSON.writeValueAsString(
                new TreeMap<>(Map.of("run", runId, "definition", one.mart().fingerprint(), "inputs", inputs)));
        boolean isAsBefore = spark.table(table).schema().equals(one.columns());
        Dataset<Row> rows =
                isAsBefore ? one.rows() : spark.createDataFrame(one.rows().toJavaRDD(), one.columns());
        rows.write()
                .format("delta")
                .mode(SaveMode.Overwrite)
                .option("overwriteSchema", !isAsBefore)
                .option("userMetadata", metadata)
                .save(warehouse.path(table));
    }

    /** An empty table with the columns of the contract. */
    private void create(Good one) {
        DeltaTable.createIfNotExists(spark)
                .location(warehouse.path("gold." + one.mart().name()))
                .addColumns(one.columns())
                .comment(one.mart().contract().description())
                .execute();
    }

    private void writeTests(String runId) {
        StructType columns = spark.table(TESTS).schema();
        Timestamp now = Timestamp.from(Instant.now());
        List<Row> rows = measured.stream()
                .sorted(Comparator.comparing(MartTest.Measured::mart)
                        .thenComparing(one -> one.test().name()))
                .map(one -> one.row(runId, now))
                .toList();
        spark.createDataFrame(rows, columns)
                .coalesce(1)
                .write()
                .format("delta")
                .mode(SaveMode.Append)
                .save(warehouse.path(TESTS));
    }
}
