package fi.robohaku.serve;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.ObjectMapper;
import de.siegmar.fastcsv.writer.CsvWriter;
import fi.robohaku.export.CsvCells;
import java.io.IOException;
import java.io.PrintWriter;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.types.NumericType;
import org.apache.spark.sql.types.StructField;

/** How rows are printed. Nothing stands where there is no value. */
public enum RowFormat {
    /** Columns in line, numbers to the right; a single text of several lines, such as a plan, as it is. */
    TABLE {
        @Override
        boolean print(List<StructField> columns, Iterator<Row> rows, int most, PrintWriter out) {
            List<List<String>> lines = new ArrayList<>();
            lines.add(columns.stream().map(StructField::name).toList());
            String raw = "";
            while (rows.hasNext() && (most == 0 || lines.size() <= most)) {
                Row row = rows.next();
                raw = text(row.get(0)).replaceAll("[\\p{Cntrl}&&[^\n]]", " ");
                lines.add(texts(row));
            }
            if (columns.size() == 1 && lines.size() == 2 && !rows.hasNext() && raw.contains("\n")) {
                out.println(raw);
                return false;
            }
            int[] widths = new int[columns.size()];
            for (List<String> line : lines) {
                for (int i = 0; i < widths.length; i++) {
                    widths[i] = Math.max(widths[i], width(line.get(i)));
                }
            }
            for (int i = 0; i < lines.size(); i++) {
                out.println(line(lines.get(i), widths, columns));
                if (i == 0) {
                    out.println("-".repeat(java.util.Arrays.stream(widths).sum() + 2 * Math.max(0, widths.length - 1)));
                }
            }
            out.println(lines.size() - 1 + (lines.size() == 2 ? " row" : " rows"));
            return rows.hasNext();
        }
    },
    /** A line for each column, a block for each row: for rows that are wider than the terminal. */
    VERTICAL {
        @Override
        boolean print(List<StructField> columns, Iterator<Row> rows, int most, PrintWriter out) {
            int width = columns.stream()
                    .mapToInt(column -> width(column.name()))
                    .max()
                    .orElse(0);
            int printed = 0;
            while (rows.hasNext() && (most == 0 || printed < most)) {
                List<String> cells = texts(rows.next());
                printed++;
                out.println("-[ " + printed + " ]" + "-".repeat(Math.max(0, width - 4)));
                for (int i = 0; i < cells.size(); i++) {
                    String name = columns.get(i).name();
                    out.println((name + " ".repeat(width - width(name)) + " | " + cells.get(i)).stripTrailing());
                }
            }
            out.println(printed + (printed == 1 ? " row" : " rows"));
            return rows.hasNext();
        }
    },
    /** RFC 4180. */
    CSV {
        @Override
        boolean print(List<StructField> columns, Iterator<Row> rows, int most, PrintWriter out) throws IOException {
            CsvWriter csv = CsvWriter.builder().build(out);
            csv.writeRecord(columns.stream().map(StructField::name).toList());
            int printed = 0;
            while (rows.hasNext() && (most == 0 || printed < most)) {
                Row row = rows.next();
                List<String> cells = new ArrayList<>();
                for (int i = 0; i < row.size(); i++) {
                    cells.add(row.get(i) instanceof String text ? CsvCells.guarded(text) : text(row.get(i)));
                }
                csv.writeRecord(cells);
                printed++;
            }
            csv.flush();
            return rows.hasNext();
        }
    },
    /** One array of objects. */
    JSON {
        @Override
        boolean print(List<StructField> columns, Iterator<Row> rows, int most, PrintWriter out) throws IOException {
            JsonGenerator json = new ObjectMapper().createGenerator(out);
            json.disable(JsonGenerator.Feature.AUTO_CLOSE_TARGET);
            json.enable(JsonGenerator.Feature.WRITE_BIGDECIMAL_AS_PLAIN);
            json.writeStartArray();
            int printed = 0;
            while (rows.hasNext() && (most == 0 || printed < most)) {
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
            return rows.hasNext();
        }
    };

    /**
     * Prints rows.
     *
     * @param most rows printed at most; 0 for all
     * @return whether there were more
     */
    abstract boolean print(List<StructField> columns, Iterator<Row> rows, int most, PrintWriter out) throws IOException;

    private static List<String> texts(Row row) {
        List<String> texts = new ArrayList<>();
        for (int i = 0; i < row.size(); i++) {
            // A line break or a control character would break the table, or the terminal.
            texts.add(text(row.get(i)).replaceAll("\\p{Cntrl}", " "));
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
            String space = " ".repeat(widths[i] - width(cell));
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
