package fi.robohaku.figures;

import fi.robohaku.marts.MartColumn;
import fi.robohaku.marts.MartDefinition;
import fi.robohaku.marts.SourceCells;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.types.StructType;

/**
 * Goes from rows of a mart to the rows of the marts that its query reads, and on, until the records of layer silver are
 * reached. Each mart is visited once, after all marts that read it; an ephemeral one by what its query gives now.
 */
final class MartWalk {
    private static final String GOLD = "gold.";

    private final TraceTables source;
    private final Set<String> tables;
    private final int limit;
    private final Map<String, List<Row>> reached = new HashMap<>();
    private final List<TraceResult.MartRows> found = new ArrayList<>();
    private final List<SourceCells.TracedRow> asked = new ArrayList<>();

    /**
     * @param source where rows of marts are read
     * @param tables tables of layer silver to be reached; empty for all
     * @param limit rows of each mart that are shown at most
     */
    MartWalk(TraceTables source, Set<String> tables, int limit) {
        this.source = source;
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

    /** Walks from rows of a mart. */
    void walk(MartDefinition start, List<Row> rows) {
        reached.put(start.name(), rows);
        List<MartDefinition> readersFirst = new ArrayList<>(source.marts().upstream(start));
        Collections.reverse(readersFirst);
        for (MartDefinition mart : readersFirst) {
            List<Row> distinct = List.copyOf(new LinkedHashSet<>(reached.getOrDefault(mart.name(), List.of())));
            if (!distinct.isEmpty()) {
                visit(mart, distinct, mart.equals(start));
            }
        }
    }

    private void visit(MartDefinition mart, List<Row> rows, boolean isStart) {
        StructType schema = source.rows(mart).schema();
        found.add(new TraceResult.MartRows(
                GOLD + mart.name(),
                rows.size(),
                RowValues.sorted(schema, rows, mart.contract().key()).stream()
                        .limit(limit)
                        .map(RowValues.json(
                                schema,
                                isStart
                                        ? List.of(schema.fieldNames())
                                        : mart.contract().key()))
                        .toList()));
        askForRecords(mart, schema, rows);
        goOn(mart, schema, rows);
    }

    private void askForRecords(MartDefinition mart, StructType schema, List<Row> rows) {
        Set<String> read = mart.inputs().stream()
                .filter(input -> input.startsWith("silver.") && (tables.isEmpty() || tables.contains(input)))
                .collect(Collectors.toSet());
        if (!read.isEmpty()) {
            rows.stream()
                    .map(RowValues.json(schema, List.of(schema.fieldNames())))
                    .forEach(row -> asked.add(new SourceCells.TracedRow(asked.size(), row, read)));
        }
    }

    private void goOn(MartDefinition mart, StructType schema, List<Row> rows) {
        List<MartDefinition> next = mart.inputs().stream()
                .filter(input -> input.startsWith(GOLD))
                .flatMap(input -> source.marts().find(input.substring(GOLD.length())).stream())
                .filter(input -> tables.isEmpty()
                        || source.marts().origins(input).stream().anyMatch(tables::contains))
                .filter(source::exists)
                .toList();
        List<MartDefinition> speaking =
                next.stream().filter(MartWalk::speaksOfSubjects).toList();
        RowMatch match = new RowMatch(mart, schema, rows);
        boolean isOfSubjects = !speaking.isEmpty() && match.namesSubjects();
        for (MartDefinition input : isOfSubjects ? speaking : next) {
            reached.computeIfAbsent(input.name(), name -> new ArrayList<>()).addAll(match.agreeing(source.rows(input)));
        }
    }

    private static boolean speaksOfSubjects(MartDefinition mart) {
        return mart.contract().columns().stream().map(MartColumn::name).anyMatch(SourceCells.SUBJECTS::contains);
    }
}
