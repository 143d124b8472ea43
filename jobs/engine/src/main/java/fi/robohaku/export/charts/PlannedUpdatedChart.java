package fi.robohaku.export.charts;

import fi.robohaku.export.figures.Figures;
import fi.robohaku.export.figures.MartRow;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What each project promised and what it now expects: two points and the way between them. */
final class PlannedUpdatedChart implements ChartKind {
    private static final double MILLION = 1_000_000;

    @Override
    public String name() {
        return "planned_updated";
    }

    @Override
    public Optional<Chart> of(Figures figures, ChartWords words, String round) {
        Rows rows = new Rows(words, new Chart.Name(name(), round));
        for (MartRow row : figures.rows("project_summary", round)) {
            if (!row.isEmpty("planned_benefit_eur") && !row.isEmpty("updated_benefit_eur")) {
                add(rows, row, figures, words);
            }
        }
        rows.legend("planned", Marks.Form.CIRCLE, Theme.PLANNED, Marks.Fill.EMPTY)
                .legend("updated", Marks.Form.DIAMOND, Theme.UPDATED, Marks.Fill.FULL);
        return figures
                .rows("realisation_by_round", Map.of("round", List.of(round), "is_headline", List.of("true")))
                .stream()
                .findFirst()
                .flatMap(total -> rows.titled(
                                words.said("planned_updated_title", Map.of("round", round)),
                                about(total, figures, words),
                                "project_summary",
                                words.said("million_euros"))
                        .chart());
    }

    private static String about(MartRow total, Figures figures, ChartWords words) {
        return words.said(
                "planned_updated_about",
                Map.of(
                        "set", words.figure(figures, total, "figure_set"),
                        "planned", words.figure(figures, total, "planned_benefit_eur"),
                        "updated", words.figure(figures, total, "updated_benefit_eur"),
                        "ratio", words.figure(figures, total, "realisation_ratio"),
                        "n", words.figure(figures, total, "n_projects")));
    }

    private static void add(Rows rows, MartRow row, Figures figures, ChartWords words) {
        double planned = row.number("planned_benefit_eur") / MILLION;
        double updated = row.number("updated_benefit_eur") / MILLION;
        String said = words.said(
                "now",
                Map.of(
                        "planned", words.millions(figures, row, "planned_benefit_eur"),
                        "updated", words.millions(figures, row, "updated_benefit_eur")));
        int y = rows.row(Rows.project(figures, row), said, row.isSynthetic());
        rows.reach(planned)
                .reach(updated)
                .mark(Marks.line(planned, y, updated, y, Theme.NEUTRAL, Theme.LINE))
                .mark(Marks.point(
                        planned, y, Marks.Form.CIRCLE, Theme.PLANNED, Marks.Fill.of(false, row.isSynthetic())))
                .mark(Marks.point(
                        updated, y, Marks.Form.DIAMOND, Theme.UPDATED, Marks.Fill.of(true, row.isSynthetic())))
                .label(Math.max(planned, updated), y, said);
    }
}
