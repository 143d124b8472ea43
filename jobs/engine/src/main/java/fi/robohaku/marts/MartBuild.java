package fi.robohaku.marts;

import fi.robohaku.lakehouse.Checkpoint;
import fi.robohaku.lakehouse.Failures;
import fi.robohaku.lakehouse.FewRows;
import fi.robohaku.lakehouse.Warehouse;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import org.apache.logging.log4j.LogManager;
import org.apache.logging.log4j.Logger;
import org.apache.spark.SparkThrowable;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.catalyst.InternalRow;

/**
 * What one run computes, until it is written: rows of the marts that passed their tests, what the tests measured, what
 * broke them. Several threads compute marts at once.
 */
final class MartBuild implements AutoCloseable {
    private static final Logger LOG = LogManager.getLogger(MartBuild.class);

    private final Warehouse warehouse;
    private final MartDefinitions definitions;
    private final MartStaleness staleness;
    private final Map<String, String> parameters;
    private final Map<String, Dataset<Row>> stored = new ConcurrentHashMap<>();
    private final Map<String, ComputedMart> computed = new ConcurrentHashMap<>();
    private final Map<String, ComputedMart> refused = new ConcurrentHashMap<>();
    private final Set<String> same = ConcurrentHashMap.newKeySet();
    private final List<CompiledTest.Measured> measured = Collections.synchronizedList(new ArrayList<>());
    private final List<FailureRecord.Breach> breaches = Collections.synchronizedList(new ArrayList<>());
    private final Set<String> failed = Collections.synchronizedSet(new TreeSet<>());
    private volatile boolean isSmall;

    /**
     * @param parameters texts that the run gives, by name
     */
    MartBuild(
            Warehouse warehouse, MartDefinitions definitions, MartStaleness staleness, Map<String, String> parameters) {
        this.warehouse = warehouse;
        this.definitions = definitions;
        this.staleness = staleness;
        this.parameters = parameters;
    }

    /** Marks what the marts read as small: rows that are likely few are kept in memory. */
    void markSmall() {
        isSmall = true;
    }

    /** Whether a mart was computed and is not, row for row, what its table holds. */
    boolean hasChanged(String table) {
        return computed.containsKey(table) && !same.contains(table);
    }

    /** The marts that passed their tests, by table. */
    Map<String, ComputedMart> computed() {
        return computed;
    }

    List<CompiledTest.Measured> measured() {
        return measured;
    }

    List<FailureRecord.Breach> breaches() {
        return breaches;
    }

    /** Names of the marts that failed a test of severity error, or could not be computed. */
    Set<String> failed() {
        return failed;
    }

    /** Reads a table once for all marts that are computed from it. */
    void read(String table) {
        if (warehouse.exists(table)) {
            stored.put(table, Checkpoint.materialize(warehouse.rows(table).coalesce(1)));
        }
    }

    /** Computes a mart and tests it, after the ephemeral ones that it reads. */
    void compute(MartDefinition mart) {
        definitions.ephemeralInputs(mart).forEach(this::computeAlone);
        computeAlone(mart);
    }

    private void computeAlone(MartDefinition mart) {
        List<String> absent =
                mart.tablesRead().stream().filter(table -> !isThere(table)).toList();
        if (!absent.isEmpty()) {
            // One that it reads has never passed its tests, or is ephemeral and did not pass them now.
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

    private boolean isThere(String table) {
        return computed.containsKey(table) || (!definitions.isEphemeral(table) && warehouse.exists(table));
    }

    private void computeAndTest(MartDefinition mart) {
        Map<String, Object> arguments = mart.arguments(parameters);
        Map<String, Dataset<Row>> inputs = new HashMap<>(stored);
        computed.forEach((table, one) -> inputs.put(table, one.rows()));
        ComputedMart rows = ComputedMart.of(
                mart.rows(warehouse.spark(), inputs, arguments), mart.contract().order(), isSmall);
        inputs.put(mart.table(), rows.rows());
        if (passes(new MartTester(warehouse.spark(), mart, inputs, arguments))) {
            if (staleness.isOfThisDefinition(mart)
                    && rows.few().filter(few -> isWhatStands(mart, few)).isPresent()) {
                same.add(mart.table());
            }
            computed.put(mart.table(), rows);
        } else {
            refused.put(mart.table(), rows);
            failed.add(mart.name());
        }
    }

    /** Whether a table holds the same rows, in whatever order. */
    private boolean isWhatStands(MartDefinition mart, FewRows computedRows) {
        Optional<FewRows> standing;
        try {
            standing = FewRows.of(warehouse.rows(mart.table()).coalesce(1));
        } catch (Exception e) {
            if (!isOfTheQuery(e) && !(e instanceof UncheckedIOException)) {
                throw e;
            }
            LOG.warn("The table {} cannot be read, and is written anew", mart.table(), e);
            return false;
        }
        return standing.isPresent() && counts(standing.get()).equals(counts(computedRows));
    }

    private static Map<InternalRow, Integer> counts(FewRows rows) {
        Map<InternalRow, Integer> counts = new HashMap<>();
        rows.rows().forEach(row -> counts.merge(row, 1, Integer::sum));
        return counts;
    }

    /** Frees the memory of all rows that were computed. */
    @Override
    public void close() {
        Stream.of(computed, refused)
                .flatMap(marts -> marts.values().stream())
                .forEach(mart -> mart.few().ifPresent(FewRows::close));
    }

    /** Whether Spark could not compute a query, not whether somebody stopped it. */
    private static boolean isOfTheQuery(Exception e) {
        return e instanceof SparkThrowable thrown && !"SPARK_JOB_CANCELLED".equals(thrown.getCondition());
    }

    private boolean passes(MartTester tester) {
        List<CompiledTest.Measured> outcomes = tester.measure();
        measured.addAll(outcomes);
        outcomes.stream()
                .filter(outcome -> !outcome.holds())
                .forEach(
                        outcome -> breaches.add(new FailureRecord.Breach(outcome, tester.failingRows(outcome.test()))));
        return outcomes.stream().noneMatch(CompiledTest.Measured::isFatal);
    }

    /** Fails a mart that cannot be computed: it keeps its last good version, as one that fails a test does. */
    private void refuse(MartDefinition mart, String test, String expected, String found) {
        CompiledTest.Measured outcome = new CompiledTest.Measured(
                mart.name(),
                new CompiledTest(test, MartTest.Severity.ERROR, "true", "true", expected, List.of(), Optional.empty()),
                false,
                found);
        measured.add(outcome);
        breaches.add(new FailureRecord.Breach(outcome, List.of()));
        failed.add(mart.name());
    }
}
