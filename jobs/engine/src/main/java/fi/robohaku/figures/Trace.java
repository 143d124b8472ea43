package fi.robohaku.figures;

import static org.apache.spark.sql.functions.array;
import static org.apache.spark.sql.functions.array_compact;
import static org.apache.spark.sql.functions.array_contains;
import static org.apache.spark.sql.functions.arrays_overlap;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.size;
import static org.apache.spark.sql.functions.struct;
import static org.apache.spark.sql.functions.to_json;

import fi.robohaku.lakehouse.Checkpoint;
import fi.robohaku.lakehouse.TextResource;
import fi.robohaku.lakehouse.Warehouse;
import fi.robohaku.marts.MartColumn;
import fi.robohaku.marts.MartDefinition;
import fi.robohaku.marts.MartDefinitions;
import fi.robohaku.marts.MartReader;
import fi.robohaku.marts.SourceCells;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Encoders;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.functions;

/**
 * Goes from rows of a mart to the cells of documents behind them.
 *
 * <p>From mart to mart the way is that of the definitions, also through marts that have no table: of each mart that a
 * query reads, the rows that agree with those found so far, in every column where they can be compared, or, where none
 * does, in the columns of the key and in what they speak of. Where rows name a subject, only marts that speak of subjects
 * are gone to: what else the query reads is there to compare with. Rows that a set leaves out ({@code is_in}) are left out
 * here. From there it goes to the records of layer silver that the marts read and that speak of the same subject, and to
 * what was read for them.
 */
public final class Trace {
    private static final String ALL = "all";

    private final Warehouse warehouse;
    private final MartDefinitions marts;
    private final FigureCatalogue catalogue;
    private final MartReader reader;
    private int limit = 200;

    public Trace(Warehouse warehouse, MartDefinitions marts, FigureCatalogue catalogue) {
        this.warehouse = warehouse;
        this.marts = marts;
        this.catalogue = catalogue;
        this.reader = new MartReader(warehouse, marts);
    }

    /** Rows of each mart and cells that are given back at most; 0 for all. If not set, 200. */
    public Trace limit(int most) {
        limit = most == 0 ? Integer.MAX_VALUE - 1 : most;
        return this;
    }

    /**
     * Does it, in steps: the rows asked for; the rows of marts behind them, nearest first; their records; the cells.
     *
     * @param filter values of columns by which the rows are found
     * @param column column that is asked for; empty for the whole row
     */
    public TraceResult execute(MartDefinition mart, Map<String, String> filter, Optional<String> column) {
        Dataset<Row> asked = FigureFinder.rows(reader, mart, filter);
        List<FigureCatalogue.Source> sources = sources(mart, asked, column);
        Set<String> tables =
                sources.stream().map(FigureCatalogue.Source::table).collect(Collectors.toCollection(TreeSet::new));
        Way way = walk(mart, asked, tables);
        Map<String, String> conditions = new TreeMap<>();
        sources.stream()
                .filter(source -> !source.where().isEmpty())
                .forEach(source -> conditions.merge(
                        source.table(), "(" + source.where() + ")", (one, other) -> one + " OR " + other));
        new SourceCells(warehouse).where(conditions).behind(way.asked()).createOrReplaceTempView("source_found");
        Dataset<Row> cells = shown(warehouse.spark().sql(TextResource.read(Trace.class, "cells.sql")), sources);
        List<Row> all = cells.collectAsList();
        return new TraceResult(
                "gold." + mart.name(),
                column.orElse(""),
                way.rows(),
                all.stream().map(row -> row.<String>getAs("path")).distinct().toList(),
                all.stream()
                        .map(row -> row.getAs("path") + " " + row.getAs("source_table") + row.getAs("record_no"))
                        .distinct()
                        .count(),
                all.stream().limit(limit).map(Trace::cell).toList(),
                all.size());
    }

    /** What the catalogue says the column is made of; nothing where it says nothing, and then all records count. */
    private List<FigureCatalogue.Source> sources(MartDefinition mart, Dataset<Row> asked, Optional<String> column) {
        List<Row> first = column.isEmpty() ? List.of() : asked.limit(1).collectAsList();
        if (first.isEmpty()) {
            return List.of();
        }
        Map<String, Object> row = FigureFinder.values(mart, first.get(0));
        return catalogue.sources().stream()
                .filter(source -> source.column().equals(column.orElseThrow()) && source.isOf(row))
                .toList();
    }

    /** Rows found on the way, and those whose records are asked for. */
    private record Way(List<TraceResult.MartRows> rows, List<SourceCells.Asked> asked) {}

    private Way walk(MartDefinition start, Dataset<Row> asked, Set<String> tables) {
        Way way = new Way(new ArrayList<>(), new ArrayList<>());
        Map<String, List<Dataset<Row>>> reached = new HashMap<>();
        reached.put(start.name(), List.of(asked));
        List<MartDefinition> order = new ArrayList<>(marts.all());
        java.util.Collections.reverse(order);
        for (MartDefinition mart : order) {
            List<Dataset<Row>> parts = reached.getOrDefault(mart.name(), List.of());
            if (parts.isEmpty()) {
                continue;
            }
            Dataset<Row> rows = Checkpoint.once(
                    parts.stream().reduce(Dataset::union).orElseThrow().distinct());
            long count = rows.count();
            if (count > 0) {
                way.rows().add(found(mart, rows, count, mart.equals(start)));
                askForRecords(way, mart, rows, tables);
                goOn(reached, mart, rows, tables);
            }
        }
        return way;
    }

    private TraceResult.MartRows found(MartDefinition mart, Dataset<Row> rows, long count, boolean isWhole) {
        Column[] key = mart.contract().key().stream().map(functions::col).toArray(Column[]::new);
        Column json = to_json(isWhole ? struct("*") : struct(key));
        return new TraceResult.MartRows(
                "gold." + mart.name(),
                count,
                rows.sort(key).limit(limit).select(json).as(Encoders.STRING()).collectAsList());
    }

    private void askForRecords(Way way, MartDefinition mart, Dataset<Row> rows, Set<String> tables) {
        Set<String> read = mart.inputs().stream()
                .filter(input -> input.startsWith("silver.") && (tables.isEmpty() || tables.contains(input)))
                .collect(Collectors.toSet());
        if (!read.isEmpty()) {
            rows.select(to_json(struct("*")))
                    .as(Encoders.STRING())
                    .collectAsList()
                    .forEach(row ->
                            way.asked().add(new SourceCells.Asked(way.asked().size(), row, read)));
        }
    }

    private void goOn(
            Map<String, List<Dataset<Row>>> reached, MartDefinition mart, Dataset<Row> rows, Set<String> tables) {
        List<MartDefinition> next = mart.inputs().stream()
                .filter(input -> input.startsWith("gold."))
                .flatMap(input -> marts.find(input.substring("gold.".length())).stream())
                .filter(reader::exists)
                .filter(input ->
                        tables.isEmpty() || marts.origins(input).stream().anyMatch(tables::contains))
                .toList();
        List<MartDefinition> speaking =
                next.stream().filter(Trace::speaksOfSubjects).toList();
        boolean isOfSubjects = !speaking.isEmpty() && namesSubjects(rows);
        for (MartDefinition input : isOfSubjects ? speaking : next) {
            List<Dataset<Row>> parts = new ArrayList<>(reached.getOrDefault(input.name(), List.of()));
            parts.add(agreeing(mart, rows, reader.read(input)));
            reached.put(input.name(), parts);
        }
    }

    private static boolean speaksOfSubjects(MartDefinition mart) {
        return mart.contract().columns().stream().map(MartColumn::name).anyMatch(SourceCells.SUBJECTS::contains);
    }

    /** Whether every row names what it speaks of. */
    private static boolean namesSubjects(Dataset<Row> rows) {
        Column[] own = subjects(rows, "");
        Column spoken = array_compact(array(own));
        return own.length > 0
                && rows.filter(size(spoken).equalTo(0).or(array_contains(spoken, ALL)))
                        .isEmpty();
    }

    private static Dataset<Row> agreeing(MartDefinition mart, Dataset<Row> rows, Dataset<Row> input) {
        Set<String> shared = new TreeSet<>(Arrays.asList(rows.columns()));
        shared.retainAll(new HashSet<>(Arrays.asList(input.columns())));
        Dataset<Row> read = input.as("read");
        Dataset<Row> counting =
                Arrays.asList(input.columns()).contains("is_in") ? read.filter(col("read.is_in")) : read;
        if (!shared.isEmpty()) {
            Column same = shared.stream()
                    .map(name -> col("read." + name).eqNullSafe(col("traced." + name)))
                    .reduce(Column::and)
                    .orElseThrow();
            Dataset<Row> exact = Checkpoint.once(counting.join(rows.as("traced"), same, "left_semi"));
            if (!exact.isEmpty()) {
                return exact;
            }
        }
        Column alike = sameSubject(rows, input);
        for (String name : mart.contract().key()) {
            if (shared.contains(name) && !SourceCells.SUBJECTS.contains(name)) {
                Column known = col("traced." + name);
                alike = alike.and(
                        known.isNull().or(known.cast("string").equalTo(ALL)).or(known.equalTo(col("read." + name))));
            }
        }
        return counting.join(rows.as("traced"), alike, "left_semi");
    }

    private static Column sameSubject(Dataset<Row> rows, Dataset<Row> input) {
        Column[] own = subjects(rows, "traced.");
        Column[] other = subjects(input, "read.");
        if (own.length == 0 || other.length == 0) {
            return lit(true);
        }
        Column spoken = array_compact(array(own));
        return size(spoken)
                .equalTo(0)
                .or(array_contains(spoken, ALL))
                .or(arrays_overlap(spoken, array_compact(array(other))));
    }

    private static Column[] subjects(Dataset<Row> rows, String alias) {
        List<String> columns = Arrays.asList(rows.columns());
        return SourceCells.SUBJECTS.stream()
                .filter(columns::contains)
                .map(name -> col(alias + name))
                .toArray(Column[]::new);
    }

    private static Dataset<Row> shown(Dataset<Row> cells, List<FigureCatalogue.Source> sources) {
        return sources.stream()
                .map(source -> source.columns().isEmpty()
                        ? col("source_table").equalTo(source.table())
                        : col("source_table")
                                .equalTo(source.table())
                                .and(col("column_name").isin(source.columns().toArray())))
                .reduce(Column::or)
                .map(cells::filter)
                .orElse(cells);
    }

    private static TraceResult.Cell cell(Row row) {
        return new TraceResult.Cell(
                row.getAs("path"),
                row.getAs("source_table"),
                row.getAs("record_no"),
                row.getAs("column_name"),
                row.getAs("sheet"),
                row.getAs("cell"),
                row.getAs("raw_text"),
                row.getAs("value_number"),
                row.getAs("precision"),
                row.getAs("provenance"),
                row.getAs("status"));
    }
}
