package fi.robohaku.notebook;

import fi.robohaku.contracts.Language;
import fi.robohaku.contracts.Texts;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/**
 * A chart of rows, drawn in their order. Rows whose column {@code provenance} says {@code synthetic} are marked with a
 * star; a value that is not known is left out, and the text beside the chart says so.
 */
public final class Chart {
    private static final int MOST_ROWS = 60;

    private final Dataset<Row> rows;
    private final ColumnWords words;
    private final Texts title;

    Chart(Dataset<Row> rows, ColumnWords words, Texts title) {
        this.rows = rows;
        this.words = words;
        this.title = title;
    }

    /** The same chart with a title, which says what is seen. */
    public Chart title(String finnish, String english) {
        return new Chart(rows, words, new Texts(finnish, finnish, english));
    }

    /** A bar for each row and value. */
    public MimeBundle bar(String category, String... values) {
        return drawn(ChartKind.BAR, category, values);
    }

    /** From one value to another of each row: a plan and what became of it, or the two ends of a range. */
    public MimeBundle dumbbell(String category, String from, String to) {
        return drawn(ChartKind.DUMBBELL, category, from, to);
    }

    /** A point for each row and value. */
    public MimeBundle points(String category, String... values) {
        return drawn(ChartKind.POINTS, category, values);
    }

    /** Values along a line, in the order of the rows. */
    public MimeBundle line(String along, String... values) {
        return drawn(ChartKind.LINE, along, values);
    }

    private MimeBundle drawn(ChartKind kind, String category, String... values) {
        ChartData data = data(category, values);
        String text = ChartText.of(kind, data, words);
        return MimeBundle.svg(new ChartDrawing(data, words).svg(kind, text), text);
    }

    private ChartData data(String category, String... values) {
        List<Row> collected = rows.limit(MOST_ROWS + 1).collectAsList();
        if (collected.isEmpty() || collected.size() > MOST_ROWS) {
            throw new IllegalArgumentException("Kaavioon mahtuu 1–" + MOST_ROWS + " riviä, ja kysely antaa "
                    + (collected.isEmpty() ? "tyhjän" : "enemmän") + " / A chart holds 1 to " + MOST_ROWS
                    + " rows, and the query gives " + (collected.isEmpty() ? "none" : "more"));
        }
        List<String> columns = List.of(rows.columns());
        List<String> categories = new ArrayList<>();
        List<Boolean> synthetic = new ArrayList<>();
        int provenance = columns.indexOf("provenance");
        for (Row row : collected) {
            categories.add(words.value(category, row.get(index(columns, category)), Language.FI));
            synthetic.add(provenance >= 0 && "synthetic".equals(row.get(provenance)));
        }
        List<ChartData.Series> series = Arrays.stream(values)
                .map(name -> new ChartData.Series(name, numbers(collected, index(columns, name), name)))
                .toList();
        return new ChartData(title, category, categories, synthetic, series);
    }

    private static int index(List<String> columns, String name) {
        int index = columns.indexOf(name);
        if (index < 0) {
            throw new IllegalArgumentException("Kyselyssä ei ole saraketta " + name + "; siinä on "
                    + String.join(", ", columns) + " / The query has no column " + name);
        }
        return index;
    }

    private static List<Optional<BigDecimal>> numbers(List<Row> rows, int index, String name) {
        List<Optional<BigDecimal>> numbers = new ArrayList<>();
        for (Row row : rows) {
            Object value = row.get(index);
            if (value != null && !(value instanceof Number)) {
                throw new IllegalArgumentException(
                        "Sarakkeessa " + name + " ei ole lukuja / The column " + name + " holds no numbers");
            }
            numbers.add(Optional.ofNullable(value).map(number -> new BigDecimal(number.toString())));
        }
        return numbers;
    }
}
