package fi.robohaku.forms;

import fi.robohaku.contracts.DocumentTemplate;
import fi.robohaku.contracts.Field;
import java.util.HashMap;
import java.util.Map;
import org.apache.poi.ss.usermodel.BorderStyle;
import org.apache.poi.ss.usermodel.CellStyle;
import org.apache.poi.ss.usermodel.FillPatternType;
import org.apache.poi.ss.usermodel.Font;
import org.apache.poi.ss.usermodel.HorizontalAlignment;
import org.apache.poi.ss.usermodel.IndexedColors;
import org.apache.poi.ss.usermodel.VerticalAlignment;
import org.apache.poi.ss.usermodel.Workbook;

/** Looks of the cells of a form: what is filled in is coloured and open, all else is locked. */
final class FormStyles {
    private static final String TEXT = "@";
    private static final String GENERAL = "General";

    private final Workbook workbook;
    private final DocumentTemplate template;
    private final Map<String, CellStyle> answers = new HashMap<>();
    private final Map<String, CellStyle> sums = new HashMap<>();
    private final Font grey;
    private final CellStyle title;
    private final CellStyle heading;
    private final CellStyle label;
    private final CellStyle example;
    private final CellStyle text;

    FormStyles(Workbook workbook, DocumentTemplate template) {
        this.workbook = workbook;
        this.template = template;
        Font large = bold();
        large.setFontHeightInPoints((short) 14);
        title = style(large);
        heading = style(bold());
        heading.setFillForegroundColor(IndexedColors.GREY_25_PERCENT.getIndex());
        heading.setFillPattern(FillPatternType.SOLID_FOREGROUND);
        heading.setWrapText(true);
        label = style(workbook.createFont());
        label.setWrapText(true);
        text = style(workbook.createFont());
        text.setWrapText(true);
        grey = workbook.createFont();
        grey.setItalic(true);
        grey.setColor(IndexedColors.GREY_50_PERCENT.getIndex());
        example = style(grey);
    }

    private Font bold() {
        Font font = workbook.createFont();
        font.setBold(true);
        return font;
    }

    private CellStyle style(Font font) {
        CellStyle style = workbook.createCellStyle();
        style.setFont(font);
        style.setVerticalAlignment(VerticalAlignment.TOP);
        return style;
    }

    CellStyle title() {
        return title;
    }

    CellStyle heading() {
        return heading;
    }

    CellStyle label() {
        return label;
    }

    CellStyle example() {
        return example;
    }

    /** Running text over several lines. */
    CellStyle text() {
        return text;
    }

    /** A cell to be filled in, in the number format of its field. */
    CellStyle answer(Field field) {
        return answers.computeIfAbsent(format(field), format -> {
            CellStyle style = style(workbook.createFont());
            style.setDataFormat(workbook.createDataFormat().getFormat(format));
            style.setFillForegroundColor(IndexedColors.LIGHT_YELLOW.getIndex());
            style.setFillPattern(FillPatternType.SOLID_FOREGROUND);
            style.setWrapText(format.equals(GENERAL));
            style.setAlignment(field.type().isNumeric() ? HorizontalAlignment.RIGHT : HorizontalAlignment.LEFT);
            style.setLocked(false);
            return framed(style);
        });
    }

    /** A cell that is computed. */
    CellStyle sum(Field field) {
        return sums.computeIfAbsent(format(field), format -> {
            CellStyle style = style(bold());
            style.setDataFormat(workbook.createDataFormat().getFormat(format));
            style.setAlignment(HorizontalAlignment.RIGHT);
            return framed(style);
        });
    }

    private static CellStyle framed(CellStyle style) {
        style.setBorderTop(BorderStyle.HAIR);
        style.setBorderBottom(BorderStyle.HAIR);
        style.setBorderLeft(BorderStyle.HAIR);
        style.setBorderRight(BorderStyle.HAIR);
        return style;
    }

    /** A range stays a text: a spreadsheet would take 5-8 for a day in August. So does an identifier. */
    private String format(Field field) {
        return switch (field.type()) {
            case MONEY -> money(field);
            case NUMBER -> "#,##0.##";
            case INTEGER, YEAR -> "0";
            case SHARE -> "0\\ %";
            case DATE -> "d\\.m\\.yyyy";
            case RANGE -> TEXT;
            case TEXT -> field.pattern() == null ? GENERAL : TEXT;
            case TERM, BOOLEAN -> GENERAL;
        };
    }

    private String money(Field field) {
        boolean isWhole = field.unit() == null || field.unit() == Field.Unit.EUR || field.unit() == Field.Unit.ONE;
        String digits = isWhole ? "#,##0" : "#,##0.0##";
        return isWhole && template.currency().equals(DocumentTemplate.EURO) ? digits + "\\ \"€\"" : digits;
    }
}
