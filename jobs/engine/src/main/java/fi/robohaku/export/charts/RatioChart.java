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

/** The ratios of single projects from the least to the greatest, with what their wording allows. */
final class RatioChart implements ChartKind {
    @Override
    public String name() {
        return "ratios";
    }

    @Override
    public Optional<Picture> draw(ChartSource source, String round) {
        List<MartRow> projects = source
                .marts()
                .rows("realisation_by_project", Map.of("round", List.of(round), "unit_kind", List.of("single")))
                .stream()
                .filter(row -> !row.isEmpty("realisation_ratio"))
                .sorted(Comparator.comparing((MartRow row) ->
                                row.decimal("realisation_ratio").orElseThrow())
                        .thenComparing(row -> row.text("project_id")))
                .toList();
        RowChart chart = new RowChart(id(round), source.text().values().axis(Quantity.RATIO))
                .axis(source.say("chart.ratio_axis"))
                .reach(1)
                .below(Marks.across(1, Theme.NEUTRAL, Theme.LINE));
        projects.forEach(row -> add(chart, row, source));
        return source
                .marts()
                .rows(
                        "realisation_by_round",
                        Map.of("round", List.of(round), "figure_set", List.of("single"), "stream", List.of("all", "")))
                .stream()
                .findFirst()
                .flatMap(total -> picture(chart, total, source, projects));
    }

    private static Optional<Picture> picture(
            RowChart chart, MartRow total, ChartSource source, List<MartRow> projects) {
        if (!total.isEmpty("median_ratio")) {
            chart.below(Marks.across(total.number("median_ratio"), Theme.UPDATED, Theme.DASHED))
                    .legend(source.say("chart.median"), Marks.Form.TICK, Theme.UPDATED, Marks.Fill.FULL);
        }
        chart.legend(source.say("chart.point"), Marks.Form.CIRCLE, Theme.PLANNED, Marks.Fill.FULL)
                .legendBar(source.say("chart.bounds"), 5, Theme.NEUTRAL, Marks.Fill.FULL)
                .legend(source.say("chart.as_planned"), Marks.Form.TICK, Theme.NEUTRAL, Marks.Fill.FULL);
        return source.picture(
                chart,
                source.words(
                        "ratios",
                        Map.of(
                                "round", total.text("round"),
                                "set", source.value(total, "figure_set"),
                                "n", source.value(total, "n_projects"),
                                "median", source.value(total, "median_ratio"),
                                "quartiles", quartiles(source, total),
                                "ratio", source.value(total, "realisation_ratio"))),
                "realisation_by_project",
                projects);
    }

    /** Both quartiles, or why there are none. */
    private static String quartiles(ChartSource source, MartRow row) {
        return row.isEmpty("first_quartile_ratio")
                ? source.text().reason(row.text("spread_status"))
                : source.text()
                        .values()
                        .bounds(source.value(row, "first_quartile_ratio"), source.value(row, "third_quartile_ratio"));
    }

    private static void add(RowChart chart, MartRow row, ChartSource source) {
        double ratio = row.number("realisation_ratio");
        double low = row.number("ratio_low");
        double high = row.number("ratio_high");
        String said = source.value(row, "realisation_ratio");
        int y = chart.row(source.project(row), said);
        chart.reach(low)
                .reach(high)
                .mark(Marks.line(low, y, high, y, Theme.NEUTRAL, Theme.WIDE))
                .mark(Marks.point(ratio, y, Marks.Form.CIRCLE, Theme.PLANNED, Marks.Fill.of(true, row.isSynthetic())))
                .label(Math.max(high, ratio), y, said);
    }
}
