package fi.robohaku.export.workbook;

import fi.robohaku.export.text.Quantity;
import fi.robohaku.export.text.ValueFormat;
import fi.robohaku.marts.MartColumn;
import java.util.HashMap;
import java.util.Map;
import org.apache.poi.ss.usermodel.BorderStyle;
import org.apache.poi.ss.usermodel.CellStyle;
import org.apache.poi.ss.usermodel.FillPatternType;
import org.apache.poi.ss.usermodel.Font;
import org.apache.poi.ss.usermodel.IndexedColors;
import org.apache.poi.ss.usermodel.VerticalAlignment;
import org.apache.poi.ss.usermodel.Workbook;

/** Styles of cells: each is made once, for a workbook holds only so many. */
final class Styles {
    private static final String GENERAL = "General";

    private final Workbook workbook;
    private final String dates;
    private final Map<String, CellStyle> made = new HashMap<>();

    Styles(Workbook workbook, ValueFormat values) {
        this.workbook = workbook;
        this.dates = values.spreadsheetDate();
    }

    /** Of a cell of a mart. */
    CellStyle of(MartColumn column, boolean isSynthetic) {
        String format = column.type().equals("DATE") ? dates : format(column);
        return made.computeIfAbsent(format + isSynthetic, key -> {
            CellStyle style = workbook.createCellStyle();
            style.setDataFormat(workbook.createDataFormat().getFormat(format));
            if (isSynthetic) {
                shade(style, IndexedColors.LEMON_CHIFFON);
            }
            return style;
        });
    }

    /** Of a value of which nothing is known. */
    CellStyle plain() {
        return made.computeIfAbsent("plain", key -> workbook.createCellStyle());
    }

    /** Of a day. */
    CellStyle day() {
        return made.computeIfAbsent("day", key -> {
            CellStyle style = workbook.createCellStyle();
            style.setDataFormat(workbook.createDataFormat().getFormat(dates));
            return style;
        });
    }

    /** How a number is shown; the cell holds all its digits. */
    private static String format(MartColumn column) {
        Quantity quantity = Quantity.of(column);
        return switch (quantity) {
            case NUMBER -> GENERAL;
            case COUNT, MONEY -> "#,##0";
            case SHARE -> digits("0", quantity.percentDecimals()) + "\\ %";
            case EUROS, EUROS_PER_INVOICE -> digits("#,##0", quantity.decimals()) + "\\ \"€\"";
            case RATIO, PROBABILITY, PERCENT, ORDINAL, YEAR, YEARS, MONTHS, POINTS, PERSON_YEARS, MINUTES ->
                digits("0", quantity.decimals());
        };
    }

    private static String digits(String whole, int decimals) {
        return decimals == 0 ? whole : whole + "." + "0".repeat(decimals);
    }

    /** Of a text beside which synthetic figures are explained. */
    CellStyle shaded() {
        return made.computeIfAbsent("shaded", key -> {
            CellStyle style = wrapped(workbook.createCellStyle());
            shade(style, IndexedColors.LEMON_CHIFFON);
            return style;
        });
    }

    CellStyle title() {
        return made.computeIfAbsent("title", key -> bold((short) 14, IndexedColors.AUTOMATIC));
    }

    CellStyle strong() {
        return made.computeIfAbsent("strong", key -> bold((short) 11, IndexedColors.AUTOMATIC));
    }

    /** Of the row of headings: white on dark blue, on as many lines as it takes. */
    CellStyle heading() {
        return made.computeIfAbsent("heading", key -> {
            CellStyle style = wrapped(bold((short) 11, IndexedColors.WHITE));
            shade(style, IndexedColors.DARK_BLUE);
            style.setBorderBottom(BorderStyle.THIN);
            return style;
        });
    }

    /** Of a longer text. */
    CellStyle text() {
        return made.computeIfAbsent("text", key -> wrapped(workbook.createCellStyle()));
    }

    CellStyle link() {
        return made.computeIfAbsent("link", key -> {
            CellStyle style = workbook.createCellStyle();
            Font font = workbook.createFont();
            font.setUnderline(Font.U_SINGLE);
            font.setColor(IndexedColors.BLUE.getIndex());
            style.setFont(font);
            return style;
        });
    }

    private CellStyle bold(short points, IndexedColors colour) {
        CellStyle style = workbook.createCellStyle();
        Font font = workbook.createFont();
        font.setBold(true);
        font.setFontHeightInPoints(points);
        font.setColor(colour == IndexedColors.AUTOMATIC ? Font.COLOR_NORMAL : colour.getIndex());
        style.setFont(font);
        return style;
    }

    private static CellStyle wrapped(CellStyle style) {
        style.setWrapText(true);
        style.setVerticalAlignment(VerticalAlignment.TOP);
        return style;
    }

    private static void shade(CellStyle style, IndexedColors colour) {
        style.setFillForegroundColor(colour.getIndex());
        style.setFillPattern(FillPatternType.SOLID_FOREGROUND);
    }
}
