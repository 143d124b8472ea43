package fi.robohaku.figures;

import static org.apache.spark.sql.functions.struct;
import static org.apache.spark.sql.functions.to_json;

import fi.robohaku.lakehouse.HeldRows;
import fi.robohaku.marts.MartColumn;
import fi.robohaku.marts.MartDefinition;
import fi.robohaku.marts.MartDefinitions;
import fi.robohaku.marts.MartReader;
import fi.robohaku.marts.SourceCells;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Encoders;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.functions;

/**
 * Goes from rows of a mart to the rows of the marts that its query reads, and on, until the records of layer silver are
 * reached. Each mart is visited once, after all marts that read it; an ephemeral one by what its query gives now.
 */
final class MartWalk {
    private static final String GOLD = "gold.";

    private final HeldRows held;
    private final MartReader reader;
    private final MartDefinitions marts;
    private final Set<String> tables;
    private final int limit;
    private final Map<String, List<Dataset<Row>>> reached = new HashMap<>();
    private final List<TraceResult.MartRows> found = new ArrayList<>();
    private final List<SourceCells.TracedRow> asked = new ArrayList<>();

    /**
     * @param held keeps the rows that were reached
     * @param tables tables of layer silver to be reached; empty for all
     * @param limit rows of each mart that are shown at most
     */
    MartWalk(HeldRows held, MartReader reader, MartDefinitions marts, Set<String> tables, int limit) {
        this.held = held;
        this.reader = reader;
        this.marts = marts;
        this.tables = Set.copyOf(tables);
        this.limit = limit;
    }

    /** Rows of marts that were found, nearest first. */
    List<TraceResult.MartRows> found() {
        return List.copyOf(found);
    }

    /** Rows whose records are asked for. */
    List<SourceCells.TracedRow> asked() {
        return List.copyOf(asked);
    }

    /** Walks from rows of a mart; runs Spark jobs for each mart on the way. */
    void walk(MartDefinition start, Dataset<Row> rows) {
        reached.put(start.name(), List.of(rows));
        List<MartDefinition> readersFirst = new ArrayList<>(marts.all());
        Collections.reverse(readersFirst);
        for (MartDefinition mart : readersFirst) {
            reached.getOrDefault(mart.name(), List.of()).stream()
                    .reduce(Dataset::union)
                    .ifPresent(union -> visit(mart, union, mart.equals(start)));
        }
    }

    private void visit(MartDefinition mart, Dataset<Row> union, boolean isStart) {
        Dataset<Row> rows = held.hold(union.distinct());
        long count = rows.count();
        if (count > 0) {
            found.add(show(mart, rows, count, isStart));
            askForRecords(mart, rows);
            goOn(mart, rows);
        }
    }

    private TraceResult.MartRows show(MartDefinition mart, Dataset<Row> rows, long count, boolean isWhole) {
        Column[] key = mart.contract().key().stream().map(functions::col).toArray(Column[]::new);
        Column json = to_json(isWhole ? struct("*") : struct(key));
        return new TraceResult.MartRows(
                GOLD + mart.name(),
                count,
                rows.sort(key).limit(limit).select(json).as(Encoders.STRING()).collectAsList());
    }

    private void askForRecords(MartDefinition mart, Dataset<Row> rows) {
        Set<String> read = mart.inputs().stream()
                .filter(input -> input.startsWith("silver.") && (tables.isEmpty() || tables.contains(input)))
                .collect(Collectors.toSet());
        if (!read.isEmpty()) {
            rows.select(to_json(struct("*")))
                    .as(Encoders.STRING())
                    .collectAsList()
                    .forEach(row -> asked.add(new SourceCells.TracedRow(asked.size(), row, read)));
        }
    }

    private void goOn(MartDefinition mart, Dataset<Row> rows) {
        List<MartDefinition> next = mart.inputs().stream()
                .filter(input -> input.startsWith(GOLD))
                .flatMap(input -> marts.find(input.substring(GOLD.length())).stream())
                .filter(reader::exists)
                .filter(input ->
                        tables.isEmpty() || marts.origins(input).stream().anyMatch(tables::contains))
                .toList();
        List<MartDefinition> speaking =
                next.stream().filter(MartWalk::speaksOfSubjects).toList();
        RowMatch match = new RowMatch(mart, rows, held);
        boolean isOfSubjects = !speaking.isEmpty() && match.namesSubjects();
        for (MartDefinition input : isOfSubjects ? speaking : next) {
            List<Dataset<Row>> parts = new ArrayList<>(reached.getOrDefault(input.name(), List.of()));
            parts.add(match.agreeing(reader.read(input)));
            reached.put(input.name(), parts);
        }
    }

    private static boolean speaksOfSubjects(MartDefinition mart) {
        return mart.contract().columns().stream().map(MartColumn::name).anyMatch(SourceCells.SUBJECTS::contains);
    }
}
