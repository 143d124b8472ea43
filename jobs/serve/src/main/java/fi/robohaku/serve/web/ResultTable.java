package fi.robohaku.serve.web;

import fi.robohaku.contracts.Language;
import fi.robohaku.contracts.Provenance;
import fi.robohaku.export.text.PrintableText;
import fi.robohaku.export.text.ValueFormat;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.types.StructField;

/**
 * The first rows of a result, as a page shows them.
 *
 * @param isCut whether there are more rows
 * @param isShortened whether a text is longer than it is shown
 * @param hasSynthetic whether a row says that it was made for the samples
 * @param tellsProvenance whether rows say where they come from
 */
public record ResultTable(
        List<ResultColumn> columns,
        List<Line> lines,
        boolean isCut,
        boolean isShortened,
        boolean hasSynthetic,
        boolean tellsProvenance) {
    static final int MOST_ROWS = 200;

    private static final int MOST_CHARACTERS = 500_000;
    private static final int LONGEST_TEXT = 2_000;
    private static final String PROVENANCE = "provenance";

    /** Numbers of so many digits and more are shown as the query gives them. */
    private static final int MOST_DIGITS = 40;

    /** A row. */
    public record Line(List<Cell> cells, boolean isSynthetic) {}

    /** A value; the text of a null is empty. */
    public record Cell(String text, boolean isNumber, boolean isNull) {}

    /** Reads rows until there are as many as a page shows. */
    static ResultTable of(List<StructField> fields, Iterator<Row> rows, int most, WebWords words, Language language) {
        List<ResultColumn> columns = fields.stream()
                .map(field -> ResultColumn.of(field, words, language))
                .toList();
        ValueFormat values = words.in(language).values();
        int provenance = columns.stream().map(ResultColumn::inMart).toList().indexOf(PROVENANCE);
        List<Line> lines = new ArrayList<>();
        int characters = 0;
        boolean isShortened = false;
        while (lines.size() < most && characters < MOST_CHARACTERS && rows.hasNext()) {
            Row row = rows.next();
            List<Cell> cells = new ArrayList<>();
            for (int i = 0; i < columns.size(); i++) {
                Cell cell = cell(columns.get(i), row.get(i), values);
                isShortened |= cell.text().length() > LONGEST_TEXT;
                cells.add(shortened(cell));
                characters += cells.get(i).text().length();
            }
            lines.add(new Line(List.copyOf(cells), provenance >= 0 && Provenance.SYNTHETIC.is(row.get(provenance))));
        }
        return new ResultTable(
                columns,
                List.copyOf(lines),
                rows.hasNext(),
                isShortened,
                lines.stream().anyMatch(Line::isSynthetic),
                provenance >= 0);
    }

    private static Cell cell(ResultColumn column, Object value, ValueFormat values) {
        if (value == null) {
            return new Cell("", column.isNumber(), true);
        }
        if (value instanceof Number number) {
            return new Cell(number(column, number, values), true, false);
        }
        return new Cell(PrintableText.withLines(values.literal(value)), false, false);
    }

    private static String number(ResultColumn column, Number number, ValueFormat values) {
        String text = number.toString();
        if (!Character.isDigit(text.charAt(text.length() - 1)) || Double.isInfinite(number.doubleValue())) {
            return text;
        }
        BigDecimal exact = new BigDecimal(text);
        boolean isShort = exact.precision() - Math.min(0, exact.scale()) <= MOST_DIGITS && exact.scale() <= MOST_DIGITS;
        return isShort ? values.exact(column.quantity(), exact) : text;
    }

    private static Cell shortened(Cell cell) {
        return cell.text().length() <= LONGEST_TEXT
                ? cell
                : new Cell(cell.text().substring(0, LONGEST_TEXT) + "…", cell.isNumber(), cell.isNull());
    }
}
