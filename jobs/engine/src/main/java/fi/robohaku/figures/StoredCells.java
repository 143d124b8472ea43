package fi.robohaku.figures;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import fi.robohaku.lakehouse.StoredTable;
import fi.robohaku.marts.SourceCells;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.types.StructType;

/**
 * Finds the cells behind rows of marts in small tables as they are stored. It finds what {@code sources.sql} and
 * {@code cells.sql} find by Spark.
 */
final class StoredCells {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String ALL = "all";

    private static final StructType CELL = StructType.fromDDL("path STRING, source_table STRING, record_no INT,"
            + " column_name STRING, sheet STRING, cell STRING, raw_text STRING, value_number DECIMAL(28,6),"
            + " precision STRING, provenance STRING, status STRING, cell_length INT");
    private static final List<String> ORDER =
            List.of("path", "source_table", "record_no", "sheet", "cell_length", "cell", "column_name");
    private static final List<String> FIGURE = List.of(
            "document_id",
            "table_name",
            "record_no",
            "column_name",
            "sheet",
            "cell",
            "raw_text",
            "value_number",
            "precision",
            "provenance",
            "status");

    private final TraceTables tables;
    private final List<FigureCatalogue.Source> sources;

    /** @param sources what counts of the records and their cells; empty for all */
    StoredCells(TraceTables tables, List<FigureCatalogue.Source> sources) {
        this.tables = tables;
        this.sources = sources;
    }

    /**
     * What a row of a mart asks for.
     *
     * @param round empty for any
     * @param subjects what records speak of; empty for any
     */
    private record Asked(Optional<String> round, Optional<Set<String>> subjects, Set<String> tables) {}

    private record RecordKey(String document, String table, int number) {}

    /**
     * Finds the cells, in order.
     *
     * @return nothing where Spark has to find them: a table is large, or a condition is more than comparisons of texts
     */
    Optional<List<TraceResult.Cell>> find(List<SourceCells.TracedRow> rows) {
        Set<String> names = new TreeSet<>();
        rows.forEach(row -> names.addAll(row.tables()));
        names.removeIf(name -> !name.startsWith("silver."));
        return asked(rows).flatMap(asked -> records(names, asked)).flatMap(this::cells);
    }

    private Optional<List<Asked>> asked(List<SourceCells.TracedRow> rows) {
        return columns("silver.decision", "round", "agency_code", "project_id").map(decisions -> {
            Map<List<String>, Set<String>> ofAgency = new HashMap<>();
            decisions.forEach(row -> ofAgency.computeIfAbsent(
                            Arrays.asList(row.getString(0), row.getString(1)), agency -> new HashSet<>())
                    .add(row.getString(2)));
            return rows.stream().map(row -> asked(row, ofAgency)).distinct().toList();
        });
    }

    private static Asked asked(SourceCells.TracedRow traced, Map<List<String>, Set<String>> ofAgency) {
        JsonNode row = json(traced.json());
        Optional<String> round = text(row, "round").filter(value -> !value.equals(ALL));
        Set<String> own = SourceCells.SUBJECTS.stream()
                .flatMap(name -> text(row, name).stream())
                .collect(Collectors.toSet());
        Optional<Set<String>> subjects = own.isEmpty()
                ? round.flatMap(
                        known -> text(row, "agency_code").map(agency -> ofAgency.get(Arrays.asList(known, agency))))
                : Optional.of(own);
        return new Asked(round, subjects, traced.tables());
    }

    private static JsonNode json(String text) {
        try {
            return JSON.readTree(text);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException("A row is no JSON: " + text, e);
        }
    }

    private static Optional<String> text(JsonNode row, String name) {
        return Optional.ofNullable(row.get(name)).map(JsonNode::asText);
    }

    /** Records that speak of what is asked for. */
    private Optional<Set<RecordKey>> records(Set<String> names, List<Asked> asked) {
        Set<RecordKey> found = new HashSet<>();
        Map<String, String> conditions = FigureCatalogue.conditions(sources);
        for (String name : names) {
            Optional<StoredTable.Contents> table = tables.small(name, Optional.empty(), row -> true);
            Optional<Predicate<Row>> condition =
                    table.flatMap(read -> RowCondition.of(conditions.getOrDefault(name, ""), read.schema()));
            if (condition.isEmpty()) {
                return Optional.empty();
            }
            StructType schema = table.orElseThrow().schema();
            List<String> columns = Arrays.asList(schema.fieldNames());
            if (columns.containsAll(List.of("document_id", "sheet", "cell", "round"))) {
                table.orElseThrow().rows().stream()
                        .filter(row -> asked.stream().anyMatch(one -> isOf(one, name, schema, row)))
                        .filter(condition.get())
                        .forEach(row -> found.add(new RecordKey(
                                row.getString(schema.fieldIndex("document_id")),
                                name,
                                row.getInt(schema.fieldIndex("record_no")))));
            }
        }
        return Optional.of(found);
    }

    private static boolean isOf(Asked asked, String table, StructType schema, Row row) {
        boolean isOfRound = asked.round()
                .map(round -> round.equals(row.getString(schema.fieldIndex("round"))))
                .orElse(true);
        return asked.tables().contains(table)
                && (asked.round().isPresent() || asked.subjects().isPresent())
                && isOfRound
                && asked.subjects()
                        .map(subjects -> !Collections.disjoint(subjects, RowMatch.spoken(schema, row)))
                        .orElse(true);
    }

    private Optional<List<TraceResult.Cell>> cells(Set<RecordKey> records) {
        Set<String> wanted = records.stream().map(RecordKey::document).collect(Collectors.toSet());
        Map<String, String> paths = new HashMap<>();
        return columns("ops.documents", "document_id", "path").flatMap(documents -> {
            documents.forEach(row -> paths.put(row.getString(0), row.getString(1)));
            return tables.small("bronze.figure", Optional.of(FIGURE), row -> wanted.contains(row.getString(0)))
                    .map(figures -> cells(records, paths, figures.rows()));
        });
    }

    private List<TraceResult.Cell> cells(Set<RecordKey> records, Map<String, String> paths, List<Row> figures) {
        List<Row> found = new ArrayList<>();
        for (Row figure : figures) {
            String table = "silver." + figure.getString(1);
            RecordKey record = new RecordKey(figure.getString(0), table, figure.getInt(2));
            if (records.contains(record)
                    && paths.containsKey(record.document())
                    && isAsked(table, figure.getString(3))) {
                found.add(RowFactory.create(
                        paths.get(record.document()),
                        table,
                        record.number(),
                        figure.get(3),
                        figure.get(4),
                        figure.get(5),
                        figure.get(6),
                        figure.get(7),
                        figure.get(8),
                        figure.get(9),
                        figure.get(10),
                        figure.getString(5)
                                .codePointCount(0, figure.getString(5).length())));
            }
        }
        return RowValues.sorted(CELL, found.stream().distinct().toList(), ORDER).stream()
                .map(StoredCells::cell)
                .toList();
    }

    private boolean isAsked(String table, String column) {
        return sources.isEmpty()
                || sources.stream()
                        .anyMatch(source -> source.table().equals(table)
                                && (source.columns().isEmpty()
                                        || source.columns().contains(column)));
    }

    private static TraceResult.Cell cell(Row row) {
        return new TraceResult.Cell(
                row.getString(0),
                row.getString(1),
                row.getInt(2),
                row.getString(3),
                row.getString(4),
                row.getString(5),
                row.getString(6),
                (BigDecimal) row.get(7),
                row.getString(8),
                row.getString(9),
                row.getString(10));
    }

    private Optional<List<Row>> columns(String table, String... columns) {
        return tables.small(table, Optional.of(List.of(columns)), row -> true).map(StoredTable.Contents::rows);
    }
}
