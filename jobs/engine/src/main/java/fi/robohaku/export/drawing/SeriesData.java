package fi.robohaku.export.drawing;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.IntStream;

/**
 * Columns of numbers over named rows, worded and ready to be drawn.
 *
 * @param along what the rows are together
 * @param rows names of the rows, from top to bottom or from left to right
 * @param isSynthetic for each row whether it rests on figures made for the samples
 * @param series the columns that are shown
 */
public record SeriesData(String along, List<String> rows, List<Boolean> isSynthetic, List<Series> series) {
    /** Series that a chart can tell apart. */
    public static final int MOST_SERIES = Theme.SERIES.size();

    /**
     * A column.
     *
     * @param label what it is called where all can read it
     * @param name the same in the language of the text alternative
     * @param values for each row; empty where it is not known
     * @param words words a value, also one that is not known
     */
    public record Series(
            String label,
            String name,
            List<Optional<BigDecimal>> values,
            Function<Optional<BigDecimal>, String> words) {
        public Series {
            values = List.copyOf(values);
        }

        String said(int row) {
            return words.apply(values.get(row));
        }
    }

    public SeriesData {
        rows = List.copyOf(rows);
        isSynthetic = List.copyOf(isSynthetic);
        series = List.copyOf(series);
        if (series.size() > MOST_SERIES) {
            throw new IllegalArgumentException(
                    "A chart can tell at most " + MOST_SERIES + " series apart, not " + series.size());
        }
    }

    /** Whether any row rests on figures made for the samples. */
    public boolean hasSynthetic() {
        return isSynthetic.contains(true);
    }

    /** The name of a row, with a star where its figures are synthetic. */
    String marked(int row) {
        return rows.get(row) + (isSynthetic.get(row) ? " *" : "");
    }

    /** Every row with its values, in words. */
    public List<String> inWords() {
        return IntStream.range(0, rows.size())
                .mapToObj(row -> marked(row) + ": " + said(row))
                .toList();
    }

    String said(int row) {
        List<String> parts = new ArrayList<>();
        series.forEach(one -> parts.add(one.name() + " " + one.said(row)));
        return String.join("; ", parts);
    }
}
