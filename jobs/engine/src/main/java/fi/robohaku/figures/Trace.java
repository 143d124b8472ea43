package fi.robohaku.figures;

import static org.apache.spark.sql.functions.col;

import fi.robohaku.lakehouse.HeldRows;
import fi.robohaku.lakehouse.SqlQuery;
import fi.robohaku.lakehouse.Warehouse;
import fi.robohaku.marts.MartDefinition;
import fi.robohaku.marts.MartDefinitions;
import fi.robohaku.marts.MartReader;
import fi.robohaku.marts.SourceCells;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/**
 * Goes from rows of a mart to the cells of documents behind them.
 *
 * <ol>
 *   <li>Find the rows that are asked for.
 *   <li>Walk from mart to mart by their definitions: of each mart that a query reads, take the rows that agree with those
 *       found so far. Where rows name a subject, only marts that speak of subjects are gone to: what else the query reads
 *       is there to compare with.
 *   <li>Go to the records of layer silver that these marts read and that speak of the same subject.
 *   <li>Read the cells that the records were made of.
 * </ol>
 */
public final class Trace {
    private static final int DEFAULT_LIMIT = 200;

    private final Warehouse warehouse;
    private final MartDefinitions marts;
    private final FigureCatalogue catalogue;
    private int limit = DEFAULT_LIMIT;

    public Trace(Warehouse warehouse, MartDefinitions marts, FigureCatalogue catalogue) {
        this.warehouse = warehouse;
        this.marts = marts;
        this.catalogue = catalogue;
    }

    /** Rows of each mart and cells that are given back at most; 0 for all. If not set, 200. */
    public Trace limit(int most) {
        limit = most == 0 ? Integer.MAX_VALUE - 1 : most;
        return this;
    }

    /**
     * Traces rows of a mart; runs Spark jobs.
     *
     * @param filter values of columns by which the rows are found
     * @param column column that is asked for; empty for the whole row
     */
    public TraceResult execute(MartDefinition mart, Map<String, String> filter, Optional<String> column) {
        try (HeldRows held = new HeldRows()) {
            MartReader reader = new MartReader(warehouse, marts);
            Dataset<Row> rows = held.hold(FigureFinder.rows(reader, mart, filter));
            List<FigureCatalogue.Source> sources = sources(mart, rows, column);
            Set<String> tables =
                    sources.stream().map(FigureCatalogue.Source::table).collect(Collectors.toCollection(TreeSet::new));
            MartWalk walk = new MartWalk(held, reader, marts, tables, limit);
            walk.walk(mart, rows);
            return result(mart, column, walk, cells(sources, walk.asked()).collectAsList());
        }
    }

    private TraceResult result(MartDefinition mart, Optional<String> column, MartWalk walk, List<Row> cells) {
        return new TraceResult(
                "gold." + mart.name(),
                column.orElse(""),
                walk.found(),
                cells.stream().map(row -> row.<String>getAs("path")).distinct().toList(),
                cells.stream()
                        .map(row -> row.getAs("path") + " " + row.getAs("source_table") + row.getAs("record_no"))
                        .distinct()
                        .count(),
                cells.stream().limit(limit).map(Trace::cell).toList(),
                cells.size());
    }

    /** What the catalogue says the column is made of; nothing where it says nothing, and then all records count. */
    private List<FigureCatalogue.Source> sources(MartDefinition mart, Dataset<Row> rows, Optional<String> column) {
        List<Row> first = column.isEmpty() ? List.of() : rows.limit(1).collectAsList();
        if (first.isEmpty()) {
            return List.of();
        }
        Map<String, Object> row = FigureFinder.values(mart, first.get(0));
        return catalogue.sources().stream()
                .filter(source -> source.column().equals(column.orElseThrow()) && source.isOf(row))
                .toList();
    }

    /** Cells of the records behind rows, those that the sources name. */
    private Dataset<Row> cells(List<FigureCatalogue.Source> sources, List<SourceCells.TracedRow> asked) {
        Map<String, String> conditions = new TreeMap<>();
        sources.stream()
                .filter(source -> !source.where().isEmpty())
                .forEach(source -> conditions.merge(
                        source.table(), "(" + source.where() + ")", (one, other) -> one + " OR " + other));
        Dataset<Row> found = new SourceCells(warehouse).where(conditions).find(asked);
        Dataset<Row> cells = SqlQuery.resource(Trace.class, "cells.sql")
                .overAll(warehouse.spark(), Map.of("source_found", found), Map.of());
        return sources.stream()
                .map(Trace::isOf)
                .reduce(Column::or)
                .map(cells::filter)
                .orElse(cells);
    }

    private static Column isOf(FigureCatalogue.Source source) {
        Column ofTable = col("source_table").equalTo(source.table());
        return source.columns().isEmpty()
                ? ofTable
                : ofTable.and(col("column_name").isin(source.columns().toArray()));
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
