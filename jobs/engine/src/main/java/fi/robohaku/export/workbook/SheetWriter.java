package fi.robohaku.export.workbook;

import fi.robohaku.export.CsvCells;
import java.sql.Date;
import java.util.List;
import org.apache.poi.common.usermodel.HyperlinkType;
import org.apache.poi.ss.SpreadsheetVersion;
import org.apache.poi.ss.usermodel.Cell;
import org.apache.poi.ss.usermodel.CellStyle;
import org.apache.poi.ss.usermodel.Hyperlink;
import org.apache.poi.ss.usermodel.PrintSetup;
import org.apache.poi.ss.usermodel.Row;
import org.apache.poi.ss.usermodel.Sheet;

/** Writes a sheet from top to bottom. No cell is a formula, and no text can be taken for one. */
final class SheetWriter {
    private static final int LONGEST_TEXT = SpreadsheetVersion.EXCEL2007.getMaxTextLength();
    private static final int CHARACTER = 256;
    private static final float LINE_HEIGHT = 15.5f;
    /** A row is no higher than 409 points. */
    private static final int MOST_LINES = 26;

    private final Sheet sheet;
    private int next;

    SheetWriter(Sheet sheet) {
        this.sheet = sheet;
    }

    Sheet sheet() {
        return sheet;
    }

    /** Number of the next row, from 0. */
    int next() {
        return next;
    }

    void skip() {
        next++;
    }

    /** Writes a row in one style; null is no cell. */
    Row row(CellStyle style, List<?> values) {
        Row row = sheet.createRow(next++);
        for (int i = 0; i < values.size(); i++) {
            put(row, i, values.get(i), style);
        }
        return row;
    }

    Row row(CellStyle style, Object... values) {
        return row(style, List.of(values));
    }

    /** Begins a row whose cells are put one by one. */
    Row row() {
        return sheet.createRow(next++);
    }

    static Cell put(Row row, int column, Object value, CellStyle style) {
        Cell cell = row.createCell(column);
        cell.setCellStyle(style);
        if (value instanceof Number number) {
            cell.setCellValue(number.doubleValue());
        } else if (value instanceof Boolean is) {
            cell.setCellValue(is);
        } else if (value instanceof Date date) {
            cell.setCellValue(date.toLocalDate());
        } else if (value != null) {
            cell.setCellValue(text(value.toString()));
        }
        return cell;
    }

    private static String text(String text) {
        String guarded = CsvCells.guarded(text);
        return guarded.length() <= LONGEST_TEXT ? guarded : guarded.substring(0, LONGEST_TEXT - 1) + "…";
    }

    /** Puts a link to the first cell of another sheet. */
    static void link(Row row, int column, String text, String sheet, CellStyle style) {
        Cell cell = put(row, column, text, style);
        Hyperlink link = row.getSheet().getWorkbook().getCreationHelper().createHyperlink(HyperlinkType.DOCUMENT);
        link.setAddress("'" + sheet + "'!A1");
        cell.setHyperlink(link);
    }

    /** Sets widths of columns, in characters. */
    void widths(int... characters) {
        for (int i = 0; i < characters.length; i++) {
            sheet.setColumnWidth(i, characters[i] * CHARACTER);
        }
    }

    /**
     * Height of a row whose texts wrap, in points; other programs than Excel cut off what is higher than the row says.
     *
     * @param widths of the columns, in characters
     * @param lost characters of each line that something else takes
     */
    static float height(List<?> texts, int[] widths, int lost) {
        int lines = 1;
        for (int i = 0; i < Math.min(texts.size(), widths.length); i++) {
            lines = Math.max(lines, lines(String.valueOf(texts.get(i)), Math.max(1, widths[i] - lost)));
        }
        return Math.min(MOST_LINES, lines) * LINE_HEIGHT;
    }

    /** Lines that a text takes where words go to the next line as a whole. */
    private static int lines(String text, int width) {
        int lines = 1;
        int used = 0;
        for (String word : text.split("\\s+", -1)) {
            boolean fits = used == 0 || used + 1 + word.length() <= width;
            lines += fits ? 0 : 1;
            used = fits ? used + (used == 0 ? 0 : 1) + word.length() : word.length();
            lines += Math.max(0, (used - 1) / width);
            used = used > width ? used % width : used;
        }
        return lines;
    }

    /** Prints it on A4 pages that lie, as wide as the sheet and as many as it takes. */
    void printAcross() {
        sheet.setFitToPage(true);
        sheet.getPrintSetup().setPaperSize(PrintSetup.A4_PAPERSIZE);
        sheet.getPrintSetup().setLandscape(true);
        sheet.getPrintSetup().setFitWidth((short) 1);
        sheet.getPrintSetup().setFitHeight((short) 0);
    }
}
