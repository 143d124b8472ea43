package fi.robohaku.notebook;

import fi.robohaku.contracts.Language;
import fi.robohaku.contracts.Provenance;
import fi.robohaku.contracts.Texts;
import fi.robohaku.export.PageTemplate;
import fi.robohaku.export.drawing.Frame;
import fi.robohaku.export.drawing.Picture;
import fi.robohaku.export.drawing.PngFile;
import fi.robohaku.export.drawing.SeriesChart;
import fi.robohaku.export.drawing.SeriesData;
import fi.robohaku.export.text.Quantity;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.zip.CRC32;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/**
 * A chart of rows, drawn in their order. Rows whose column {@code provenance} says {@code synthetic} are hatched and
 * marked with a star; a value that is not known is left out, and the text beside the chart says so.
 */
public final class Chart {
    private static final int MOST_ROWS = 60;
    private static final int DOTS_PER_INCH = 144;
    private static final String TEMPLATE = "fi/robohaku/notebook/picture.html";

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
        return draw(ChartKind.BAR, category, values);
    }

    /** From one value to another of each row: a plan and what became of it, or the two ends of a range. */
    public MimeBundle dumbbell(String category, String from, String to) {
        return draw(ChartKind.DUMBBELL, category, from, to);
    }

    /** A point for each row and value. */
    public MimeBundle points(String category, String... values) {
        return draw(ChartKind.POINTS, category, values);
    }

    /** Values along a line, in the order of the rows. */
    public MimeBundle line(String along, String... values) {
        return draw(ChartKind.LINE, along, values);
    }

    private MimeBundle draw(ChartKind kind, String category, String... values) {
        SeriesData data = data(category, values);
        String text = ChartText.of(kind, title, data, words);
        Frame frame = new Frame(title.fi(), title.en(), data.hasSynthetic() ? ChartText.synthetic(words) : "", "");
        Quantity quantity = words.quantity(values[0]);
        SeriesChart chart = new SeriesChart(id(title.fi() + text), data, axis(quantity), frame);
        Picture drawn = switch (kind) {
            case BAR -> chart.bars();
            case DUMBBELL -> chart.dumbbells();
            case POINTS -> chart.points();
            case LINE -> chart.lines();
        };
        Picture told = drawn.with(ColumnWords.inTwoLanguages(title), text);
        return picture(told, text);
    }

    /** The cleaner of some versions of nbconvert leaves nothing of an SVG, and their PNG has no text alternative. */
    private static MimeBundle picture(Picture told, String text) {
        try {
            String png = Base64.getEncoder().encodeToString(PngFile.of(told, DOTS_PER_INCH));
            int width = told.size().width();
            int height = told.size().height();
            String html = PageTemplate.fill(
                    TEMPLATE,
                    Map.of("png", png, "text", text, "width", width, "height", height, "lang", Language.FI.code()));
            return MimeBundle.picture(png, html, text, width, height);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private java.text.NumberFormat axis(Quantity quantity) {
        return words.values(Language.FI).axis(quantity);
    }

    /** The same chart has the same name in every run, and another chart of the page another. */
    private static String id(String text) {
        CRC32 sum = new CRC32();
        sum.update(text.getBytes(StandardCharsets.UTF_8));
        return "c" + Long.toHexString(sum.getValue());
    }

    private SeriesData data(String category, String... values) {
        if (values.length > SeriesData.MOST_SERIES) {
            throw refused("notebook.series_of_a_chart", Map.of("most", SeriesData.MOST_SERIES));
        }
        List<Row> collected = rows.limit(MOST_ROWS + 1).collectAsList();
        if (collected.isEmpty()) {
            throw refused("notebook.chart_of_none", Map.of("most", MOST_ROWS));
        }
        if (collected.size() > MOST_ROWS) {
            throw refused("notebook.chart_of_too_many", Map.of("most", MOST_ROWS));
        }
        List<String> columns = List.of(rows.columns());
        int provenance = columns.indexOf("provenance");
        int named = index(columns, category);
        List<String> names = new ArrayList<>();
        List<Boolean> synthetic = new ArrayList<>();
        for (Row row : collected) {
            names.add(words.cell(category, row.get(named), Language.FI));
            synthetic.add(provenance >= 0 && Provenance.SYNTHETIC.is(row.get(provenance)));
        }
        return new SeriesData(
                words.labelInTwoLanguages(category),
                names,
                synthetic,
                Arrays.stream(values)
                        .map(name -> series(name, numbers(collected, index(columns, name), name)))
                        .toList());
    }

    private SeriesData.Series series(String name, List<Optional<BigDecimal>> numbers) {
        return new SeriesData.Series(
                words.labelInTwoLanguages(name),
                words.label(name).fi(),
                numbers,
                value -> words.cell(name, value.orElse(null), Language.FI));
    }

    private int index(List<String> columns, String name) {
        int index = columns.indexOf(name);
        if (index < 0) {
            throw refused("notebook.no_column", Map.of("column", name, "columns", String.join(", ", columns)));
        }
        return index;
    }

    private List<Optional<BigDecimal>> numbers(List<Row> rows, int index, String name) {
        List<Optional<BigDecimal>> numbers = new ArrayList<>();
        for (Row row : rows) {
            Object value = row.get(index);
            if (value != null && !(value instanceof Number)) {
                throw refused("notebook.no_numbers", Map.of("column", name));
            }
            numbers.add(Optional.ofNullable(value).map(number -> new BigDecimal(number.toString())));
        }
        return numbers;
    }

    private IllegalArgumentException refused(String key, Map<String, ?> values) {
        return new IllegalArgumentException(words.sayInTwoLanguages(key, values));
    }
}
