package fi.robohaku.export;

import java.math.BigDecimal;
import java.util.regex.Pattern;

/** Values as cells of a CSV file. */
public final class CsvCells {
    /** What a spreadsheet takes for the start of a formula, also behind spaces or a quote. */
    private static final Pattern FORMULA =
            Pattern.compile("^[\\s\\u00a0'\"]*[=+\\-@\\t\\r\\n|%\\uFF1D\\uFF0B\\uFF0D\\uFF20].*", Pattern.DOTALL);

    private CsvCells() {}

    /** A value; null is an empty cell. Text is guarded, numbers and dates are what they are. */
    public static String cell(Object value, char decimal) {
        if (value == null) {
            return "";
        }
        if (value instanceof BigDecimal number) {
            return number.toPlainString().replace('.', decimal);
        }
        if (value instanceof Number
                || value instanceof Boolean
                || value instanceof java.sql.Date
                || value instanceof java.time.LocalDate) {
            return value.toString();
        }
        return guarded(value.toString());
    }

    /** Text that no spreadsheet takes for a formula: an apostrophe is put before one that could be. */
    public static String guarded(String text) {
        return FORMULA.matcher(text).matches() ? "'" + text : text;
    }
}
