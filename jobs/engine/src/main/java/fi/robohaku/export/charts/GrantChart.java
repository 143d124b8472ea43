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

/** What each project was granted and what it used of it. */
final class GrantChart implements ChartKind {
    private static final double WIDE = 17;
    private static final double NARROW = 9;

    @Override
    public String name() {
        return "grants";
    }

    @Override
    public Optional<Picture> draw(ChartSource source, String round) {
        List<MartRow> grants = source.marts().rows("funding_use_by_project", round).stream()
                .filter(row -> !row.isEmpty("granted_eur"))
                .sorted(Comparator.comparing(
                                (MartRow row) -> row.decimal("granted_eur").orElseThrow())
                        .reversed())
                .toList();
        RowChart chart = new RowChart(id(round), source.text().values().axis(Quantity.NUMBER))
                .axis(source.say("chart.million_euros"))
                .legendBar(source.say("chart.granted"), WIDE, Theme.PLANNED, Marks.Fill.EMPTY)
                .legendBar(source.say("chart.used"), NARROW, Theme.UPDATED, Marks.Fill.FULL)
                .legendBar(source.say("chart.used_taken"), NARROW, Theme.UPDATED, Marks.Fill.EMPTY);
        grants.forEach(row -> add(chart, row, source));
        return source
                .marts()
                .rows(
                        "funding_use_by_round",
                        Map.of("round", List.of(round), "funding_scope", List.of("projects_and_follow_ons")))
                .stream()
                .findFirst()
                .flatMap(total -> source.picture(chart, words(total, source), "funding_use_by_project", grants));
    }

    private ChartSource.Words words(MartRow total, ChartSource source) {
        return source.words(
                name(),
                Map.of(
                        "round", total.text("round"),
                        "granted", source.value(total, "granted_eur"),
                        "used", source.value(total, "used_eur"),
                        "n", total.decimal("n_taken_as_used").orElseThrow()));
    }

    private static void add(RowChart chart, MartRow row, ChartSource source) {
        double granted = row.number("granted_eur") / MILLION;
        boolean isTaken = row.text("use_rule").equals("nothing_reported_is_fully_used");
        String said = describe(row, isTaken, source);
        int y = chart.row(source.project(row), said);
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
