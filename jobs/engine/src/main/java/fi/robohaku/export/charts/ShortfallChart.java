package fi.robohaku.export.charts;

import fi.robohaku.export.drawing.Marks;
import fi.robohaku.export.drawing.Picture;
import fi.robohaku.export.drawing.RowChart;
import fi.robohaku.export.drawing.Theme;
import fi.robohaku.export.rows.MartRow;
import fi.robohaku.export.text.Quantity;
import java.awt.Color;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** From the plan to the updated estimate, each step where the one before it ended. */
final class ShortfallChart implements ChartKind {
    private static final double THICKNESS = 15;

    @Override
    public String name() {
        return "shortfall";
    }

    @Override
    public Optional<Picture> draw(ChartSource source, String round) {
        List<MartRow> steps = source.marts().rows("shortfall_steps", round).stream()
                .filter(step -> step.is("is_total") || step.number("n_units") > 0)
                .toList();
        if (steps.isEmpty()) {
            return Optional.empty();
        }
        RowChart chart = new RowChart(id(round), source.text().values().axis(Quantity.NUMBER))
                .axis(source.say("chart.million_euros"))
                .legendBar(source.say("chart.total"), THICKNESS, Theme.PLANNED, Marks.Fill.FULL)
                .legendBar(source.say("chart.decrease"), THICKNESS, Theme.UPDATED, Marks.Fill.FULL)
                .legendBar(source.say("chart.increase"), THICKNESS, Theme.BETTER, Marks.Fill.EMPTY);
        steps.forEach(step -> add(chart, step, source));
        for (int i = 1; i < steps.size(); i++) {
            double x = steps.get(i - 1).number("to_eur") / MILLION;
            chart.below(Marks.line(x, i - 1, x, i, Theme.NEUTRAL, Theme.THIN));
        }
        return source.picture(chart, words(steps, source), "shortfall_steps", steps);
    }

    private ChartSource.Words words(List<MartRow> steps, ChartSource source) {
        return source.words(
                name(),
                Map.of(
                        "round", steps.get(0).text("round"),
                        "planned", source.value(steps.get(0), "amount_eur"),
                        "updated", source.value(steps.get(steps.size() - 1), "amount_eur"),
                        "provenance", source.provenance(steps)));
    }

    /** The amount; of a step that rests on an assumption its least and its most, and between them the central one. */
    private static String said(MartRow step, boolean isIncrease, ChartSource source) {
        String central = source.millions(step, "amount_eur");
        if (step.number("amount_low_eur") == step.number("amount_high_eur")) {
            return (isIncrease ? "+" : "") + central;
        }
        return source.say(
                "chart.low_central_high",
                Map.of(
                        "low", source.millions(step, "amount_low_eur"),
                        "central", central,
                        "high", source.millions(step, "amount_high_eur")));
    }

    private static void add(RowChart chart, MartRow step, ChartSource source) {
        double from = step.number("from_eur") / MILLION;
        double to = step.number("to_eur") / MILLION;
        boolean isIncrease = !step.is("is_total") && to > from;
        Color color = step.is("is_total") ? Theme.PLANNED : isIncrease ? Theme.BETTER : Theme.UPDATED;
        String said = said(step, isIncrease, source);
        int y = chart.row(source.value(step, "step"), said);
        double least = from + step.number("amount_low_eur") / MILLION;
        double most = from + step.number("amount_high_eur") / MILLION;
        chart.reach(from)
                .reach(to)
                .reach(least)
                .reach(most)
                .mark(Marks.bar(from, to, y, THICKNESS, color, Marks.Fill.of(!isIncrease, step.isSynthetic())))
                .label(Math.max(Math.max(from, to), most), y, said);
        if (least < most) {
            chart.mark(Marks.line(least, y, most, y, Theme.TEXT, Theme.LINE));
        }
    }
}
