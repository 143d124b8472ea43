package fi.robohaku.export.charts;

import fi.robohaku.export.drawing.Frame;
import fi.robohaku.export.drawing.Marks;
import fi.robohaku.export.drawing.Picture;
import fi.robohaku.export.drawing.RowChart;
import fi.robohaku.export.drawing.Theme;
import fi.robohaku.export.rows.MartRow;
import fi.robohaku.export.rows.MartRows;
import fi.robohaku.export.text.MartText;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What charts are drawn from.
 *
 * @param text words figures in one language
 * @param runId the run whose figures they show
 */
public record ChartSource(MartRows marts, MartText text, String runId) {
    /** Thickness of the sample of synthetic data in a legend, in pixels. */
    private static final double SAMPLE = 10;

    /** A message without places. */
    String say(String key) {
        return text.messages().say(key);
    }

    /** A message with its values. */
    String say(String key, Map<String, ?> values) {
        return text.messages().say(key, values);
    }

    /** A value as it stands in a sentence; empty text where there is none. */
    String value(MartRow row, String column) {
        return text.phrase(row, marts.column(row.mart(), column)).orElse("");
    }

    /** A sum in millions without its unit, with the word for how exact it is; empty text where there is none. */
    String millions(MartRow row, String column) {
        return text.millions(row, marts.column(row.mart(), column)).orElse("");
    }

    /** The same with two decimals, as beside others in a chart of small sums. */
    String centsOfMillions(MartRow row, String column) {
        return text.centsOfMillions(row, marts.column(row.mart(), column)).orElse("");
    }

    /** What a project is called beside its row: agency and short name, or its id. */
    String project(MartRow row) {
        String acronym = marts.rows("project", row.text("round")).stream()
                .filter(project -> project.text("project_id").equals(row.text("project_id")))
                .map(project -> project.text("acronym"))
                .findFirst()
                .orElse("");
        String id = row.text("project_id");
        return acronym.isEmpty() ? id : row.text("agency_code") + " · " + acronym;
    }

    /**
     * What stands above a chart.
     *
     * @param about what the figures are, below the title
     */
    record Words(String title, String about) {}

    /**
     * The messages {@code chart.<name>_title} and {@code chart.<name>_about}. A title that has a value to say which there is none
     * of gives way to {@code chart.<name>_title_plain}.
     *
     * @param values by name; empty text where there is none
     */
    Words words(String chart, Map<String, ?> values) {
        String title = "chart." + chart + "_title";
        Map<String, Object> worded = new HashMap<>(values);
        boolean isWhole = text.messages().places(title).stream()
                .noneMatch(place -> String.valueOf(values.get(place)).isEmpty());
        worded.replaceAll(
                (place, value) -> value.toString().isEmpty() ? text.values().none() : value);
        return new Words(say(isWhole ? title : title + "_plain", worded), say("chart." + chart + "_about", worded));
    }

    /**
     * Draws a chart of rows with the words around it.
     *
     * @param mart marts that it shows, for its source
     * @param rows all rows whose figures it shows
     */
    Optional<Picture> picture(RowChart chart, Words words, String mart, List<MartRow> rows) {
        if (isSynthetic(rows)) {
            chart.legendBar(say("chart.synthetic_legend"), SAMPLE, Theme.NEUTRAL, Marks.Fill.HATCHED);
        }
        return chart.picture(frame(words, mart, rows));
    }

    /** The words around a chart: what it shows, and where the weakest of its rows comes from. */
    Frame frame(Words words, String mart, List<MartRow> rows) {
        return new Frame(
                words.title(),
                words.about(),
                isSynthetic(rows) ? say("chart.synthetic") : "",
                say("chart.source", Map.of("mart", files(mart), "run", runId, "provenance", provenance(rows))));
    }

    /** The files beside the report that hold the marts: a reader opens a file, not a table. */
    private static String files(String marts) {
        return marts.replace(",", ".csv,") + ".csv";
    }

    /** Whether any of the rows was made for the samples. */
    static boolean isSynthetic(List<MartRow> rows) {
        return rows.stream().anyMatch(MartRow::isSynthetic);
    }

    /** Where the weakest of the rows comes from, in words. */
    String provenance(List<MartRow> rows) {
        return rows.stream()
                .flatMap(row -> row.provenance().stream())
                .max(Comparator.naturalOrder())
                .map(weakest -> text.term("provenances", weakest.code()))
                .orElseGet(() -> text.values().none());
    }
}
