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
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.types.NumericType;
import org.apache.spark.sql.types.StructField;

/** The formats in which rows are printed. A null is printed as nothing. */
public enum OutputFormat {
    /** Aligned columns, numbers to the right; a single text of several lines, such as a plan, as it is. */
    TABLE {
        @Override
        Printed print(List<StructField> columns, Iterator<Row> rows, int maxRows, PrintWriter out) {
            List<List<String>> first = new ArrayList<>();
            first.add(columns.stream().map(StructField::name).toList());
            String raw = "";
            while (rows.hasNext() && first.size() <= ROWS_MEASURED && (maxRows == 0 || first.size() <= maxRows)) {
                Row row = rows.next();
                raw = PrintableText.withLines(text(row.get(0)));
                first.add(texts(row));
            }
            if (columns.size() == 1 && first.size() == 2 && !rows.hasNext() && raw.contains("\n")) {
                out.println(raw);
                return new Printed(false, 0);
            }
            int[] widths = new int[columns.size()];
            for (List<String> line : first) {
                for (int i = 0; i < widths.length; i++) {
                    widths[i] = Math.max(widths[i], width(line.get(i)));
                }
            }
            int whole = Arrays.stream(widths).sum() + 2 * Math.max(0, widths.length - 1);
            out.println(line(first.get(0), widths, columns));
            out.println("-".repeat(whole));
            first.stream().skip(1).forEach(line -> out.println(line(line, widths, columns)));
            int printed = first.size() - 1;
            while (rows.hasNext() && (maxRows == 0 || printed < maxRows)) {
                out.println(line(texts(rows.next()), widths, columns));
                printed++;
            }
            out.println(printed + (printed == 1 ? " row" : " rows"));
            return new Printed(rows.hasNext(), whole);
        }
    },
    /** A line for each column, a block for each row: for rows that are wider than the terminal. */
    VERTICAL {
        @Override
        Printed print(List<StructField> columns, Iterator<Row> rows, int maxRows, PrintWriter out) {
            int width = columns.stream()
                    .mapToInt(column -> width(column.name()))
                    .max()
                    .orElse(0);
            int printed = 0;
            while (rows.hasNext() && (maxRows == 0 || printed < maxRows)) {
                List<String> cells = texts(rows.next());
                printed++;
                out.println("-[ " + printed + " ]" + "-".repeat(Math.max(0, width - 4)));
                for (int i = 0; i < cells.size(); i++) {
                    String name = columns.get(i).name();
                    out.println((name + " ".repeat(width - width(name)) + " | " + cells.get(i)).stripTrailing());
                }
            }
            out.println(printed + (printed == 1 ? " row" : " rows"));
            return new Printed(rows.hasNext(), 0);
        }
    },
    /** RFC 4180. */
    CSV {
        @Override
        Printed print(List<StructField> columns, Iterator<Row> rows, int maxRows, PrintWriter out) throws IOException {
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
            return new Printed(rows.hasNext(), 0);
        }
    },
    /** One array of objects. */
    JSON {
        @Override
        Printed print(List<StructField> columns, Iterator<Row> rows, int maxRows, PrintWriter out) throws IOException {
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
            return new Printed(rows.hasNext(), 0);
        }
    };

    /** Rows that the widths of a table are computed from; further rows are printed while they come. */
    private static final int ROWS_MEASURED = 1_000;

    /**
     * Prints rows.
     *
     * @param maxRows rows printed at most; 0 for all
     * @return what was printed
     */
    abstract Printed print(List<StructField> columns, Iterator<Row> rows, int maxRows, PrintWriter out)
            throws IOException;

    /**
     * What was printed of a result.
     *
     * @param isCut whether there were more rows
     * @param width characters of a line of the table, 0 where it is none
     */
    public record Printed(boolean isCut, int width) {}

    private static List<String> texts(Row row) {
        List<String> texts = new ArrayList<>();
        for (int i = 0; i < row.size(); i++) {
            // A line break or a control character would break the table, or the terminal.
            texts.add(PrintableText.of(text(row.get(i))));
        }
        return texts;
    }

    private static int width(String text) {
        return text.codePointCount(0, text.length());
    }

    private static String text(Object value) {
        if (value == null) {
            return "";
        }
        return value instanceof BigDecimal number ? number.toPlainString() : value.toString();
    }

    private static String line(List<String> cells, int[] widths, List<StructField> columns) {
        StringBuilder line = new StringBuilder();
        for (int i = 0; i < cells.size(); i++) {
            String cell = cells.get(i);
            String space = " ".repeat(Math.max(0, widths[i] - width(cell)));
            boolean isNumber = columns.get(i).dataType() instanceof NumericType;
            line.append(i == 0 ? "" : "  ").append(isNumber ? space + cell : cell + space);
        }
        return line.toString().stripTrailing();
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
            json.writeString(value.toString());
        }
    }
}
