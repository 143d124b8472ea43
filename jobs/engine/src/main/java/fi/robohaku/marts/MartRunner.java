package fi.robohaku.marts;

import fi.robohaku.contracts.ContractException;
import fi.robohaku.lakehouse.ParallelTasks;
import fi.robohaku.lakehouse.ProgressMonitor;
import fi.robohaku.lakehouse.Warehouse;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.atomic.AtomicLong;
import org.apache.spark.sql.Row;

/**
 * Computes the marts whose inputs, definition or parameters changed.
 *
 * <ol>
 *   <li>Read the definitions; ask each table they read for its version.
 *   <li>Compute each mart when those that it reads are computed, several at once, and test it in one pass over its rows.
 *       It reads those computed before it as they are, or, where one failed a test, its last good version. An ephemeral
 *       mart is computed together with the one that reads it.
 *   <li>Keep those whose rows came out as they stand: those that read them see no change either.
 *   <li>Write the other good ones, several at once, each in one commit that names the run, the definition and the inputs.
 *   <li>Write what the tests measured, and the rows that broke one with the cells they come from, in a commit each.
 * </ol>
 */
public final class MartRunner {
    private final Warehouse warehouse;
    private final MartDefinitions definitions;
    private final Map<String, String> parameters = new TreeMap<>();
    private ProgressMonitor progress = ProgressMonitor.SILENT;

    /**
     * @param schemas folder {@code schemas/}
     */
    public MartRunner(Warehouse warehouse, Path schemas) {
        this.warehouse = warehouse;
        this.definitions = MartDefinitions.read(schemas);
    }

    /**
     * Sets a parameter of the marts that have it. If not set, its default counts.
     *
     * @throws ContractException where no mart has the parameter, or the text is no value of its type
     */
    public MartRunner parameter(String name, String value) {
        definitions.byName().stream()
                .flatMap(mart -> mart.contract().parameters().stream())
                .filter(parameter -> parameter.name().equals(name))
                .findFirst()
                .orElseThrow(() -> new ContractException("No mart has the parameter " + name))
                .value(value);
        parameters.put(name, value);
        return this;
    }

    /** Who is told how many marts are computed. If not set, nobody is. */
    public MartRunner progress(ProgressMonitor monitor) {
        progress = monitor;
        return this;
    }

    /**
     * Names the marts that {@link #run} would compute and write once some tables have changed, in order of name; nothing
     * is computed.
     *
     * @param changing names of those tables
     */
    public List<String> plan(Set<String> changing) {
        MartStaleness staleness = staleness(MartState.read(warehouse));
        return staleness.withReaders(staleness.stale(changing)).stream()
                .filter(mart -> !mart.isEphemeral())
                .map(MartDefinition::name)
                .sorted()
                .toList();
    }

    /**
     * Computes and writes what is not up to date.
     *
     * @param runId written beside every commit and test
     */
    public MartRun run(String runId) throws IOException {
        FormerTables.drop(warehouse, definitions);
        MartState state = MartState.read(warehouse);
        MartStaleness staleness = staleness(state);
        Set<String> stale = staleness.stale(Set.of());
        try (MartBuild build = new MartBuild(warehouse, definitions, staleness, parameters)) {
            compute(staleness.withReaders(stale), stale, build);
            return writeAndRecord(build, staleness, state, runId);
        }
    }

    private MartRun writeAndRecord(MartBuild build, MartStaleness staleness, MartState state, String runId)
            throws IOException {
        List<MartDefinition> good = definitions.byName().stream()
                .filter(mart -> !mart.isEphemeral() && build.computed().containsKey(mart.table()))
                .toList();
        List<MartDefinition> changed =
                good.stream().filter(mart -> build.hasChanged(mart.table())).toList();
        List<MartFailure> failures = write(changed, build, runId);
        if (!good.isEmpty()) {
            good.forEach(staleness::markFresh);
            state.write();
        }
        Map<String, List<Row>> rows = new TreeMap<>();
        good.forEach(
                mart -> build.computed().get(mart.table()).few().ifPresent(few -> rows.put(mart.name(), few.asRows())));
        return new MartRun(names(changed), untouched(build), List.copyOf(build.failed()), failures, rows);
    }

    private MartStaleness staleness(MartState state) {
        return new MartStaleness(warehouse, definitions, state, parameters);
    }

    private static List<String> names(List<MartDefinition> marts) {
        return marts.stream().map(MartDefinition::name).toList();
    }

    /** Marts that were neither written nor failed: not computed, or computed and the same as before. */
    private List<String> untouched(MartBuild build) {
        return definitions.byName().stream()
                .filter(mart ->
                        !mart.isEphemeral() && !build.failed().contains(mart.name()) && !build.hasChanged(mart.table()))
                .map(MartDefinition::name)
                .toList();
    }

    /**
     * Computes marts, each when those that it reads are computed.
     *
     * @param marts each after those it reads
     * @param stale names of those that are computed in any case; others only where one that they read has changed
     */
    private void compute(List<MartDefinition> marts, Set<String> stale, MartBuild build) {
        if (marts.isEmpty()) {
            return;
        }
        definitions.functions().register(warehouse.spark());
        TaskGraph graph = new TaskGraph();
        if (warehouse.tuneForInputSize(
                inputs().stream().mapToLong(warehouse::sizeInBytes).sum())) {
            build.markSmall();
            addReading(marts, build, graph);
        }
        AtomicLong done = new AtomicLong();
        progress.counting(
                done::get, marts.stream().filter(mart -> !mart.isEphemeral()).count());
        for (MartDefinition mart : marts) {
            if (!mart.isEphemeral()) {
                Set<String> inputs = definitions.storedInputs(mart);
                graph.add(mart.table(), inputs, new ParallelTasks.Task("Computing the mart " + mart.name(), () -> {
                    if (stale.contains(mart.name()) || inputs.stream().anyMatch(build::hasChanged)) {
                        build.compute(mart);
                    }
                    done.incrementAndGet();
                }));
            }
        }
        graph.run(warehouse.spark());
    }

    /** Little is read once; what is much, each mart reads as it needs it. */
    private void addReading(List<MartDefinition> marts, MartBuild build, TaskGraph graph) {
        Set<String> tables = new TreeSet<>();
        marts.stream()
                .filter(mart -> !mart.isEphemeral())
                .forEach(mart -> tables.addAll(definitions.storedInputs(mart)));
        tables.removeIf(table -> table.startsWith(MartDefinition.SCHEMA));
        tables.forEach(table ->
                graph.add(table, Set.of(), new ParallelTasks.Task("Reading " + table, () -> build.read(table))));
    }

    /** All tables that a query of a mart reads. */
    private Set<String> inputs() {
        Set<String> inputs = new TreeSet<>();
        definitions.byName().forEach(mart -> inputs.addAll(mart.inputs()));
        return inputs;
    }

    private List<MartFailure> write(List<MartDefinition> good, MartBuild build, String runId) {
        MartWriter writer = new MartWriter(warehouse, definitions, runId);
        ParallelTasks.run(
                warehouse.spark(),
                good.stream()
                        .map(mart -> new ParallelTasks.Task(
                                "Writing the mart " + mart.name(),
                                () -> writer.write(
                                        mart, build.computed().get(mart.table()), mart.arguments(parameters))))
                        .toList());
        if (build.measured().isEmpty()) {
            return List.of();
        }
        Timestamp now = Timestamp.from(Instant.now());
        writer.writeTests(build.measured(), now);
        List<FailureRecord.Breach> inOrder = build.breaches().stream()
                .sorted(Comparator.comparing((FailureRecord.Breach breach) ->
                                breach.measured().test().severity())
                        .thenComparing(breach -> breach.measured().mart())
                        .thenComparing(breach -> breach.measured().test().name()))
                .toList();
        return new FailureRecord(warehouse, definitions).write(inOrder, runId, now);
    }
}
