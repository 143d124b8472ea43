package fi.robohaku.export.workbook;

import fi.robohaku.export.CsvCells;
import java.sql.Date;
import java.util.List;
import org.apache.poi.common.usermodel.HyperlinkType;
import org.apache.poi.ss.SpreadsheetVersion;
import org.apache.poi.ss.usermodel.Cell;
import org.apache.poi.ss.usermodel.CellStyle;
import org.apache.poi.ss.usermodel.Hyperlink;
import org.apache.poi.ss.usermodel.Row;
import org.apache.poi.ss.usermodel.Sheet;

/** Writes a sheet from top to bottom. No cell is a formula, and no text can be taken for one. */
final class SheetWriter {
    private static final int LONGEST_TEXT = SpreadsheetVersion.EXCEL2007.getMaxTextLength();
    private static final int CHARACTER = 256;

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
}
