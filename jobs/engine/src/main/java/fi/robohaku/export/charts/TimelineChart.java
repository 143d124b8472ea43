package fi.robohaku.export.charts;

import fi.robohaku.export.figures.Figures;
import fi.robohaku.export.figures.MartRow;
import java.awt.geom.Rectangle2D;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jfree.chart.JFreeChart;
import org.jfree.chart.LegendItem;
import org.jfree.chart.plot.XYPlot;

/** Benefit cumulated over the years, planned beside updated. */
final class TimelineChart implements ChartKind {
    private static final int HEIGHT = 430;
    private static final double ROOM_AT_END = 2.6;

    @Override
    public String name() {
        return "timeline";
    }

    @Override
    public Optional<Chart> of(Figures figures, ChartWords words, String round) {
        List<MartRow> years = Curves.years(figures, round, "round");
        if (years.isEmpty()) {
            return Optional.empty();
        }
        Curves curves = Curves.of(years, figures, words);
        XYPlot plot = curves.plot(ROOM_AT_END, 1, words.said("million_euros"));
        curves.draw(plot, true);
        curves.label(plot, true);
        MartRow first = years.get(0);
        plot.setFixedLegendItems(Plots.items(legend(words, first.isSynthetic())));
        String title = words.said("timeline_title", Map.of("round", round));
        String about = words.said(
                "timeline_about",
                Map.of(
                        "provenance", words.figure(figures, first, "provenance"),
                        "planned", words.figure(figures, first, "planned_break_even_year"),
                        "updated", words.figure(figures, first, "updated_break_even_year")));
        JFreeChart chart = Plots.chart(plot, Rows.frame(words, title, about, "benefit_timeline", first.isSynthetic()));
        Chart.Size size = new Chart.Size(Chart.WIDTH, HEIGHT);
        return Optional.of(new Chart(
                new Chart.Name(name(), round),
                title,
                about,
                List.of(curves.said()),
                first.isSynthetic(),
                size,
                g2 -> chart.draw(g2, new Rectangle2D.Double(0, 0, size.width(), size.height()))));
    }

    /** What the marks of the curves mean. */
    static List<LegendItem> legend(ChartWords words, boolean isSynthetic) {
        return List.of(
                Plots.item(
                        words.said("planned"),
                        Marks.form(Marks.Form.CIRCLE, 0, 0),
                        Theme.PLANNED,
                        Marks.Fill.of(false, isSynthetic)),
                Plots.item(
                        words.said("updated"),
                        Marks.form(Marks.Form.DIAMOND, 0, 0),
                        Theme.UPDATED,
                        Marks.Fill.of(true, isSynthetic)));
    }
}
