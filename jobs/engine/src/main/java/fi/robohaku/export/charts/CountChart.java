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

/**
 * How many projects there are of each kind: a bar for each, the largest first, and last those of which nobody tells. A round of
 * which nobody tells anything has no chart.
 */
final class CountChart implements ChartKind {
    private static final double THICKNESS = 15;
    private static final String COUNT = "n_projects";

    private final String name;
    private final String mart;
    private final String kind;
    private final String notTold;

    /**
     * @param name of the chart; its words are of a {@code round} with {@code n} projects of which {@code told} are told of
     * @param mart with a row for each kind, its projects in {@code n_projects} and all of its round in
     *     {@code n_projects_of_round}
     * @param kind column that says which kind
     * @param notTold the kind of those of which nobody tells
     */
    CountChart(String name, String mart, String kind, String notTold) {
        this.name = name;
        this.mart = mart;
        this.kind = kind;
        this.notTold = notTold;
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public Optional<Picture> draw(ChartSource source, String round) {
        List<MartRow> kinds = source.marts().rows(mart, round).stream()
                .sorted(Comparator.comparing((MartRow row) -> row.text(kind).equals(notTold))
                        .thenComparing(Comparator.comparingDouble((MartRow row) -> row.number(COUNT))
                                .reversed()))
                .toList();
        long told = kinds.stream()
                .filter(row -> !row.text(kind).equals(notTold))
                .mapToLong(row -> (long) row.number(COUNT))
                .sum();
        if (told == 0) {
            return Optional.empty();
        }
        Map<String, Object> values =
                Map.of("round", round, "n", source.value(kinds.get(0), "n_projects_of_round"), "told", told);
        RowChart chart = new RowChart(id(round), source.text().values().axis(Quantity.COUNT))
                .axis(source.say("chart.projects_axis"));
        kinds.forEach(row -> add(chart, row, source));
        return source.picture(chart, source.words(name, values), mart, kinds);
    }

    private void add(RowChart chart, MartRow row, ChartSource source) {
        double projects = row.number(COUNT);
        String said = source.value(row, COUNT);
        int y = chart.row(source.value(row, kind), said);
        Marks.Fill fill = Marks.Fill.of(!row.text(kind).equals(notTold), row.isSynthetic());
        chart.reach(projects)
                .mark(Marks.bar(0, projects, y, THICKNESS, Theme.UPDATED, fill))
                .label(projects, y, said);
    }
}
