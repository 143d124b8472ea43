package fi.robohaku.figures;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import fi.robohaku.export.text.MartText;
import fi.robohaku.export.text.Messages;
import fi.robohaku.export.text.PrintableText;
import fi.robohaku.export.text.Quantity;
import fi.robohaku.marts.MartColumn;
import fi.robohaku.marts.MartDefinition;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * A trace as people read it: what was asked for in a sentence, and below each document a table of the cells that it comes from.
 * The way through the marts is told where it is asked for.
 */
public final class TraceText {
    private static final int ROWS_SHOWN = 5;
    private static final String INDENT = "  ";
    private static final ObjectMapper JSON =
            new ObjectMapper().enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS);

    private final MartText text;
    private final Messages messages;

    public TraceText(MartText text) {
        this.text = text;
        this.messages = text.messages();
    }

    /**
     * Tells a trace.
     *
     * @param start mart that was asked
     * @param sentence the figure that was asked for, in words; empty where rows of the mart were
     * @param withLineage whether the marts on the way are told, and the records that hold the cells
     */
    public String write(TraceResult trace, MartDefinition start, Optional<String> sentence, boolean withLineage) {
        List<String> lines = new ArrayList<>();
        sentence.ifPresentOrElse(lines::add, () -> addStart(lines, trace, start));
        lines.add("");
        lines.add(messages.say(
                "trace.counts", Map.of("documents", trace.documents().size(), "cells", trace.cellCount())));
        addCells(lines, trace, withLineage);
        if (withLineage) {
            lines.add("");
            lines.add(messages.say("trace.lineage"));
            trace.rows().forEach(rows -> addRows(lines, rows));
        } else {
            lines.add("");
            lines.add(messages.say("trace.more_with_lineage"));
        }
        return String.join("\n", lines) + "\n";
    }

    /** The rows that were asked for: the column by their key, or all that they hold. */
    private void addStart(List<String> lines, TraceResult trace, MartDefinition start) {
        TraceResult.MartRows asked = trace.rows().get(0);
        lines.add(messages.say("trace.rows", Map.of("table", asked.table(), "n", asked.count())));
        for (String row : asked.rows().stream().limit(ROWS_SHOWN).toList()) {
            Map<String, JsonNode> values = values(row);
            lines.add(INDENT + pairs(values, start.contract().key()));
            List<List<String>> cells = start.contract().columns().stream()
                    .filter(column -> trace.column().isEmpty()
                            ? !start.contract().key().contains(column.name()) && values.containsKey(column.name())
                            : column.name().equals(trace.column()))
                    .map(column -> List.of(label(column), value(column, values.get(column.name()))))
                    .toList();
            addTable(lines, INDENT + INDENT, cells);
        }
        addMoreRows(lines, asked);
    }

    private String label(MartColumn column) {
        return Optional.ofNullable(column.label())
                .map(label -> label.in(text.language()))
                .filter(label -> !label.isEmpty())
                .orElse(column.name());
    }

    private String value(MartColumn column, JsonNode value) {
        if (value == null || value.isNull()) {
            return text.values().none();
        }
        if (value.isNumber()) {
            return text.values().withUnit(Quantity.of(column), value.decimalValue());
        }
        return value.isBoolean() ? text.values().truth(value.booleanValue()) : text.word(column, value.asText());
    }

    private void addRows(List<String> lines, TraceResult.MartRows rows) {
        lines.add(INDENT + messages.say("trace.rows", Map.of("table", rows.table(), "n", rows.count())));
        rows.rows().stream()
                .limit(ROWS_SHOWN)
                .map(TraceText::values)
                .forEach(row -> lines.add(INDENT + INDENT + pairs(row, List.copyOf(row.keySet()))));
        addMoreRows(lines, rows);
    }

    private void addMoreRows(List<String> lines, TraceResult.MartRows rows) {
        long left = rows.count() - Math.min(ROWS_SHOWN, rows.rows().size());
        if (left > 0) {
            lines.add(INDENT + INDENT + messages.say("trace.more_rows", Map.of("n", left)));
        }
    }

    private static Map<String, JsonNode> values(String row) {
        try {
            Map<String, JsonNode> values = new LinkedHashMap<>();
            JSON.readTree(row).properties().forEach(entry -> values.put(entry.getKey(), entry.getValue()));
            return values;
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("A row of a trace is no JSON", e);
        }
    }

    private static String pairs(Map<String, JsonNode> row, List<String> names) {
        return names.stream()
                .filter(row::containsKey)
                .map(name -> name + " = " + PrintableText.of(row.get(name).asText()))
                .collect(Collectors.joining(", "));
    }

    private void addCells(List<String> lines, TraceResult trace, boolean withLineage) {
        Map<String, List<TraceResult.Cell>> byDocument = trace.cells().stream()
                .collect(Collectors.groupingBy(TraceResult.Cell::path, LinkedHashMap::new, Collectors.toList()));
        byDocument.forEach((document, cells) -> {
            lines.add("");
            lines.add(PrintableText.of(document));
            List<List<String>> table = new ArrayList<>();
            table.add(heads(withLineage));
            cells.forEach(cell -> table.add(columns(cell, withLineage)));
            addTable(lines, INDENT, table);
        });
        long left = trace.cellCount() - trace.cells().size();
        if (left > 0) {
            lines.add(INDENT + messages.say("trace.more_cells", Map.of("n", left)));
        }
    }

    /**
     * Headings of the columns in which cells are told.
     *
     * @param withLineage whether one is of the records that hold the cells
     */
    public List<String> heads(boolean withLineage) {
        List<String> heads = new ArrayList<>(List.of(
                messages.say("trace.place"),
                messages.say("trace.text"),
                messages.say("trace.meaning"),
                messages.say("trace.provenance")));
        if (withLineage) {
            heads.add(messages.say("trace.record"));
        }
        return heads;
    }

    /** A cell below these headings: where it stands, its text, what it means, and where it comes from. */
    public List<String> columns(TraceResult.Cell cell, boolean withLineage) {
        List<String> columns = new ArrayList<>(List.of(
                PrintableText.of(cell.sheet().isEmpty() ? cell.cell() : cell.sheet() + "!" + cell.cell()),
                cell.rawText() == null
                        ? messages.say("trace.empty")
                        : PrintableText.of(
                                cell.rawText().replaceAll("\\s+", " ").strip()),
                meaning(cell),
                text.provenance(cell.provenance())));
        if (withLineage) {
            columns.add(cell.table() + "." + cell.column() + " #" + cell.record());
        }
        return columns;
    }

    /** The number with the word for how exactly it is known; why there is none, where there is none. */
    private String meaning(TraceResult.Cell cell) {
        if (cell.number() == null) {
            return text.reason(cell.status());
        }
        String number = text.values().withUnit(Quantity.named(cell.column()), cell.number());
        return cell.precision() == null ? number : text.values().worded(cell.precision(), number);
    }

    /** Columns below each other, two spaces between them; the last one as long as it is. */
    private static void addTable(List<String> lines, String indent, List<List<String>> rows) {
        int columns = rows.stream().mapToInt(List::size).max().orElse(0);
        int[] widths = new int[columns];
        for (List<String> row : rows) {
            for (int i = 0; i < row.size(); i++) {
                widths[i] = Math.max(widths[i], width(row.get(i)));
            }
        }
        for (List<String> row : rows) {
            StringBuilder line = new StringBuilder(indent);
            for (int i = 0; i < row.size(); i++) {
                line.append(row.get(i)).append(" ".repeat(widths[i] - width(row.get(i)) + 2));
            }
            lines.add(line.toString().stripTrailing());
        }
    }

    private static int width(String text) {
        return text.codePointCount(0, text.length());
    }
}
