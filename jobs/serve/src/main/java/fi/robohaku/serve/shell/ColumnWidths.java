package fi.robohaku.serve.shell;

import java.util.List;
import org.apache.spark.sql.types.NumericType;
import org.apache.spark.sql.types.StructField;

/** The widths of the columns of a table in characters. Texts that are longer than their column end with an ellipsis. */
final class ColumnWidths {
    /** No text is cut to less. */
    private static final int LEAST = 10;

    private static final String GAP = "  ";
    private static final String ELLIPSIS = "…";

    private final int[] widths;

    private ColumnWidths(int[] widths) {
        this.widths = widths;
    }

    /** Widths in which every text of some lines is whole. */
    static ColumnWidths of(List<List<String>> lines) {
        int[] widths = new int[lines.get(0).size()];
        for (List<String> line : lines) {
            for (int i = 0; i < widths.length; i++) {
                widths[i] = Math.max(widths[i], width(line.get(i)));
            }
        }
        return new ColumnWidths(widths);
    }

    /**
     * The widths with columns of text made narrower, the widest first, until the table is as wide as the window or none can be
     * narrower. Numbers are never cut.
     *
     * @param window characters that a line holds; 0 for any
     */
    ColumnWidths within(int window, List<StructField> columns) {
        int[] narrowed = widths.clone();
        int over = window == 0 ? 0 : whole() - window;
        while (over > 0) {
            int widest = -1;
            for (int i = 0; i < narrowed.length; i++) {
                boolean isText = !(columns.get(i).dataType() instanceof NumericType);
                if (isText && narrowed[i] > LEAST && (widest < 0 || narrowed[i] > narrowed[widest])) {
                    widest = i;
                }
            }
            if (widest < 0) {
                break;
            }
            narrowed[widest]--;
            over--;
        }
        return new ColumnWidths(narrowed);
    }

    boolean isTooWide(int window) {
        return window > 0 && whole() > window;
    }

    /** Characters of a whole line. */
    int whole() {
        int whole = GAP.length() * Math.max(0, widths.length - 1);
        for (int width : widths) {
            whole += width;
        }
        return whole;
    }

    /** Whether a line has a text that does not fit its column. */
    boolean shortens(List<String> cells) {
        for (int i = 0; i < widths.length; i++) {
            if (width(cells.get(i)) > widths[i]) {
                return true;
            }
        }
        return false;
    }

    /** A line of the table, numbers to the right. */
    String line(List<String> cells, List<StructField> columns) {
        StringBuilder line = new StringBuilder();
        for (int i = 0; i < cells.size(); i++) {
            boolean isNumber = columns.get(i).dataType() instanceof NumericType;
            String cell = isNumber ? cells.get(i) : fitted(cells.get(i), widths[i]);
            String space = " ".repeat(Math.max(0, widths[i] - width(cell)));
            line.append(i == 0 ? "" : GAP).append(isNumber ? space + cell : cell + space);
        }
        return line.toString().stripTrailing();
    }

    private static String fitted(String text, int width) {
        return width(text) <= width ? text : text.substring(0, text.offsetByCodePoints(0, width - 1)) + ELLIPSIS;
    }

    static int width(String text) {
        return text.codePointCount(0, text.length());
    }
}
