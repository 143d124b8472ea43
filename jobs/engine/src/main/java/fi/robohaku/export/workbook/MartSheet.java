package fi.robohaku.export.workbook;

import fi.robohaku.contracts.Language;
import fi.robohaku.contracts.Provenance;
import fi.robohaku.export.MartTable;
import fi.robohaku.export.text.MartText;
import fi.robohaku.export.text.Messages;
import fi.robohaku.marts.MartColumn;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.apache.poi.ss.usermodel.CellStyle;
import org.apache.poi.ss.usermodel.Row;
import org.apache.poi.ss.usermodel.Sheet;
import org.apache.poi.ss.util.CellRangeAddress;

/**
 * A mart as a sheet: title, what a row is, a link back, and from row 4 the headings with a filter, frozen
 * with the columns of the key.
 */
final class MartSheet {
    /** Row of the headings, from 0; the rows of the mart follow. */
    static final int HEADINGS = 3;

    private static final int MOST_FROZEN = 3;
    private static final int NARROWEST = 10;
    private static final int WIDEST = 44;
    private static final int MEASURED_ROWS = 200;
    /** Room that the arrow of a filter takes in a heading, in characters. */
    private static final int FILTER_ARROW = 3;

    private final MartTable table;
    private final Styles styles;
    private final Language language;
    private final Messages messages;
    private final MartText text;
    private final String rowIs;

    /**
     * @param text words of codes, in the language of the workbook
     * @param rowIs what one row is
     */
    MartSheet(MartTable table, Styles styles, MartText text, String rowIs) {
        this.table = table;
        this.styles = styles;
        this.text = text;
        this.rowIs = rowIs;
        this.language = text.language();
        this.messages = text.messages();
    }

    void write(Sheet sheet) {
        SheetWriter out = new SheetWriter(sheet);
        List<MartColumn> columns = table.columns();
        out.row(styles.title(), table.mart().contract().title().in(language));
        Row about = out.row(
                styles.strong(),
                messages.say("workbook.one_row_is") + ": "
                        + rowIs
                        + (table.isWhole() ? "" : ". " + messages.say("workbook.not_all_rows")));
        about.setHeightInPoints(sheet.getDefaultRowHeightInPoints());
        SheetWriter.link(
                out.row(),
                0,
                "← " + messages.say("workbook.contents"),
                messages.say("workbook.contents"),
                styles.link());
        int[] widths = columns.stream().mapToInt(this::width).toArray();
        List<String> headings =
                columns.stream().map(column -> column.label().in(language)).toList();
        out.row(styles.heading(), headings).setHeightInPoints(SheetWriter.height(headings, widths, FILTER_ARROW));
        int provenance = table.has("provenance") ? table.indexOf("provenance") : -1;
        for (org.apache.spark.sql.Row row : table.rows()) {
            boolean isSynthetic = provenance >= 0 && Provenance.SYNTHETIC.is(row.get(provenance));
            cells(out.row(), row, styles(columns, isSynthetic));
        }
        sheet.setAutoFilter(new CellRangeAddress(HEADINGS, Math.max(HEADINGS, out.next() - 1), 0, columns.size() - 1));
        sheet.createFreezePane(
                Math.min(MOST_FROZEN, table.mart().contract().key().size()), HEADINGS + 1);
        out.widths(widths);
        sheet.setRepeatingRows(new CellRangeAddress(HEADINGS, HEADINGS, -1, -1));
        out.printAcross();
    }

    private List<CellStyle> styles(List<MartColumn> columns, boolean isSynthetic) {
        List<CellStyle> found = new ArrayList<>();
        columns.forEach(column -> found.add(styles.of(column, isSynthetic)));
        return found;
    }

    private void cells(Row row, org.apache.spark.sql.Row values, List<CellStyle> styles) {
        for (int i = 0; i < styles.size(); i++) {
            SheetWriter.put(row, i, text.inWords(table.columns().get(i), values.get(i)), styles.get(i));
        }
    }

    private int width(MartColumn column) {
        int index = table.indexOf(column.name());
        int widest = table.rows().stream()
                .limit(MEASURED_ROWS)
                .filter(row -> !row.isNullAt(index))
                .mapToInt(row -> text.inWords(column, row.get(index)).toString().length())
                .max()
                .orElse(0);
        String label = column.label().in(language);
        int longestWord = Stream.of(label.split("[ -]", -1))
                .mapToInt(String::length)
                .max()
                .orElse(0);
        int heading = Math.max(label.length() / 2 + 4, longestWord + FILTER_ARROW);
        return Math.min(WIDEST, Math.max(NARROWEST, Math.max(widest + 2, heading)));
    }
}
