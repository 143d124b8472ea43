package fi.robohaku.export.charts;

import fi.robohaku.export.drawing.Marks;
import fi.robohaku.export.drawing.Picture;
import fi.robohaku.export.drawing.RowChart;
import fi.robohaku.export.drawing.Theme;
import fi.robohaku.export.rows.MartRow;
import fi.robohaku.export.text.Quantity;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Ranges, one below the other, each with the figure within it where there is one: from the greatest to the least, or by name.
 * Its words may name the round, how many rows
 * there are, those below one, and label and greatest value of the first.
 */
final class RangeChart implements ChartKind {
    private static final String COUNT = "n_projects";
    private static final double THICKNESS = 9;

    private final String name;
    private final Rows rows;
    private final Columns columns;
    private final Quantity quantity;

    /**
     * Which rows are drawn.
     *
     * @param where values allowed, by column
     * @param isOfAllRounds whether the newest round has one chart of all rounds, and the others none
     */
    record Rows(String mart, Map<String, List<String>> where, boolean isOfAllRounds) {}

    /**
     * What is drawn of a row.
     *
     * @param value the figure within the range; empty where there is none
     */
    record Columns(String label, String low, String value, String high) {}

    /**
     * @param name of the chart
     * @param quantity euros, drawn in millions, or a ratio, drawn beside the line of one
     */
    RangeChart(String name, Rows rows, Columns columns, Quantity quantity) {
        this.name = name;
        this.rows = rows;
        this.columns = columns;
        this.quantity = quantity;
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public Optional<Picture> draw(ChartSource source, String round) {
        List<MartRow> drawn = rows(source, round);
        if (rows.isOfAllRounds()
                && (drawn.size() < 2 || !round.equals(source.marts().rounds().get(0)))) {
            return Optional.empty();
        }
        RowChart chart = new RowChart(id(round), source.text().values().axis(axis()))
                .axis(source.say(isRatio() ? "chart.ratio_axis" : "chart.million_euros"));
        if (isRatio()) {
            chart.reach(1)
                    .below(Marks.across(1, Theme.NEUTRAL, Theme.LINE))
                    .legend(source.say("chart.ratio_of_sums"), Marks.Form.DIAMOND, Theme.UPDATED, Marks.Fill.FULL)
                    .legendBar(source.say("chart.bounds"), 5, Theme.NEUTRAL, Marks.Fill.FULL)
                    .legend(source.say("chart.as_planned"), Marks.Form.TICK, Theme.NEUTRAL, Marks.Fill.FULL);
        } else {
            chart.legendBar(source.say("chart.least_and_most"), THICKNESS, Theme.UPDATED, Marks.Fill.FULL);
        }
        drawn.forEach(row -> add(chart, row, source));
        return drawn.isEmpty() ? Optional.empty() : source.picture(chart, words(drawn, source), rows.mart(), drawn);
    }

    private boolean isRatio() {
        return quantity == Quantity.RATIO;
    }

    private Quantity axis() {
        return isRatio() ? Quantity.RATIO : Quantity.NUMBER;
    }

    private List<MartRow> rows(ChartSource source, String round) {
        Map<String, List<String>> where = new HashMap<>(rows.where());
        if (!rows.isOfAllRounds()) {
            where.put("round", List.of(round));
        }
        Comparator<MartRow> byName = Comparator.comparing(row -> row.text(columns.label()));
        Comparator<MartRow> byGreatest = Comparator.comparingDouble((MartRow row) -> row.number(greatest()))
                .reversed();
        return source.marts().rows(rows.mart(), where).stream()
                .filter(row -> !row.isEmpty(columns.high()) && !row.isEmpty(columns.low()))
                .sorted(rows.isOfAllRounds() ? byName : byGreatest.thenComparing(byName))
                .toList();
    }

    /** The column that rows are ordered by. */
    private String greatest() {
        return columns.value().isEmpty() ? columns.high() : columns.value();
    }

    private ChartSource.Words words(List<MartRow> drawn, ChartSource source) {
        MartRow first = drawn.get(0);
        long below = drawn.stream()
                .filter(row -> isRatio() && row.number(columns.value()) < 1)
                .count();
        return source.words(
                name,
                Map.of(
                        "round", first.text("round"),
                        "n", drawn.size(),
                        "below", below,
                        "first", source.value(first, columns.label()),
                        "most", source.value(first, greatest())));
    }

    private void add(RowChart chart, MartRow row, ChartSource source) {
        double low = drawn(row, columns.low());
        double high = drawn(row, columns.high());
        String said = said(row, source);
        int y = chart.row(source.value(row, columns.label()), said);
        chart.reach(low).reach(high);
        Marks.Fill fill = Marks.Fill.of(true, row.isSynthetic());
        if (columns.value().isEmpty()) {
            chart.mark(Marks.bar(low, high, y, THICKNESS, Theme.UPDATED, fill));
        } else {
            chart.mark(Marks.line(low, y, high, y, Theme.NEUTRAL, Theme.WIDE))
                    .mark(Marks.point(drawn(row, columns.value()), y, Marks.Form.DIAMOND, Theme.UPDATED, fill));
        }
        chart.label(high, y, said);
    }

    private double drawn(MartRow row, String column) {
        return isRatio() ? row.number(column) : row.number(column) / MILLION;
    }

    private String said(MartRow row, ChartSource source) {
        return columns.value().isEmpty()
                ? source.text()
                        .values()
                        .bounds(source.millions(row, columns.low()), source.millions(row, columns.high()))
                : source.say(
                        "chart.ratio_n",
                        Map.of("ratio", source.value(row, columns.value()), "n", source.value(row, COUNT)));
    }
}
