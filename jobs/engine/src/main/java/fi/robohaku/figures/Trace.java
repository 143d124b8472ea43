package fi.robohaku.figures;

import static org.apache.spark.sql.functions.col;

import fi.robohaku.lakehouse.SqlQuery;
import fi.robohaku.lakehouse.Warehouse;
import fi.robohaku.marts.MartDefinition;
import fi.robohaku.marts.SourceCells;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.types.StructType;

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

    private final TraceTables tables;
    private final FigureCatalogue catalogue;
    private int limit = DEFAULT_LIMIT;

    public Trace(TraceTables tables, FigureCatalogue catalogue) {
        this.tables = tables;
        this.catalogue = catalogue;
    }

    /** Rows of each mart and cells that are given back at most; 0 for all. If not set, 200. */
    public Trace limit(int most) {
        limit = most == 0 ? Integer.MAX_VALUE - 1 : most;
        return this;
    }

    /**
     * Traces rows of a mart; runs Spark jobs where tables are large or a mart on the way has none.
     *
     * @param filter values of columns by which the rows are found
     * @param column column that is asked for; empty for the whole row
     * @throws IllegalStateException where the mart is not there yet
     */
    public TraceResult execute(MartDefinition mart, Map<String, String> filter, Optional<String> column) {
        if (!tables.exists(mart)) {
            throw new IllegalStateException(
                    "There is no table " + mart.table() + " yet; robohaku run makes it from the documents");
        }
        TraceTables.TableRows all = tables.rows(mart);
        List<Row> rows = StreamSupport.stream(all.rows().spliterator(), false)
                .filter(row -> holds(all.schema(), row, filter))
                .toList();
        List<FigureCatalogue.Source> sources = sources(all.schema(), rows, column);
        MartWalk walk = new MartWalk(
                tables,
                sources.stream().map(FigureCatalogue.Source::table).collect(Collectors.toCollection(TreeSet::new)),
                limit);
        walk.walk(mart, rows);
        return result(mart, column, walk, cells(sources, walk.asked()));
    }

    /** Whether columns of a row hold values, in any case. */
    private static boolean holds(StructType schema, Row row, Map<String, String> filter) {
        return filter.entrySet().stream().allMatch(asked -> {
            Object value = row.get(schema.fieldIndex(asked.getKey()));
            return value != null && value.toString().equalsIgnoreCase(asked.getValue());
        });
    }

    private List<TraceResult.Cell> cells(List<FigureCatalogue.Source> sources, List<SourceCells.TracedRow> asked) {
        return new StoredCells(tables, sources)
                .find(asked)
                .orElseGet(() -> cellsBySpark(sources, asked).collectAsList().stream()
                        .map(Trace::cell)
                        .toList());
    }

    private TraceResult result(
            MartDefinition mart, Optional<String> column, MartWalk walk, List<TraceResult.Cell> cells) {
        return new TraceResult(
                "gold." + mart.name(),
                column.orElse(""),
                walk.found(),
                cells.stream().map(TraceResult.Cell::path).distinct().toList(),
                cells.stream()
                        .map(cell -> cell.path() + " " + cell.table() + cell.record())
                        .distinct()
                        .count(),
                cells.stream().limit(limit).toList(),
                cells.size());
    }

    /** What the catalogue says the column is made of; nothing where it says nothing, and then all records count. */
    private List<FigureCatalogue.Source> sources(StructType schema, List<Row> rows, Optional<String> column) {
        if (rows.isEmpty() || column.isEmpty()) {
            return List.of();
        }
        Map<String, Object> row = new HashMap<>();
        for (String name : schema.fieldNames()) {
            row.put(name, rows.get(0).get(schema.fieldIndex(name)));
        }
        return catalogue.sources().stream()
                .filter(source -> source.column().equals(column.orElseThrow()) && source.isOf(row))
                .toList();
    }

    /** Cells of the records behind rows, those that the sources name. */
    private Dataset<Row> cellsBySpark(List<FigureCatalogue.Source> sources, List<SourceCells.TracedRow> asked) {
        Warehouse warehouse = tables.warehouse();
        Dataset<Row> found = new SourceCells(warehouse)
                .where(FigureCatalogue.conditions(sources))
                .find(asked);
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
