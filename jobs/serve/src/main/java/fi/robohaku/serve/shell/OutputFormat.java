package fi.robohaku.serve.shell;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.ObjectMapper;
import de.siegmar.fastcsv.writer.CsvWriter;
import fi.robohaku.export.CsvCells;
import fi.robohaku.export.text.PrintableText;
import java.io.IOException;
import java.io.PrintWriter;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.Iterator;
import java.util.List;
import java.util.regex.Pattern;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.types.StructField;

/**
 * The formats in which rows are printed. People at a window see numbers of five digits and more in groups of three, where nothing
 * is, and tables no wider than the window; elsewhere a null is printed as nothing.
 */
public enum OutputFormat {
    /** Aligned columns, numbers to the right; a single text of several lines, such as a plan, as it is. */
    TABLE {
        @Override
        public Printed print(List<StructField> columns, Iterator<Row> rows, int maxRows, int window, PrintWriter out)
                throws IOException {
            List<Row> first = new ArrayList<>();
            while (rows.hasNext() && first.size() < ROWS_MEASURED && (maxRows == 0 || first.size() < maxRows)) {
                first.add(rows.next());
            }
            if (columns.size() == 1 && first.size() == 1 && !rows.hasNext()) {
                String raw = PrintableText.withLines(text(first.get(0).get(0)));
                if (raw.contains("\n")) {
                    out.println(raw);
                    return new Printed(false, false);
                }
            }
            List<String> names = columns.stream().map(StructField::name).toList();
            List<List<String>> lines = new ArrayList<>(List.of(names));
            first.forEach(row -> lines.add(texts(row, window)));
            ColumnWidths widths = ColumnWidths.of(lines).within(window, columns);
            if (widths.isTooWide(window)) {
                return VERTICAL.print(columns, chained(first, rows), maxRows, window, out);
            }
            boolean isShortened = lines.stream().anyMatch(widths::shortens);
            out.println(widths.line(names, columns));
            out.println("-".repeat(widths.whole()));
            lines.stream().skip(1).forEach(line -> out.println(widths.line(line, columns)));
            int printed = first.size();
            while (rows.hasNext() && (maxRows == 0 || printed < maxRows)) {
                List<String> line = texts(rows.next(), window);
                isShortened |= window > 0 && widths.shortens(line);
                out.println(widths.line(line, columns));
                printed++;
            }
            out.println(printed + (printed == 1 ? " row" : " rows"));
            return new Printed(rows.hasNext(), isShortened && window > 0);
        }
    },
    /** A line for each column, a block for each row: for rows that are wider than the terminal. */
    VERTICAL {
        @Override
        public Printed print(List<StructField> columns, Iterator<Row> rows, int maxRows, int window, PrintWriter out) {
            int width = columns.stream()
                    .mapToInt(column -> ColumnWidths.width(column.name()))
                    .max()
                    .orElse(0);
            int printed = 0;
            while (rows.hasNext() && (maxRows == 0 || printed < maxRows)) {
                List<String> cells = texts(rows.next(), window);
                printed++;
                out.println("-[ " + printed + " ]" + "-".repeat(Math.max(0, width - 4)));
                for (int i = 0; i < cells.size(); i++) {
                    String name = columns.get(i).name();
                    out.println((name + " ".repeat(width - ColumnWidths.width(name)) + " | " + cells.get(i))
                            .stripTrailing());
                }
            }
            out.println(printed + (printed == 1 ? " row" : " rows"));
            return new Printed(rows.hasNext(), false);
        }
    },
    /** RFC 4180. */
    CSV {
        @Override
        public Printed print(List<StructField> columns, Iterator<Row> rows, int maxRows, int window, PrintWriter out)
                throws IOException {
            CsvWriter csv = CsvWriter.builder().build(out);
            csv.writeRecord(columns.stream().map(StructField::name).toList());
            int printed = 0;
            while (rows.hasNext() && (maxRows == 0 || printed < maxRows)) {
                Row row = rows.next();
                List<String> cells = new ArrayList<>();
                for (int i = 0; i < row.size(); i++) {
                    cells.add(row.get(i) instanceof String text ? CsvCells.guarded(text) : text(row.get(i)));
                }
                csv.writeRecord(cells);
                printed++;
            }
            csv.flush();
            return new Printed(rows.hasNext(), false);
        }
    },
    /** One array of objects. */
    JSON {
        @Override
        public Printed print(List<StructField> columns, Iterator<Row> rows, int maxRows, int window, PrintWriter out)
                throws IOException {
            JsonGenerator json = new ObjectMapper().createGenerator(out);
            json.disable(JsonGenerator.Feature.AUTO_CLOSE_TARGET);
            json.enable(JsonGenerator.Feature.WRITE_BIGDECIMAL_AS_PLAIN);
            json.writeStartArray();
            int printed = 0;
            while (rows.hasNext() && (maxRows == 0 || printed < maxRows)) {
                Row row = rows.next();
                json.writeStartObject();
                for (int i = 0; i < columns.size(); i++) {
                    json.writeFieldName(columns.get(i).name());
                    write(json, row.get(i));
                }
                json.writeEndObject();
                printed++;
            }
            json.writeEndArray();
            json.close();
            out.println();
            return new Printed(rows.hasNext(), false);
        }
    };

    /** Rows that the widths of a table are computed from; further rows are printed while they come. */
    private static final int ROWS_MEASURED = 1_000;

    private static final Pattern GROUPED = Pattern.compile("-?\\d{5,}(\\.\\d+)?");
    /** Between digits before the point, where groups of three up to the point or the end follow. */
    private static final Pattern BETWEEN_GROUPS = Pattern.compile("(?<=\\d)(?<!\\.\\d{0,18})(?=(\\d{3})+(\\.|$))");

    /**
     * Prints rows.
     *
     * @param maxRows rows printed at most; 0 for all
     * @param window characters that a line of the window holds; 0 where no person watches
     * @return what was printed
     */
    public abstract Printed print(
            List<StructField> columns, Iterator<Row> rows, int maxRows, int window, PrintWriter out) throws IOException;

    /**
     * What was printed of a result.
     *
     * @param isCut whether there were more rows
     * @param isShortened whether texts were cut to the width of the window
     */
    public record Printed(boolean isCut, boolean isShortened) {}

    private static Iterator<Row> chained(List<Row> first, Iterator<Row> rest) {
        Iterator<Row> begun = first.iterator();
        return new Iterator<>() {
            @Override
            public boolean hasNext() {
                return begun.hasNext() || rest.hasNext();
            }

            @Override
            public Row next() {
                return begun.hasNext() ? begun.next() : rest.next();
            }
        };
    }

    private static List<String> texts(Row row, int window) {
        List<String> texts = new ArrayList<>();
        for (int i = 0; i < row.size(); i++) {
            // A line break or a control character would break the table, or the terminal.
            texts.add(PrintableText.of(window > 0 ? forPeople(row.get(i)) : text(row.get(i))));
        }
        return texts;
    }

    /** A value as people read it: nothing is seen, and digits stand in groups of three where there are five and more. */
    static String forPeople(Object value) {
        if (value == null) {
            return "NULL";
        }
        String text = text(value);
        boolean isNumber = value instanceof BigDecimal || value instanceof Long || value instanceof Integer;
        return isNumber && GROUPED.matcher(text).matches()
                ? BETWEEN_GROUPS.matcher(text).replaceAll("\u00A0")
                : text;
    }

    private static String text(Object value) {
        if (value == null) {
            return "";
        }
        return value instanceof BigDecimal number
                ? number.toPlainString()
                : value instanceof byte[] bytes ? HexFormat.of().formatHex(bytes) : value.toString();
    }

    private static void write(JsonGenerator json, Object value) throws IOException {
        if (value == null) {
            json.writeNull();
        } else if (value instanceof BigDecimal number) {
            json.writeNumber(number);
        } else if (value instanceof Integer || value instanceof Long || value instanceof Short) {
            json.writeNumber(((Number) value).longValue());
        } else if (value instanceof Boolean truth) {
            json.writeBoolean(truth);
        } else {
            json.writeString(text(value));
        }
    }
}
