package fi.robohaku.export.workbook;

import fi.robohaku.export.text.Messages;
import java.io.IOException;
import java.io.OutputStream;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Iterator;
import java.util.List;
import org.apache.poi.ss.SpreadsheetVersion;
import org.apache.poi.ss.usermodel.CellStyle;
import org.apache.poi.ss.usermodel.Row;
import org.apache.poi.ss.util.CellRangeAddress;
import org.apache.poi.xssf.streaming.SXSSFSheet;
import org.apache.poi.xssf.streaming.SXSSFWorkbook;

/** The answer to a query as a workbook: its rows on one sheet, the query on another. Rows go to disk as they are written. */
public final class AnswerWorkbook {
    private static final int ROWS_IN_MEMORY = 100;
    private static final int MAX_ROWS = SpreadsheetVersion.EXCEL2007.getMaxRows() - 1;
    private static final int WIDTH = 20;
    private static final int WIDTH_OF_QUERY = 100;

    /** A cell holds a number of no more digits. */
    private static final int MOST_DIGITS = 15;

    private final Messages messages;

    public AnswerWorkbook(Messages messages) {
        this.messages = messages;
    }

    /**
     * Writes a workbook.
     *
     * @param rows numbers, days, truth values and texts
     * @throws IllegalArgumentException where a sheet does not hold as many rows
     */
    public void write(Path file, String query, List<String> headings, Iterator<org.apache.spark.sql.Row> rows)
            throws IOException {
        try (SXSSFWorkbook workbook = new SXSSFWorkbook(ROWS_IN_MEMORY)) {
            Styles styles = new Styles(workbook, messages.values());
            writeRows(workbook.createSheet(messages.say("web.answer")), styles, headings, rows);
            SheetWriter about = new SheetWriter(workbook.createSheet(messages.say("web.query")));
            about.widths(WIDTH_OF_QUERY);
            query.lines().forEach(line -> about.row(styles.text(), line));
            try (OutputStream out = Files.newOutputStream(file)) {
                workbook.write(out);
            }
        }
    }

    private static void writeRows(
            SXSSFSheet sheet, Styles styles, List<String> headings, Iterator<org.apache.spark.sql.Row> rows) {
        SheetWriter out = new SheetWriter(sheet);
        out.row(styles.heading(), headings);
        while (rows.hasNext()) {
            if (out.next() > MAX_ROWS) {
                throw new IllegalArgumentException(
                        "A sheet holds " + MAX_ROWS + " rows and no more; take the answer as CSV");
            }
            org.apache.spark.sql.Row row = rows.next();
            Row cells = out.row();
            for (int i = 0; i < row.size(); i++) {
                if (!row.isNullAt(i)) {
                    put(cells, i, row.get(i), styles);
                }
            }
        }
        out.widths(headings.stream().mapToInt(heading -> WIDTH).toArray());
        sheet.createFreezePane(0, 1);
        if (!headings.isEmpty()) {
            sheet.setAutoFilter(new CellRangeAddress(0, out.next() - 1, 0, headings.size() - 1));
        }
    }

    private static void put(Row cells, int column, Object value, Styles styles) {
        boolean isDay = value instanceof java.sql.Date || value instanceof java.time.LocalDate;
        CellStyle style = isDay ? styles.day() : styles.plain();
        Object day = value instanceof java.time.LocalDate local ? java.sql.Date.valueOf(local) : value;
        SheetWriter.put(cells, column, value instanceof Number number ? exact(number) : day, style);
    }

    /** A number that a cell would not hold to its last digit is text. */
    private static Object exact(Number number) {
        double inCell = number.doubleValue();
        if (Double.isNaN(inCell) || Double.isInfinite(inCell)) {
            return number.toString();
        }
        return new BigDecimal(number.toString()).stripTrailingZeros().precision() > MOST_DIGITS
                        && !(number instanceof Double)
                ? number.toString()
                : number;
    }
}
