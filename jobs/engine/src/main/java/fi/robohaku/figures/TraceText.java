package fi.robohaku.figures;

import java.util.ArrayList;
import java.util.List;

/** A trace as people read it. */
public final class TraceText {
    private static final int ROWS_SHOWN = 5;

    private TraceText() {}

    /** The rows of marts, nearest first, and the cells below their documents. */
    public static String of(TraceResult trace) {
        List<String> lines = new ArrayList<>();
        lines.add("From " + trace.table() + (trace.column().isEmpty() ? "" : ", column " + trace.column()));
        for (TraceResult.MartRows rows : trace.rows()) {
            lines.add("");
            lines.add(rows.table() + ": " + rows.count() + (rows.count() == 1 ? " row" : " rows"));
            rows.rows().stream().limit(ROWS_SHOWN).forEach(row -> lines.add("  " + row));
            more(lines, rows.count() - Math.min(ROWS_SHOWN, rows.rows().size()), "rows; --json shows them");
        }
        lines.add("");
        lines.add("Documents: " + trace.documents().size() + ", records: " + trace.records() + ", cells: "
                + trace.cellCount());
        String document = "";
        for (TraceResult.Cell cell : trace.cells()) {
            if (!cell.path().equals(document)) {
                document = cell.path();
                lines.add(document);
            }
            lines.add("  " + line(cell));
        }
        more(lines, trace.cellCount() - trace.cells().size(), "cells; --limit 0 shows all");
        return String.join("\n", lines) + "\n";
    }

    private static String line(TraceResult.Cell cell) {
        String place = cell.sheet().isEmpty() ? cell.cell() : cell.sheet() + "!" + cell.cell();
        String text = cell.rawText() == null ? "(empty)" : "\"" + cell.rawText().replaceAll("\\s+", " ") + "\"";
        String meaning = cell.number() == null
                ? cell.status()
                : cell.number().stripTrailingZeros().toPlainString() + ", " + cell.precision();
        return place + "  " + text + "  = " + meaning + ", " + cell.provenance() + "  -> " + cell.table() + "."
                + cell.column() + " (record " + cell.record() + ")";
    }

    private static void more(List<String> lines, long left, String what) {
        if (left > 0) {
            lines.add("  and " + left + " more " + what);
        }
    }
}
