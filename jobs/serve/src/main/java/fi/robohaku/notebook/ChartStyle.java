package fi.robohaku.notebook;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Font;
import java.awt.Shape;
import java.awt.geom.Ellipse2D;
import java.awt.geom.Path2D;
import java.awt.geom.Rectangle2D;
import java.util.List;
import org.jfree.chart.JFreeChart;
import org.jfree.chart.axis.ValueAxis;
import org.jfree.chart.plot.Plot;
import org.jfree.chart.title.LegendTitle;
import org.jfree.chart.title.TextTitle;
import org.jfree.chart.ui.HorizontalAlignment;
import org.jfree.chart.ui.RectangleEdge;

/**
 * How charts look: series differ by shape and by lightness as well as by hue, so that they stay apart without colour;
 * what carries meaning has a contrast of at least 3 to 1 against the white ground.
 */
final class ChartStyle {
    static final int MOST_SERIES = 3;
    static final Color INK = new Color(0x222222);
    static final Color OUTLINE = new Color(0x08306B);
    static final Color GRID = new Color(0xCCCCCC);
    private static final List<Color> FILLS = List.of(OUTLINE, new Color(0xC2560A), Color.WHITE);
    private static final Font TITLE = new Font(Font.SANS_SERIF, Font.BOLD, 16);
    private static final Font TEXT = new Font(Font.SANS_SERIF, Font.PLAIN, 12);

    private ChartStyle() {}

    static Color fill(int series) {
        return FILLS.get(series);
    }

    /** Lines take the outline's colour where the fill is the ground's. */
    static Color line(int series) {
        return series == 2 ? INK : fill(series);
    }

    static Shape shape(int series) {
        return switch (series) {
            case 0 -> new Ellipse2D.Double(-5.5, -5.5, 11, 11);
            case 1 -> new Rectangle2D.Double(-5, -5, 10, 10);
            default -> diamond();
        };
    }

    private static Shape diamond() {
        Path2D diamond = new Path2D.Double();
        diamond.moveTo(0, -6.5);
        diamond.lineTo(6.5, 0);
        diamond.lineTo(0, 6.5);
        diamond.lineTo(-6.5, 0);
        diamond.closePath();
        return diamond;
    }

    static BasicStroke stroke(int series) {
        float[] dashes = {7, 4};
        return series == 1
                ? new BasicStroke(2.5f, BasicStroke.CAP_BUTT, BasicStroke.JOIN_ROUND, 1, dashes, 0)
                : new BasicStroke(2.5f);
    }

    static Font text() {
        return TEXT;
    }

    static void axis(org.jfree.chart.axis.Axis axis) {
        axis.setLabelFont(TEXT);
        axis.setTickLabelFont(TEXT);
        axis.setLabelPaint(INK);
        axis.setTickLabelPaint(INK);
        axis.setAxisLinePaint(INK);
        axis.setTickMarkPaint(INK);
        if (axis instanceof ValueAxis value) {
            value.setUpperMargin(0.12);
        }
    }

    /** A chart on a white ground with its title in two languages above it, and what else is to be said below. */
    static JFreeChart chart(ChartData data, Plot plot, boolean hasLegend) {
        plot.setBackgroundPaint(Color.WHITE);
        plot.setOutlineVisible(false);
        JFreeChart chart = new JFreeChart(data.title().fi(), TITLE, plot, hasLegend);
        chart.setBackgroundPaint(Color.WHITE);
        chart.setAntiAlias(true);
        chart.getTitle().setPaint(INK);
        chart.getTitle().setHorizontalAlignment(HorizontalAlignment.LEFT);
        chart.addSubtitle(0, line(data.title().en(), RectangleEdge.TOP));
        if (data.hasSynthetic()) {
            chart.addSubtitle(line(ChartText.SYNTHETIC, RectangleEdge.BOTTOM));
        }
        LegendTitle legend = chart.getLegend();
        if (legend != null) {
            legend.setItemFont(TEXT);
            legend.setItemPaint(INK);
            legend.setFrame(org.jfree.chart.block.BlockBorder.NONE);
        }
        return chart;
    }

    private static TextTitle line(String text, RectangleEdge edge) {
        return new TextTitle(
                text,
                TEXT,
                INK,
                edge,
                HorizontalAlignment.LEFT,
                org.jfree.chart.ui.VerticalAlignment.CENTER,
                new org.jfree.chart.ui.RectangleInsets(2, 6, 4, 6));
    }
}
