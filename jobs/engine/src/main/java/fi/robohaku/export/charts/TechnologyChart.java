package fi.robohaku.export.charts;

import fi.robohaku.export.figures.Figures;
import fi.robohaku.export.figures.MartRow;
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
    public Optional<Chart> of(Figures figures, ChartWords words, String round) {
        Rows rows = new Rows(words, new Chart.Name(name(), round));
        figures
                .rows(
                        "technology_benefit",
                        Map.of(
                                "round", List.of(round),
                                "technology_use", List.of("planned"),
                                "technology_scope", List.of("as_named"),
                                "counting", List.of("full")))
                .stream()
                .filter(row -> !row.text("technology").equals("none"))
                .forEach(row -> add(rows, row, figures, words));
        rows.reach(1)
                .below(Marks.across(1, Theme.NEUTRAL, Theme.LINE))
                .legend("point", Marks.Form.CIRCLE, Theme.PLANNED, Marks.Fill.EMPTY)
                .legend("ratio_of_sums", Marks.Form.DIAMOND, Theme.UPDATED, Marks.Fill.FULL)
                .legendBar("resampling_range", 5, Theme.NEUTRAL, Marks.Fill.FULL)
                .legend("as_planned", Marks.Form.TICK, Theme.NEUTRAL, Marks.Fill.FULL);
        return rows.titled(
                        words.said("technologies_title", Map.of("round", round)),
                        words.said("technologies_about"),
                        "technology_benefit, technology_point",
                        words.said("ratio_axis"))
                .chart();
    }

    private static void add(Rows rows, MartRow row, Figures figures, ChartWords words) {
        String said = said(row, figures, words);
        int y = rows.row(words.figure(figures, row, "technology"), said, row.isSynthetic());
        double end = 0;
        if (!row.isEmpty("resampled_low")) {
            end = row.number("resampled_high");
            rows.reach(end).below(Marks.line(row.number("resampled_low"), y, end, y, Theme.NEUTRAL, Theme.WIDE));
        }
        for (MartRow point : points(row, figures)) {
            double ratio = point.number("realisation_ratio");
            end = Math.max(end, ratio);
            rows.reach(ratio)
                    .mark(Marks.point(
                            ratio, y, Marks.Form.CIRCLE, Theme.PLANNED, Marks.Fill.of(false, point.isSynthetic())));
        }
        if (!row.isEmpty("realisation_ratio")) {
            rows.mark(Marks.point(
                    row.number("realisation_ratio"),
                    y,
                    Marks.Form.DIAMOND,
                    Theme.UPDATED,
                    Marks.Fill.of(true, row.isSynthetic())));
        }
        rows.label(end, y, said);
    }

    private static String said(MartRow row, Figures figures, ChartWords words) {
        if (row.isEmpty("realisation_ratio")) {
            return words.said("no_points");
        }
        String n = words.figure(figures, row, "n_with_figures");
        String ratio = words.said("ratio_n", Map.of("ratio", words.figure(figures, row, "realisation_ratio"), "n", n));
        return row.text("spread_status").equals("too_few")
                ? words.figure(figures, row, "realisation_ratio") + "; " + words.said("too_few", Map.of("n", n))
                : ratio;
    }

    private static List<MartRow> points(MartRow row, Figures figures) {
        return figures.rows(
                "technology_point",
                Map.of(
                        "round", List.of(row.text("round")),
                        "technology_use", List.of("planned"),
                        "technology_scope", List.of("as_named"),
                        "technology", List.of(row.text("technology"))));
    }
}
