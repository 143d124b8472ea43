package fi.robohaku.notebook;

import java.math.BigDecimal;
import java.util.stream.IntStream;
import org.jfree.chart.axis.NumberAxis;
import org.jfree.chart.axis.SymbolAxis;
import org.jfree.chart.plot.XYPlot;
import org.jfree.chart.renderer.xy.XYLineAndShapeRenderer;
import org.jfree.data.xy.XYSeries;
import org.jfree.data.xy.XYSeriesCollection;

/** A line for each row with its values as points, alone or joined. */
final class PointPlot {
    private final ChartData data;
    private final ColumnWords words;

    PointPlot(ChartData data, ColumnWords words) {
        this.data = data;
        this.words = words;
    }

    /**
     * @param values axis along which the points lie
     * @param isJoined whether a line joins the points of a row
     */
    XYPlot drawn(NumberAxis values, boolean isJoined) {
        String[] names = IntStream.range(0, data.categories().size())
                .mapToObj(data::marked)
                .toArray(String[]::new);
        SymbolAxis axis = new SymbolAxis(words.inTwoLanguages(data.category()), names);
        axis.setInverted(true);
        axis.setGridBandsVisible(false);
        ChartStyle.axis(axis);
        axis.setUpperMargin(0);
        values.setAutoRangeIncludesZero(true);
        values.setAutoRangeStickyZero(false);
        XYPlot plot = new XYPlot(shown(), values, axis, markers());
        if (isJoined) {
            plot.setDataset(1, joins());
            plot.setRenderer(1, joints());
        }
        plot.setDomainGridlinePaint(ChartStyle.GRID);
        plot.setRangeGridlinePaint(ChartStyle.GRID);
        return plot;
    }

    private XYSeriesCollection shown() {
        XYSeriesCollection all = new XYSeriesCollection();
        for (ChartData.Series series : data.series()) {
            XYSeries points = new XYSeries(words.inTwoLanguages(series.column()), false);
            for (int row = 0; row < data.categories().size(); row++) {
                int line = row;
                series.values().get(row).ifPresent(value -> points.add(value, (Number) line));
            }
            all.addSeries(points);
        }
        return all;
    }

    private static XYLineAndShapeRenderer markers() {
        XYLineAndShapeRenderer renderer = new XYLineAndShapeRenderer(false, true);
        renderer.setUseFillPaint(true);
        renderer.setUseOutlinePaint(true);
        for (int i = 0; i < ChartStyle.MOST_SERIES; i++) {
            renderer.setSeriesShape(i, ChartStyle.shape(i));
            renderer.setSeriesFillPaint(i, ChartStyle.fill(i));
            renderer.setSeriesPaint(i, ChartStyle.fill(i));
            renderer.setSeriesOutlinePaint(i, ChartStyle.OUTLINE);
        }
        return renderer;
    }

    /** A line for each row of which both ends are known. */
    private XYSeriesCollection joins() {
        XYSeriesCollection all = new XYSeriesCollection();
        for (int row = 0; row < data.categories().size(); row++) {
            XYSeries join = new XYSeries(row, false);
            for (ChartData.Series series : data.series()) {
                int line = row;
                series.values().get(row).ifPresent((BigDecimal value) -> join.add(value, (Number) line));
            }
            all.addSeries(join);
        }
        return all;
    }

    private static XYLineAndShapeRenderer joints() {
        XYLineAndShapeRenderer renderer = new XYLineAndShapeRenderer(true, false);
        renderer.setDefaultSeriesVisibleInLegend(false);
        renderer.setAutoPopulateSeriesPaint(false);
        renderer.setAutoPopulateSeriesStroke(false);
        renderer.setDefaultPaint(new java.awt.Color(0x767676));
        renderer.setDefaultStroke(new java.awt.BasicStroke(3f));
        return renderer;
    }
}
