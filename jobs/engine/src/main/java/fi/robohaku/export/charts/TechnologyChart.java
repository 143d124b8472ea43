package fi.robohaku.export.charts;

import fi.robohaku.export.drawing.Marks;
import fi.robohaku.export.drawing.Picture;
import fi.robohaku.export.drawing.RowChart;
import fi.robohaku.export.drawing.Theme;
import fi.robohaku.export.rows.MartRow;
import fi.robohaku.export.text.Quantity;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The ratio of each planned technology with the projects behind it; a range where there are enough of them. */
final class TechnologyChart implements ChartKind {
    @Override
    public String name() {
        return "technologies";
    }

    @Override
    public Optional<Picture> draw(ChartSource source, String round) {
        List<MartRow> technologies = source
                .marts()
                .rows(
                        "technology_benefit",
                        Map.of(
                                "round", List.of(round),
                                "technology_use", List.of("planned"),
                                "technology_scope", List.of("as_named"),
                                "counting", List.of("full")))
                .stream()
                .filter(row -> !row.text("technology").equals("none"))
                .toList();
        RowChart chart = new RowChart(id(round), source.text().values().axis(Quantity.RATIO))
                .axis(source.say("chart.ratio_axis"))
                .reach(1)
                .below(Marks.across(1, Theme.NEUTRAL, Theme.LINE))
                .legend(source.say("chart.point"), Marks.Form.CIRCLE, Theme.PLANNED, Marks.Fill.EMPTY)
                .legend(source.say("chart.ratio_of_sums"), Marks.Form.DIAMOND, Theme.UPDATED, Marks.Fill.FULL)
                .legendBar(source.say("chart.resampling_range"), 5, Theme.NEUTRAL, Marks.Fill.FULL)
                .legend(source.say("chart.as_planned"), Marks.Form.TICK, Theme.NEUTRAL, Marks.Fill.FULL);
        technologies.forEach(row -> add(chart, row, source));
        return source.picture(
                chart,
                source.words(
                        name(),
                        Map.of(
                                "round", round,
                                "n", technologies.size(),
                                "told",
                                        technologies.stream()
                                                .filter(row -> !row.isEmpty("realisation_ratio"))
                                                .count())),
                "technology_benefit, technology_point",
                technologies);
    }

    private static void add(RowChart chart, MartRow row, ChartSource source) {
        String said = describe(row, source);
        int y = chart.row(source.value(row, "technology"), said);
        double end = 0;
        if (!row.isEmpty("resampled_low")) {
            end = row.number("resampled_high");
            chart.reach(end).below(Marks.line(row.number("resampled_low"), y, end, y, Theme.NEUTRAL, Theme.WIDE));
        }
        for (MartRow point : points(row, source)) {
            double ratio = point.number("realisation_ratio");
            end = Math.max(end, ratio);
            chart.reach(ratio)
                    .mark(Marks.point(
                            ratio, y, Marks.Form.CIRCLE, Theme.PLANNED, Marks.Fill.of(false, point.isSynthetic())));
        }
        if (!row.isEmpty("realisation_ratio")) {
            chart.mark(Marks.point(
                    row.number("realisation_ratio"),
                    y,
                    Marks.Form.DIAMOND,
                    Theme.UPDATED,
                    Marks.Fill.of(true, row.isSynthetic())));
        }
        chart.label(end, y, said);
    }

    /** Few projects have their points and no ratio. */
    private static String describe(MartRow row, ChartSource source) {
        String n = source.value(row, "n_with_figures");
        if (row.isEmpty("realisation_ratio")) {
            return row.text("status").equals("too_few")
                    ? source.say("chart.too_few", Map.of("n", n))
                    : source.say("chart.no_points");
        }
        return source.say("chart.ratio_n", Map.of("ratio", source.value(row, "realisation_ratio"), "n", n));
    }

    private static List<MartRow> points(MartRow row, ChartSource source) {
        return source.marts()
                .rows(
                        "technology_point",
                        Map.of(
                                "round", List.of(row.text("round")),
                                "technology_use", List.of("planned"),
                                "technology_scope", List.of("as_named"),
                                "technology", List.of(row.text("technology"))));
    }
}
