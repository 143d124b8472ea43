package fi.robohaku.export.drawing;

import java.awt.Color;
import java.awt.Font;
import java.awt.Shape;
import java.text.NumberFormat;
import java.util.List;
import org.jfree.chart.JFreeChart;
import org.jfree.chart.LegendItem;
import org.jfree.chart.LegendItemCollection;
import org.jfree.chart.axis.NumberAxis;
import org.jfree.chart.axis.NumberTickUnit;
import org.jfree.chart.axis.SymbolAxis;
import org.jfree.chart.axis.ValueAxis;
import org.jfree.chart.block.BlockBorder;
import org.jfree.chart.plot.XYPlot;
import org.jfree.chart.renderer.xy.XYLineAndShapeRenderer;
import org.jfree.chart.title.LegendTitle;
import org.jfree.chart.title.TextTitle;
import org.jfree.chart.ui.HorizontalAlignment;
import org.jfree.chart.ui.RectangleEdge;
import org.jfree.chart.ui.RectangleInsets;
import org.jfree.data.xy.XYSeriesCollection;

/** Plots, axes, titles and legends in the look of {@link Theme}. */
public final class Plots {
    /** Size of text in pixels. */
    public static final float SIZE = 12.5f;

    private static final double NAME_GAP = 14;

    private Plots() {}

    /** A plot that holds marks alone. */
    public static XYPlot plot(ValueAxis horizontal, ValueAxis vertical) {
        // Marks draw themselves; a renderer is there since without one no lines of the grid are drawn.
        XYPlot plot = new XYPlot(new XYSeriesCollection(), horizontal, vertical, new XYLineAndShapeRenderer());
        plot.setBackgroundPaint(Theme.BACKGROUND);
        plot.setOutlineVisible(false);
        plot.setDomainGridlinePaint(Theme.GRID);
        plot.setDomainGridlineStroke(Theme.THIN);
        plot.setRangeGridlinesVisible(false);
        plot.setAxisOffset(RectangleInsets.ZERO_INSETS);
        plot.setInsets(new RectangleInsets(6, 4, 0, 8));
        return plot;
    }

    /** Draws faint lines across a plot, at the ticks of its vertical axis. */
    public static void drawGridAcross(XYPlot plot) {
        plot.setRangeGridlinesVisible(true);
        plot.setRangeGridlinePaint(Theme.GRID);
        plot.setRangeGridlineStroke(Theme.THIN);
        plot.setDomainGridlinesVisible(false);
    }

    /** An axis of numbers. */
    public static NumberAxis numbers(String label, double from, double to, NumberFormat format) {
        NumberAxis axis = new NumberAxis(label.isEmpty() ? null : label);
        axis.setNumberFormatOverride(format);
        axis.setRange(from, to);
        style(axis, Theme.regular(SIZE));
        return axis;
    }

    /** An axis of numbers with a tick every so many of them, and no marks. */
    public static NumberAxis steps(double from, double to, int step, NumberFormat format) {
        NumberAxis axis = numbers("", from, to, format);
        axis.setTickMarksVisible(false);
        axis.setTickUnit(new NumberTickUnit(step));
        return axis;
    }

    /** An axis of rows with a name each, the first on top. */
    static SymbolAxis rows(List<String> names) {
        SymbolAxis axis = symbols(names);
        axis.setInverted(true);
        return axis;
    }

    /** An axis of places with a name each, the first on the left; as many names are written as there is room for. */
    static SymbolAxis places(String label, List<String> names, double room) {
        SymbolAxis axis = symbols(names);
        axis.setLabel(label);
        double widest = names.stream().mapToDouble(Marks::width).max().orElse(0) + NAME_GAP;
        axis.setTickUnit(new NumberTickUnit(Math.max(1, Math.ceil(widest * names.size() / room))));
        return axis;
    }

    private static SymbolAxis symbols(List<String> names) {
        SymbolAxis axis = new SymbolAxis(null, names.toArray(String[]::new));
        axis.setGridBandsVisible(false);
        axis.setRange(-0.6, names.size() - 0.4);
        style(axis, Theme.regular(SIZE));
        axis.setTickMarksVisible(false);
        axis.setAxisLineVisible(false);
        return axis;
    }

    private static void style(ValueAxis axis, Font font) {
        axis.setTickLabelFont(font);
        axis.setTickLabelPaint(Theme.TEXT);
        axis.setLabelFont(font);
        axis.setLabelPaint(Theme.FAINT_TEXT);
        axis.setAxisLinePaint(Theme.NEUTRAL);
        axis.setTickMarkPaint(Theme.NEUTRAL);
    }

    /** A chart with its words: title, what it is about, the mark of synthetic data, the source. */
    public static JFreeChart chart(XYPlot plot, Frame frame) {
        JFreeChart chart = new JFreeChart(null, Theme.semibold(17f), plot, false);
        chart.setBackgroundPaint(Theme.BACKGROUND);
        chart.setPadding(new RectangleInsets(10, 12, 8, 12));
        chart.addSubtitle(text(frame.title(), Theme.semibold(17f), Theme.TEXT, RectangleEdge.TOP));
        chart.addSubtitle(text(frame.about(), Theme.regular(SIZE), Theme.FAINT_TEXT, RectangleEdge.TOP));
        if (!frame.notice().isEmpty()) {
            TextTitle notice = text(frame.notice(), Theme.semibold(SIZE), Theme.TEXT, RectangleEdge.TOP);
            notice.setBackgroundPaint(Theme.NOTICE);
            notice.setFrame(new BlockBorder(Theme.TEXT));
            notice.setPadding(3, 6, 3, 6);
            notice.setMargin(4, 0, 2, 0);
            chart.addSubtitle(notice);
        }
        if (plot.getLegendItems().getItemCount() > 0) {
            chart.addSubtitle(legend(plot));
        }
        if (!frame.source().isEmpty()) {
            chart.addSubtitle(text(frame.source(), Theme.regular(11f), Theme.FAINT_TEXT, RectangleEdge.BOTTOM));
        }
        return chart;
    }

    private static TextTitle text(String text, Font font, Color color, RectangleEdge edge) {
        TextTitle title = new TextTitle(
                text,
                font,
                color,
                edge,
                HorizontalAlignment.LEFT,
                TextTitle.DEFAULT_VERTICAL_ALIGNMENT,
                new RectangleInsets(2, 0, 2, 0));
        title.setTextAlignment(HorizontalAlignment.LEFT);
        title.setExpandToFitSpace(true);
        return title;
    }

    private static LegendTitle legend(XYPlot plot) {
        LegendTitle legend = new LegendTitle(plot);
        legend.setItemFont(Theme.regular(SIZE));
        legend.setItemPaint(Theme.TEXT);
        legend.setPosition(RectangleEdge.TOP);
        legend.setHorizontalAlignment(HorizontalAlignment.LEFT);
        legend.setItemLabelPadding(new RectangleInsets(2, 4, 2, 12));
        legend.setBackgroundPaint(Theme.BACKGROUND);
        return legend;
    }

    /** Explains a mark by the mark itself. */
    public static LegendItem item(String label, Shape shape, Color color, Marks.Fill fill) {
        Shape shown = fill.shape(shape);
        boolean isFilled = fill != Marks.Fill.EMPTY;
        return new LegendItem(
                label,
                null,
                null,
                null,
                true,
                shown,
                isFilled,
                color,
                !isFilled,
                color,
                Theme.LINE,
                false,
                shape,
                Theme.LINE,
                color);
    }

    /** Explanations of marks, in order. */
    public static LegendItemCollection items(List<LegendItem> items) {
        LegendItemCollection all = new LegendItemCollection();
        items.forEach(all::add);
        return all;
    }
}
