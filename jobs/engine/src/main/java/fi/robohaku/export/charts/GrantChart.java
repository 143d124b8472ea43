package fi.robohaku.export.charts;

import fi.robohaku.export.drawing.Marks;
import fi.robohaku.export.drawing.Picture;
import fi.robohaku.export.drawing.RowChart;
import fi.robohaku.export.drawing.Theme;
import fi.robohaku.export.rows.MartRow;
import fi.robohaku.export.text.Quantity;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What was granted and what was used of it: a bar for each project or branch, from the largest grant to the smallest. */
final class GrantChart implements ChartKind {
    private static final double WIDE = 17;
    private static final double NARROW = 9;

    private final String name;
    private final String mart;
    private final String scope;
    private final Label label;

    /** What a row is called. */
    @FunctionalInterface
    interface Label {
        String of(MartRow row, ChartSource source);
    }

    /**
     * @param mart with a row for each bar
     * @param scope of the row of {@code funding_use_by_round} that has the sum of the bars
     */
    GrantChart(String name, String mart, String scope, Label label) {
        this.name = name;
        this.mart = mart;
        this.scope = scope;
        this.label = label;
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public Optional<Picture> draw(ChartSource source, String round) {
        List<MartRow> grants = source.marts().rows(mart, round).stream()
                .filter(row -> !row.isEmpty("granted_eur"))
                .sorted(Comparator.comparing(
                                (MartRow row) -> row.decimal("granted_eur").orElseThrow())
                        .reversed())
                .toList();
        if (grants.isEmpty()) {
            return Optional.empty();
        }
        boolean hasRule = source.marts().hasColumn(mart, "use_rule");
        RowChart chart = new RowChart(id(round), source.text().values().axis(Quantity.NUMBER))
                .axis(source.say("chart.million_euros"))
                .legendBar(source.say("chart.granted"), WIDE, Theme.PLANNED, Marks.Fill.EMPTY)
                .legendBar(source.say("chart.used"), NARROW, Theme.UPDATED, Marks.Fill.FULL);
        if (hasRule) {
            chart.legendBar(source.say("chart.used_taken"), NARROW, Theme.UPDATED, Marks.Fill.EMPTY);
        }
        grants.forEach(row ->
                add(chart, row, hasRule && row.text("use_rule").equals("nothing_reported_is_fully_used"), source));
        return source
                .marts()
                .rows("funding_use_by_round", Map.of("round", List.of(round), "funding_scope", List.of(scope)))
                .stream()
                .findFirst()
                .flatMap(total -> source.picture(chart, words(grants.get(0), total, source), mart, grants));
    }

    private ChartSource.Words words(MartRow largest, MartRow total, ChartSource source) {
        return source.words(
                name,
                Map.of(
                        "round", total.text("round"),
                        "granted", source.value(total, "granted_eur"),
                        "used", source.value(total, "used_eur"),
                        "n", total.decimal("n_taken_as_used").orElseThrow(),
                        "first", label.of(largest, source),
                        "most", source.value(largest, "granted_eur")));
    }

    private void add(RowChart chart, MartRow row, boolean isTaken, ChartSource source) {
        double granted = row.number("granted_eur") / MILLION;
        String said = describe(row, isTaken, source);
        int y = chart.row(label.of(row, source), said);
        chart.reach(granted).mark(Marks.bar(0, granted, y, WIDE, Theme.PLANNED, Marks.Fill.EMPTY));
        if (!row.isEmpty("used_eur")) {
            chart.mark(Marks.bar(
                    0,
                    row.number("used_eur") / MILLION,
                    y,
                    NARROW,
                    Theme.UPDATED,
                    Marks.Fill.of(!isTaken, row.isSynthetic())));
        }
        chart.label(granted, y, said);
    }

    private static String describe(MartRow row, boolean isTaken, ChartSource source) {
        String granted = source.centsOfMillions(row, "granted_eur");
        return row.isEmpty("used_eur")
                ? source.say("chart.use_not_told", Map.of("granted", granted))
                : source.say(
                        "chart.used_of",
                        Map.of(
                                "used",
                                source.centsOfMillions(row, "used_eur") + (isTaken ? "*" : ""),
                                "granted",
                                granted));
    }
}
