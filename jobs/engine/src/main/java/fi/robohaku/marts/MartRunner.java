package fi.robohaku.marts;

import fi.robohaku.contracts.ContractException;
import fi.robohaku.lakehouse.Checkpoint;
import fi.robohaku.lakehouse.Failures;
import fi.robohaku.lakehouse.ParallelTasks;
import fi.robohaku.lakehouse.Warehouse;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentSkipListMap;
import org.apache.logging.log4j.LogManager;
import org.apache.logging.log4j.Logger;
import org.apache.spark.SparkThrowable;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;

/**
 * Computes the marts whose inputs, definition or parameters changed.
 *
 * <ol>
 *   <li>Read the definitions; ask each table they read for its version.
 *   <li>Step by step, those of one step side by side: compute, and test in one pass over the rows. A mart reads those
 *       computed before it as they are, or, where one failed a test, its last good version.
 *   <li>Write the good ones, side by side, each in one commit that names the run, the definition and the inputs.
 *   <li>Write what the tests measured, and the rows that broke one with the cells they come from, in a commit each.
 * </ol>
 */
public final class MartRunner {
    private static final Logger LOG = LogManager.getLogger(MartRunner.class);

    private final Warehouse warehouse;
    private final SparkSession spark;
    private final MartDefinitions definitions;
    private final Map<String, String> parameters = new TreeMap<>();
    private final Map<String, Good> good = new ConcurrentSkipListMap<>();
    private final Map<String, String> views = new ConcurrentHashMap<>();
    private final List<MartCheck.Measured> measured = Collections.synchronizedList(new ArrayList<>());
    private final List<FailureRecord.Breach> breaches = Collections.synchronizedList(new ArrayList<>());
    private final Set<String> failed = Collections.synchronizedSet(new TreeSet<>());

    /** A mart that passed its tests. */
    private record Good(MartDefinition mart, Dataset<Row> rows) {}

    /**
     * @param schemas folder {@code schemas/}
     */
    public MartRunner(Warehouse warehouse, Path schemas) {
        this.warehouse = warehouse;
        this.spark = warehouse.spark();
        this.definitions = MartDefinitions.read(schemas);
    }

    /**
     * Sets a parameter of the marts that have it. If not set, its default counts.
     *
     * @throws ContractException where no mart has the parameter, or the text is no value of its type
     */
    public MartRunner parameter(String name, String value) {
        List<MartParameter> named = definitions.all().stream()
                .flatMap(mart -> mart.contract().parameters().stream())
                .filter(parameter -> parameter.name().equals(name))
                .toList();
        if (named.isEmpty()) {
            throw new ContractException("No mart has the parameter " + name);
        }
        named.get(0).literal(value);
        parameters.put(name, value);
        return this;
    }

    /** Makes the SQL functions of the marts known to a session. */
    public static void createFunctions(SparkSession spark, MartDefinitions definitions) {
        StatisticalFunctions.register(spark);
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
                if (isStale(mart, state) || mart.martsRead().stream().anyMatch(good::containsKey)) {
                    stale.add(mart);
                } else {
                    skipped.add(mart.name());
                }
            });
            compute(stale);
        }
        List<MartFailure> failures = write(new MartWriter(warehouse, runId), runId);
        if (!good.isEmpty()) {
            good.values().forEach(one -> state.put(one.mart().name(), entry(one.mart())));
            state.write();
        }
        return new MartRun(List.copyOf(good.keySet()), skipped, List.copyOf(failed), failures);
    }

    /**
     * Names of the marts that {@link #run} would compute once some tables have changed, in order; nothing is computed.
     *
     * @param changing names of those tables
     */
    public List<String> plan(Set<String> changing) {
        MartState state = new MartState(warehouse);
        Set<String> changed = new TreeSet<>(changing);
        Set<String> stale = new TreeSet<>();
        // Each mart stands after those it reads.
        for (MartDefinition mart : definitions.all()) {
            if (isStale(mart, state) || !Collections.disjoint(mart.tablesRead(), changed)) {
                changed.add("gold." + mart.name());
                stale.add(mart.name());
            }
        }
        return List.copyOf(stale);
    }

    private boolean isStale(MartDefinition mart, MartState state) {
        MartState.Entry now = entry(mart);
        return now.version() < 0 || !state.isCurrent(mart.name(), now);
    }

    private MartState.Entry entry(MartDefinition mart) {
        Map<String, Long> inputs = new TreeMap<>();
        mart.tablesRead().forEach(table -> inputs.put(table, warehouse.version(table)));
        String definition = mart.fingerprint() + mart.arguments(parameters);
        return new MartState.Entry(definition, inputs, warehouse.version("gold." + mart.name()));
    }

    private void compute(List<MartDefinition> marts) {
        if (marts.isEmpty()) {
            return;
        }
        if (measured.isEmpty()) {
            createFunctions(spark, definitions);
            Set<String> inputs = new TreeSet<>();
            definitions.all().forEach(mart -> inputs.addAll(mart.inputs()));
            warehouse.tuneForInputSize(inputs.stream().mapToLong(warehouse::sizeInBytes).sum());
        }
        ParallelTasks.run(
                spark,
                marts.stream()
                        .map(mart -> new ParallelTasks.Task("Computing the mart " + mart.name(), () -> compute(mart)))
                        .toList());
    }

    private void compute(MartDefinition mart) {
        List<String> absent = mart.tablesRead().stream()
                .filter(table -> !views.containsKey(table) && !warehouse.exists(table))
                .toList();
        if (!absent.isEmpty()) {
            // One that it reads has never passed its tests.
            refuse(
                    mart,
                    "inputs_are_there",
                    "each mart that it reads has passed its tests once",
                    String.join(", ", absent) + " not there");
            return;
        }
        try {
            computeAndTest(mart);
        } catch (Exception e) {
            if (!isOfTheQuery(e)) {
                throw e;
            }
            LOG.warn("The mart {} cannot be computed", mart.name(), e);
            refuse(mart, "query_runs", "a query and tests that can be computed", Failures.inALine(e));
        }
    }

    private void computeAndTest(MartDefinition mart) {
        Map<String, String> arguments = mart.arguments(parameters);
        Dataset<Row> rows = Checkpoint.materialize(mart.typed(
                        spark.sql(MartDefinition.with(MartDefinition.over(mart.sql(), views), arguments)))
                .coalesce(1));
        String view = "computed_" + mart.name();
        rows.createOrReplaceTempView(view);
        Map<String, String> withOwn = new HashMap<>(views);
        withOwn.put("gold." + mart.name(), view);
        if (passes(new MartTester(spark, mart, withOwn, arguments))) {
            views.put("gold." + mart.name(), view);
            good.put(mart.name(), new Good(mart, rows));
        } else {
            failed.add(mart.name());
        }
    }

    /** Whether Spark could not compute a query, not whether somebody stopped it. */
    private static boolean isOfTheQuery(Exception e) {
        return e instanceof SparkThrowable thrown && !"SPARK_JOB_CANCELLED".equals(thrown.getCondition());
    }

    private boolean passes(MartTester tester) {
        List<MartCheck.Measured> outcomes = tester.measure();
        measured.addAll(outcomes);
        outcomes.stream()
                .filter(outcome -> !outcome.holds())
                .forEach(outcome ->
                        breaches.add(new FailureRecord.Breach(outcome, tester.failingRows(outcome.check()))));
        return outcomes.stream().noneMatch(MartCheck.Measured::isFatal);
    }

    /** A mart that cannot be computed keeps its last good version, as one that fails a test does. */
    private void refuse(MartDefinition mart, String check, String description, String found) {
        MartCheck.Measured outcome = new MartCheck.Measured(
                mart.name(),
                new MartCheck(check, MartTest.Severity.ERROR, "true", "true", description, List.of(), Optional.empty()),
                false,
                found);
        measured.add(outcome);
        breaches.add(new FailureRecord.Breach(outcome, List.of()));
        failed.add(mart.name());
    }

    private List<MartFailure> write(MartWriter writer, String runId) {
        ParallelTasks.run(
                spark,
                good.values().stream()
                        .map(one -> new ParallelTasks.Task(
                                "Writing the mart " + one.mart().name(),
                                () -> writer.write(
                                        one.mart(), one.rows(), one.mart().arguments(parameters))))
                        .toList());
        if (measured.isEmpty()) {
            return List.of();
        }
        Timestamp now = Timestamp.from(Instant.now());
        writer.writeTests(measured, now);
        List<FailureRecord.Breach> inOrder = breaches.stream()
                .sorted(Comparator.comparing((FailureRecord.Breach breach) ->
                                breach.measured().check().severity())
                        .thenComparing(breach -> breach.measured().mart())
                        .thenComparing(breach -> breach.measured().check().name()))
                .toList();
        return new FailureRecord(warehouse, definitions).write(inOrder, runId, now);
    }
}
