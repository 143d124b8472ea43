package fi.robohaku.export.charts;

import fi.robohaku.export.figures.Figures;
import fi.robohaku.export.figures.MartRow;
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
    public Optional<Chart> of(Figures figures, ChartWords words, String round) {
        Rows rows = new Rows(words, new Chart.Name(name(), round));
        figures.rows("realisation_by_project", Map.of("round", List.of(round), "unit_kind", List.of("single"))).stream()
                .filter(row -> !row.isEmpty("realisation_ratio"))
                .sorted(Comparator.comparing((MartRow row) ->
                                row.decimal("realisation_ratio").orElseThrow())
                        .thenComparing(row -> row.text("project_id")))
                .forEach(row -> add(rows, row, figures, words));
        return figures
                .rows(
                        "realisation_by_round",
                        Map.of("round", List.of(round), "figure_set", List.of("single"), "stream", List.of("all", "")))
                .stream()
                .findFirst()
                .flatMap(total -> total(rows, total, figures, words, round));
    }

    private static Optional<Chart> total(Rows rows, MartRow total, Figures figures, ChartWords words, String round) {
        rows.reach(1).below(Marks.across(1, Theme.NEUTRAL, Theme.LINE));
        if (!total.isEmpty("median_ratio")) {
            rows.below(Marks.across(total.number("median_ratio"), Theme.UPDATED, Theme.DASHED))
                    .legend("median", Marks.Form.TICK, Theme.UPDATED, Marks.Fill.FULL);
        }
        rows.legend("point", Marks.Form.CIRCLE, Theme.PLANNED, Marks.Fill.FULL)
                .legendBar("bounds", 5, Theme.NEUTRAL, Marks.Fill.FULL)
                .legend("as_planned", Marks.Form.TICK, Theme.NEUTRAL, Marks.Fill.FULL);
        return rows.titled(
                        words.said("ratios_title", Map.of("round", round)),
                        words.said(
                                "ratios_about",
                                Map.of(
                                        "set", words.figure(figures, total, "figure_set"),
                                        "n", words.figure(figures, total, "n_projects"),
                                        "median", figureOr(figures, words, total, "median_ratio"),
                                        "first", figureOr(figures, words, total, "first_quartile_ratio"),
                                        "third", figureOr(figures, words, total, "third_quartile_ratio"),
                                        "ratio", words.figure(figures, total, "realisation_ratio"))),
                        "realisation_by_project",
                        words.said("ratio_axis"))
                .chart();
    }

    private static String figureOr(Figures figures, ChartWords words, MartRow row, String column) {
        return row.isEmpty(column) ? words.status(row.text("spread_status")) : words.figure(figures, row, column);
    }

    private static void add(Rows rows, MartRow row, Figures figures, ChartWords words) {
        double ratio = row.number("realisation_ratio");
        String said = words.figure(figures, row, "realisation_ratio");
        int y = rows.row(Rows.project(figures, row), said, row.isSynthetic());
        double low = row.number("ratio_low");
        double high = row.number("ratio_high");
        rows.reach(low)
                .reach(high)
                .mark(Marks.line(low, y, high, y, Theme.NEUTRAL, Theme.WIDE))
                .mark(Marks.point(ratio, y, Marks.Form.CIRCLE, Theme.PLANNED, Marks.Fill.of(true, row.isSynthetic())))
                .label(Math.max(high, ratio), y, said);
    }
}
