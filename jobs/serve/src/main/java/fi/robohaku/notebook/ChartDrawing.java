package fi.robohaku.notebook;

import fi.robohaku.contracts.Language;
import java.text.NumberFormat;
import org.jfree.chart.JFreeChart;
import org.jfree.chart.axis.CategoryAxis;
import org.jfree.chart.axis.NumberAxis;
import org.jfree.chart.labels.ItemLabelAnchor;
import org.jfree.chart.labels.ItemLabelPosition;
import org.jfree.chart.labels.StandardCategoryItemLabelGenerator;
import org.jfree.chart.plot.CategoryPlot;
import org.jfree.chart.plot.PlotOrientation;
import org.jfree.chart.renderer.category.BarRenderer;
import org.jfree.chart.renderer.category.LineAndShapeRenderer;
import org.jfree.chart.renderer.category.StandardBarPainter;
import org.jfree.chart.ui.TextAnchor;
import org.jfree.data.category.DefaultCategoryDataset;

/** Draws charts with JFreeChart. Numbers become floating point here and nowhere before: they are only drawn. */
final class ChartDrawing {
    private static final int WIDTH = 860;

    private final ChartData data;
    private final ColumnWords words;

    ChartDrawing(ChartData data, ColumnWords words) {
        if (data.series().size() > ChartStyle.MOST_SERIES) {
            throw new IllegalArgumentException("Kaaviossa erottuu enintään " + ChartStyle.MOST_SERIES
                    + " saraketta / A chart can tell at most " + ChartStyle.MOST_SERIES + " columns apart");
        }
        this.data = data;
        this.words = words;
    }

    /** The chart as SVG that names itself and carries what it shows in words. */
    String svg(ChartKind kind, String text) {
        int rows = data.categories().size();
        int height = switch (kind) {
            case BAR -> 140 + rows * (12 + 18 * data.series().size());
            case DUMBBELL, POINTS -> 150 + rows * 26;
            case LINE -> 420;
        };
        JFreeChart chart = ChartStyle.chart(
                data,
                switch (kind) {
                    case BAR -> bars();
                    case LINE -> lines();
                    case DUMBBELL -> new PointPlot(data, words).drawn(valueAxis(), true);
                    case POINTS -> new PointPlot(data, words).drawn(valueAxis(), false);
                },
                data.series().size() > 1);
        return Svg.of(
                chart, WIDTH, height, data.title().fi() + " / " + data.title().en(), text);
    }

    private NumberAxis valueAxis() {
        NumberAxis axis = new NumberAxis(
                data.series().size() == 1
                        ? words.inTwoLanguages(data.series().get(0).column())
                        : "");
        axis.setNumberFormatOverride(numbers());
        ChartStyle.axis(axis);
        return axis;
    }

    private NumberFormat numbers() {
        boolean isMoney =
                data.series().stream().allMatch(series -> series.column().endsWith("_eur"));
        NumberFormat format = NumberFormat.getNumberInstance(Language.FI.locale());
        format.setMaximumFractionDigits(isMoney ? 0 : 2);
        return format;
    }

    private CategoryPlot bars() {
        BarRenderer renderer = new BarRenderer();
        renderer.setBarPainter(new StandardBarPainter());
        renderer.setShadowVisible(false);
        renderer.setDrawBarOutline(true);
        renderer.setItemMargin(0.05);
        renderer.setDefaultItemLabelGenerator(new StandardCategoryItemLabelGenerator("{2}", numbers()));
        renderer.setDefaultItemLabelFont(ChartStyle.text());
        renderer.setDefaultItemLabelPaint(ChartStyle.INK);
        renderer.setDefaultItemLabelsVisible(true);
        renderer.setDefaultPositiveItemLabelPosition(
                new ItemLabelPosition(ItemLabelAnchor.OUTSIDE3, TextAnchor.CENTER_LEFT));
        renderer.setDefaultNegativeItemLabelPosition(
                new ItemLabelPosition(ItemLabelAnchor.OUTSIDE9, TextAnchor.CENTER_RIGHT));
        for (int i = 0; i < data.series().size(); i++) {
            renderer.setSeriesPaint(i, ChartStyle.fill(i));
            renderer.setSeriesOutlinePaint(i, ChartStyle.OUTLINE);
        }
        CategoryAxis axis = new CategoryAxis(words.inTwoLanguages(data.category()));
        axis.setMaximumCategoryLabelWidthRatio(0.45f);
        ChartStyle.axis(axis);
        CategoryPlot plot = new CategoryPlot(byCategory(), axis, valueAxis(), renderer);
        plot.setOrientation(PlotOrientation.HORIZONTAL);
        plot.setRangeGridlinePaint(ChartStyle.GRID);
        return plot;
    }

    private CategoryPlot lines() {
        LineAndShapeRenderer renderer = new LineAndShapeRenderer(true, true);
        renderer.setUseFillPaint(true);
        renderer.setDrawOutlines(true);
        for (int i = 0; i < data.series().size(); i++) {
            renderer.setSeriesPaint(i, ChartStyle.line(i));
            renderer.setSeriesFillPaint(i, ChartStyle.fill(i));
            renderer.setSeriesOutlinePaint(i, ChartStyle.OUTLINE);
            renderer.setSeriesShape(i, ChartStyle.shape(i));
            renderer.setSeriesStroke(i, ChartStyle.stroke(i));
        }
        CategoryAxis axis = new CategoryAxis(words.inTwoLanguages(data.category()));
        ChartStyle.axis(axis);
        CategoryPlot plot = new CategoryPlot(byCategory(), axis, valueAxis(), renderer);
        plot.setRangeGridlinePaint(ChartStyle.GRID);
        return plot;
    }

    private DefaultCategoryDataset byCategory() {
        DefaultCategoryDataset dataset = new DefaultCategoryDataset();
        for (ChartData.Series series : data.series()) {
            for (int row = 0; row < data.categories().size(); row++) {
                // Rows may be called alike; a trailing joiner that nobody sees keeps them apart.
                String name = data.marked(row) + "\u2060".repeat(row);
                dataset.addValue(series.values().get(row).orElse(null), words.inTwoLanguages(series.column()), name);
            }
        }
        return dataset;
    }
}
