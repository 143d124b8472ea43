package fi.robohaku.export.charts;

import fi.robohaku.export.figures.Figures;
import fi.robohaku.export.figures.MartRow;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What each project was granted and what it used of it. */
final class GrantChart implements ChartKind {
    private static final double MILLION = 1_000_000;
    private static final double WIDE = 17;
    private static final double NARROW = 9;

    @Override
    public String name() {
        return "grants";
    }

    @Override
    public Optional<Chart> of(Figures figures, ChartWords words, String round) {
        Rows rows = new Rows(words, new Chart.Name(name(), round));
        figures.rows("funding_use_by_project", round).stream()
                .filter(row -> !row.isEmpty("granted_eur"))
                .forEach(row -> add(rows, row, figures, words));
        rows.legendBar("granted", WIDE, Theme.PLANNED, Marks.Fill.EMPTY)
                .legendBar("used", NARROW, Theme.UPDATED, Marks.Fill.FULL)
                .legendBar("used_taken", NARROW, Theme.UPDATED, Marks.Fill.EMPTY);
        return figures
                .rows(
                        "funding_use_by_round",
                        Map.of("round", List.of(round), "funding_scope", List.of("projects_and_follow_ons")))
                .stream()
                .findFirst()
                .flatMap(total -> rows.titled(
                                words.said("grants_title", Map.of("round", round)),
                                words.said(
                                        "grants_about",
                                        Map.of(
                                                "granted", words.figure(figures, total, "granted_eur"),
                                                "used", words.figure(figures, total, "used_eur"),
                                                "n", words.figure(figures, total, "n_taken_as_used"))),
                                "funding_use_by_project",
                                words.said("million_euros"))
                        .chart());
    }

    private static void add(Rows rows, MartRow row, Figures figures, ChartWords words) {
        double granted = row.number("granted_eur") / MILLION;
        boolean isTaken = row.text("use_rule").equals("nothing_reported_is_fully_used");
        String said = row.isEmpty("used_eur")
                ? words.said("use_not_told", Map.of("granted", words.millions(figures, row, "granted_eur")))
                : words.said(
                        "used_of",
                        Map.of(
                                "used",
                                words.millions(figures, row, "used_eur") + (isTaken ? "*" : ""),
                                "granted",
                                words.millions(figures, row, "granted_eur")));
        int y = rows.row(Rows.project(figures, row), said, row.isSynthetic());
        rows.reach(granted).mark(Marks.bar(0, granted, y, WIDE, Theme.PLANNED, Marks.Fill.EMPTY));
        if (!row.isEmpty("used_eur")) {
            rows.mark(Marks.bar(
                    0,
                    row.number("used_eur") / MILLION,
                    y,
                    NARROW,
                    Theme.UPDATED,
                    Marks.Fill.of(!isTaken, row.isSynthetic())));
        }
        rows.label(granted, y, said);
    }
}
