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

/** What each project promised and what it now expects: two points and the way between them. */
final class PlannedUpdatedChart implements ChartKind {
    @Override
    public String name() {
        return "planned_updated";
    }

    @Override
    public Optional<Picture> draw(ChartSource source, String round) {
        List<MartRow> projects = source.marts().rows("project_summary", round).stream()
                .filter(row -> !row.isEmpty("planned_benefit_eur") && !row.isEmpty("updated_benefit_eur"))
                .sorted(Comparator.comparing((MartRow row) ->
                                row.decimal("planned_benefit_eur").orElseThrow())
                        .reversed())
                .toList();
        RowChart chart = new RowChart(id(round), source.text().values().axis(Quantity.NUMBER))
                .axis(source.say("chart.million_euros"))
                .legend(source.say("chart.planned"), Marks.Form.CIRCLE, Theme.PLANNED, Marks.Fill.EMPTY)
                .legend(source.say("chart.updated"), Marks.Form.DIAMOND, Theme.UPDATED, Marks.Fill.FULL);
        projects.forEach(row -> add(chart, row, source));
        return source
                .marts()
                .rows("realisation_by_round", Map.of("round", List.of(round), "is_headline", List.of("true")))
                .stream()
                .findFirst()
                .flatMap(total -> source.picture(chart, words(total, source), "project_summary", projects));
    }

    private ChartSource.Words words(MartRow total, ChartSource source) {
        return source.words(
                name(),
                Map.of(
                        "round", total.text("round"),
                        "set", source.value(total, "figure_set"),
                        "planned", source.value(total, "planned_benefit_eur"),
                        "updated", source.value(total, "updated_benefit_eur"),
                        "ratio", source.value(total, "realisation_ratio"),
                        "n", source.value(total, "n_projects")));
    }

    private static void add(RowChart chart, MartRow row, ChartSource source) {
        double planned = row.number("planned_benefit_eur") / MILLION;
        double updated = row.number("updated_benefit_eur") / MILLION;
        String said = source.say(
                "chart.now",
                Map.of(
                        "planned", source.millions(row, "planned_benefit_eur"),
                        "updated", source.millions(row, "updated_benefit_eur")));
        int y = chart.row(source.project(row), said);
        chart.reach(planned)
                .reach(updated)
                .mark(Marks.line(planned, y, updated, y, Theme.NEUTRAL, Theme.LINE))
                .mark(Marks.point(
                        planned, y, Marks.Form.CIRCLE, Theme.PLANNED, Marks.Fill.of(false, row.isSynthetic())))
                .mark(Marks.point(
                        updated, y, Marks.Form.DIAMOND, Theme.UPDATED, Marks.Fill.of(true, row.isSynthetic())))
                .label(Math.max(planned, updated), y, said);
    }
}
