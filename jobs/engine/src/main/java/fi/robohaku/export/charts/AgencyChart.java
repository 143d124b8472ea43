package fi.robohaku.export.charts;

import fi.robohaku.export.drawing.Picture;
import fi.robohaku.export.drawing.Plots;
import fi.robohaku.export.drawing.Theme;
import fi.robohaku.export.rows.MartRow;
import java.awt.Graphics2D;
import java.awt.geom.Rectangle2D;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jfree.chart.JFreeChart;
import org.jfree.chart.plot.XYPlot;
import org.jfree.chart.title.TextTitle;
import org.jfree.chart.ui.RectangleInsets;

/** A page of small pictures, one an agency: benefit cumulated over the years. */
final class AgencyChart implements ChartKind {
    private static final int ACROSS = 4;
    private static final int PANEL_HEIGHT = 170;
    private static final int HEAD_HEIGHT = 92;
    private static final int NOTICE_HEIGHT = 34;
    private static final int FOOT_HEIGHT = 34;
    private static final int EDGE = 12;
    private static final double ROOM_AT_END = 4.6;

    @Override
    public String name() {
        return "agencies";
    }

    @Override
    public Optional<Picture> draw(ChartSource source, String round) {
        Map<String, List<MartRow>> agencies = new LinkedHashMap<>();
        Curves.years(source, round, "agency")
                .forEach(year -> agencies.computeIfAbsent(year.text("group_key"), key -> new ArrayList<>())
                        .add(year));
        return agencies.isEmpty() ? Optional.empty() : Optional.of(draw(agencies, source, round));
    }

    private Picture draw(Map<String, List<MartRow>> agencies, ChartSource source, String round) {
        List<MartRow> rows = agencies.values().stream().flatMap(List::stream).toList();
        ChartSource.Words words = source.words(
                name(),
                Map.of(
                        "round", round,
                        "n", agencies.size(),
                        "behind", behindPlan(agencies.values()),
                        "provenance",
                                source.value(agencies.values().iterator().next().get(0), "provenance")));
        List<String> values = new ArrayList<>();
        List<JFreeChart> panels = new ArrayList<>();
        agencies.forEach((agency, years) -> {
            Curves curves = new Curves(years, source);
            values.add(agency + ": " + curves.describe());
            panels.add(panel(agency, curves));
        });
        JFreeChart frame = frame(source, words, rows);
        int head = HEAD_HEIGHT + (ChartSource.isSynthetic(rows) ? NOTICE_HEIGHT : 0);
        int lines = (panels.size() + ACROSS - 1) / ACROSS;
        Picture.Size size = new Picture.Size(Picture.WIDTH, head + PANEL_HEIGHT * lines + FOOT_HEIGHT);
        return new Picture(
                id(round), words.title(), words.about(), values, size, g2 -> draw(g2, frame, panels, size, head));
    }

    /** How many agencies end below their plan whatever is assumed. */
    private static long behindPlan(Collection<List<MartRow>> agencies) {
        return agencies.stream()
                .map(years -> years.get(years.size() - 1))
                .filter(last -> !last.isEmpty("behind_plan_low_eur") && last.number("behind_plan_low_eur") > 0)
                .count();
    }

    private static JFreeChart frame(ChartSource source, ChartSource.Words words, List<MartRow> rows) {
        XYPlot empty = Plots.plot(null, null);
        empty.setFixedLegendItems(Plots.items(Curves.legend(source, rows)));
        return Plots.chart(empty, source.frame(words, "benefit_timeline", rows));
    }

    private static JFreeChart panel(String agency, Curves curves) {
        XYPlot plot = curves.plot(ROOM_AT_END, 4, "");
        curves.draw(plot, false);
        curves.label(plot, false);
        JFreeChart panel = new JFreeChart(null, Theme.semibold(Plots.SIZE), plot, false);
        TextTitle title = new TextTitle(agency, Theme.semibold(Plots.SIZE));
        title.setPaint(Theme.TEXT);
        panel.addSubtitle(title);
        panel.setBackgroundPaint(null);
        panel.setPadding(new RectangleInsets(2, 2, 2, 2));
        return panel;
    }

    private static void draw(Graphics2D g2, JFreeChart frame, List<JFreeChart> panels, Picture.Size size, int head) {
        frame.draw(g2, new Rectangle2D.Double(0, 0, size.width(), size.height()));
        double width = (size.width() - 2.0 * EDGE) / ACROSS;
        for (int i = 0; i < panels.size(); i++) {
            double x = EDGE + width * (i % ACROSS);
            int line = i / ACROSS;
            double y = head + PANEL_HEIGHT * line;
            panels.get(i).draw(g2, new Rectangle2D.Double(x, y, width, PANEL_HEIGHT));
        }
    }
}
