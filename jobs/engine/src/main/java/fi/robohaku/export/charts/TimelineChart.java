package fi.robohaku.export.charts;

import fi.robohaku.export.drawing.Picture;
import fi.robohaku.export.drawing.Plots;
import fi.robohaku.export.rows.MartRow;
import java.awt.geom.Rectangle2D;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jfree.chart.JFreeChart;
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
    public Optional<Picture> draw(ChartSource source, String round) {
        List<MartRow> years = Curves.years(source, round, "round");
        if (years.isEmpty()) {
            return Optional.empty();
        }
        MartRow first = years.get(0);
        Curves curves = new Curves(years, source);
        XYPlot plot = curves.plot(ROOM_AT_END, 1, source.say("chart.million_euros"));
        curves.draw(plot, true);
        curves.label(plot, true);
        plot.setFixedLegendItems(Plots.items(Curves.legend(source, years)));
        ChartSource.Words words = source.words(
                name(),
                Map.of(
                        "round", round,
                        "provenance", source.value(first, "provenance"),
                        "planned", source.value(first, "planned_break_even_year"),
                        "updated", breakEven(source, first)));
        JFreeChart chart = Plots.chart(plot, source.frame(words, "benefit_timeline", years));
        Picture.Size size = new Picture.Size(Picture.WIDTH, HEIGHT);
        return Optional.of(new Picture(
                id(round),
                words.title(),
                words.about(),
                List.of(curves.describe()),
                size,
                g2 -> chart.draw(g2, new Rectangle2D.Double(0, 0, size.width(), size.height()))));
    }

    /**
     * The year in which the update passes zero; where the range of the assumption gives several, that it cannot be told. Empty
     * text where none is known.
     */
    private static String breakEven(ChartSource source, MartRow year) {
        if (!year.text("break_even_status").equals("cannot_tell")) {
            return source.value(year, "updated_break_even_year");
        }
        return source.say(
                "chart.cannot_tell_between",
                Map.of(
                        "low", source.value(year, "updated_break_even_first_year"),
                        "high", source.value(year, "updated_break_even_last_year")));
    }
}
