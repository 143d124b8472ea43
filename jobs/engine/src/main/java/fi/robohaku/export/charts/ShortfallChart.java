package fi.robohaku.export.charts;

import fi.robohaku.export.figures.Figures;
import fi.robohaku.export.figures.MartRow;
import java.awt.Color;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** From the plan to the updated estimate, each step where the one before it ended. */
final class ShortfallChart implements ChartKind {
    private static final double MILLION = 1_000_000;
    private static final double THICKNESS = 15;

    @Override
    public String name() {
        return "shortfall";
    }

    @Override
    public Optional<Chart> of(Figures figures, ChartWords words, String round) {
        List<MartRow> steps = figures.rows("shortfall_steps", round).stream()
                .filter(step -> step.is("is_total") || step.number("n_units") > 0)
                .toList();
        if (steps.isEmpty()) {
            return Optional.empty();
        }
        Rows rows = new Rows(words, new Chart.Name(name(), round));
        steps.forEach(step -> add(rows, step, figures, words));
        for (int i = 1; i < steps.size(); i++) {
            double x = steps.get(i - 1).number("to_eur") / MILLION;
            rows.below(Marks.line(x, i - 1, x, i, Theme.NEUTRAL, Theme.THIN));
        }
        rows.legendBar("total", THICKNESS, Theme.PLANNED, Marks.Fill.FULL)
                .legendBar("decrease", THICKNESS, Theme.UPDATED, Marks.Fill.FULL)
                .legendBar("increase", THICKNESS, Theme.BETTER, Marks.Fill.EMPTY);
        MartRow first = steps.get(0);
        MartRow last = steps.get(steps.size() - 1);
        return rows.titled(
                        words.said("shortfall_title", Map.of("round", round)),
                        words.said(
                                "shortfall_about",
                                Map.of(
                                        "planned", words.figure(figures, first, "amount_eur"),
                                        "updated", words.figure(figures, last, "amount_eur"),
                                        "provenance", words.figure(figures, first, "provenance"))),
                        "shortfall_steps",
                        words.said("million_euros"))
                .chart();
    }

    private static void add(Rows rows, MartRow step, Figures figures, ChartWords words) {
        double from = step.number("from_eur") / MILLION;
        double to = step.number("to_eur") / MILLION;
        boolean isIncrease = !step.is("is_total") && to > from;
        Color color = step.is("is_total") ? Theme.PLANNED : isIncrease ? Theme.BETTER : Theme.UPDATED;
        String said = (isIncrease ? "+" : "") + words.millions(figures, step, "amount_eur");
        int y = rows.row(words.figure(figures, step, "step"), said, step.isSynthetic());
        rows.reach(from)
                .reach(to)
                .mark(Marks.bar(from, to, y, THICKNESS, color, Marks.Fill.of(!isIncrease, step.isSynthetic())))
                .label(Math.max(from, to), y, said);
    }
}
