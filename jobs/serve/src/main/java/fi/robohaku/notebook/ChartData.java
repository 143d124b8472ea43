package fi.robohaku.notebook;

import fi.robohaku.contracts.Texts;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;

/**
 * What a chart shows.
 *
 * @param title what is seen
 * @param category column that names the rows
 * @param categories the rows, from top to bottom or from left to right
 * @param isSynthetic for each row whether it rests on figures made for the samples
 * @param series the columns that are shown
 */
record ChartData(
        Texts title, String category, List<String> categories, List<Boolean> isSynthetic, List<Series> series) {
    ChartData {
        categories = List.copyOf(categories);
        isSynthetic = List.copyOf(isSynthetic);
        series = List.copyOf(series);
    }

    /**
     * A column.
     *
     * @param values for each row; empty where it is not known
     */
    record Series(String column, List<Optional<BigDecimal>> values) {
        Series {
            values = List.copyOf(values);
        }
    }

    boolean hasSynthetic() {
        return isSynthetic.contains(true);
    }

    /** The name of a row, with a star where its figures are synthetic. */
    String marked(int row) {
        return categories.get(row) + (isSynthetic.get(row) ? " *" : "");
    }
}
