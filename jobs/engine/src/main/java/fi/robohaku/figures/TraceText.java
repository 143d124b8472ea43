package fi.robohaku.figures;

import fi.robohaku.export.text.Messages;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** A trace as people read it. Figures are told with all their digits, as the tables hold them. */
public final class TraceText {
    private static final int ROWS_SHOWN = 5;
    private static final String INDENT = "  ";

    private final Messages messages;

    public TraceText(Messages messages) {
        this.messages = messages;
    }

    /** Tells the rows of marts, nearest first, and the cells below their documents. */
    public String write(TraceResult trace) {
        List<String> lines = new ArrayList<>();
        lines.add(
                trace.column().isEmpty()
                        ? messages.say("trace.of_table", Map.of("table", trace.table()))
                        : messages.say("trace.of_column", Map.of("table", trace.table(), "column", trace.column())));
        trace.rows().forEach(rows -> addRows(lines, rows));
        lines.add("");
        lines.add(messages.say(
                "trace.counts",
                Map.of("documents", trace.documents().size(), "records", trace.records(), "cells", trace.cellCount())));
        addCells(lines, trace);
        return String.join("\n", lines) + "\n";
    }

    private void addRows(List<String> lines, TraceResult.MartRows rows) {
        lines.add("");
        lines.add(messages.say("trace.rows", Map.of("table", rows.table(), "n", rows.count())));
        rows.rows().stream().limit(ROWS_SHOWN).forEach(row -> lines.add(INDENT + row));
        long left = rows.count() - Math.min(ROWS_SHOWN, rows.rows().size());
        if (left > 0) {
            lines.add(INDENT + messages.say("trace.more_rows", Map.of("n", left)));
        }
    }

    private void addCells(List<String> lines, TraceResult trace) {
        String document = "";
        for (TraceResult.Cell cell : trace.cells()) {
            if (!cell.path().equals(document)) {
                document = cell.path();
                lines.add(document);
            }
            lines.add(INDENT + line(cell));
        }
        long left = trace.cellCount() - trace.cells().size();
        if (left > 0) {
            lines.add(INDENT + messages.say("trace.more_cells", Map.of("n", left)));
        }
    }

    private String line(TraceResult.Cell cell) {
        return messages.say(
                "trace.cell",
                Map.of(
                        "place", cell.sheet().isEmpty() ? cell.cell() : cell.sheet() + "!" + cell.cell(),
                        "text", text(cell),
                        "meaning", meaning(cell),
                        "provenance", cell.provenance(),
                        "table", cell.table(),
                        "column", cell.column(),
                        "record", String.valueOf(cell.record())));
    }

    private String text(TraceResult.Cell cell) {
        return cell.rawText() == null
                ? messages.say("trace.empty")
                : '"' + cell.rawText().replaceAll("\\s+", " ") + '"';
    }

    private static String meaning(TraceResult.Cell cell) {
        return cell.number() == null
                ? cell.status()
                : cell.number().stripTrailingZeros().toPlainString() + ", " + cell.precision();
    }
}
