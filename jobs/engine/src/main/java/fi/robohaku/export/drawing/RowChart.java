package fi.robohaku.export.drawing;

import java.awt.Color;
import java.awt.geom.Rectangle2D;
import java.text.NumberFormat;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jfree.chart.JFreeChart;
import org.jfree.chart.LegendItem;
import org.jfree.chart.annotations.XYAnnotation;
import org.jfree.chart.axis.NumberAxis;
import org.jfree.chart.axis.SymbolAxis;
import org.jfree.chart.plot.XYPlot;

/** A chart of named rows, one below the other, with marks along an axis of numbers; put together step by step. */
public final class RowChart {
    private static final double LEAST_ROOM = 0.04;
    private static final double AROUND = 60;
    private static final int ROW_HEIGHT = 25;
    private static final int REST_HEIGHT = 150;
    private static final int NOTICE_HEIGHT = 32;
    private static final double SAMPLE_WIDTH = 18;

    private final String id;
    private final NumberFormat numbers;
    private final List<String> names = new ArrayList<>();
    private final List<String> values = new ArrayList<>();
    private final List<XYAnnotation> below = new ArrayList<>();
    private final List<XYAnnotation> marks = new ArrayList<>();
    private final List<Label> labels = new ArrayList<>();
    private final List<LegendItem> legend = new ArrayList<>();
    private String axis = "";
    private String rowsLabel = "";
    private int rowHeight = ROW_HEIGHT;
    private double least;
    private double most;

    private record Label(double x, double width) {}

    /**
     * @param id of the picture
     * @param numbers words the ticks of the axis
     */
    public RowChart(String id, NumberFormat numbers) {
        this.id = id;
        this.numbers = numbers;
    }

    /** Adds a row with what its marks say; gives where it stands. */
    public int row(String name, String said) {
        names.add(name);
        values.add(name + ": " + said);
        return names.size() - 1;
    }

    /** Adds a mark. */
    public RowChart mark(XYAnnotation mark) {
        marks.add(mark);
        return this;
    }

    /** Adds a mark that others cover. */
    public RowChart below(XYAnnotation mark) {
        below.add(mark);
        return this;
    }

    /** Adds words to the right of a value, for which there will be room. */
    public RowChart label(double x, double y, String text) {
        labels.add(new Label(x, Marks.width(text)));
        return mark(Marks.label(x, y, text));
    }

    /** Makes the axis reach a value. */
    public RowChart reach(double value) {
        least = Math.min(least, value);
        most = Math.max(most, value);
        return this;
    }

    /** Explains a point. */
    public RowChart legend(String label, Marks.Form form, Color color, Marks.Fill fill) {
        legend.add(Plots.item(label, Marks.form(form, 0, 0), color, fill));
        return this;
    }

    /** Explains a bar. */
    public RowChart legendBar(String label, double thickness, Color color, Marks.Fill fill) {
        Rectangle2D sample = new Rectangle2D.Double(-SAMPLE_WIDTH / 2, -thickness / 2, SAMPLE_WIDTH, thickness);
        legend.add(Plots.item(label, sample, color, fill));
        return this;
    }

    /** Sets the name of the axis of numbers. If not set, none. */
    public RowChart axis(String label) {
        axis = label;
        return this;
    }

    /** Sets what all rows are together. If not set, nothing is said. */
    public RowChart rowsLabel(String label) {
        rowsLabel = label;
        return this;
    }

    /** Sets the height of a row in pixels. If not set, 25. */
    public RowChart rowHeight(int pixels) {
        rowHeight = pixels;
        return this;
    }

    /** Draws the chart; empty where there is no row. */
    public Optional<Picture> picture(Frame frame) {
        if (names.isEmpty()) {
            return Optional.empty();
        }
        int height = REST_HEIGHT + (frame.notice().isEmpty() ? 0 : NOTICE_HEIGHT) + rowHeight * names.size();
        Picture.Size size = new Picture.Size(Picture.WIDTH, height);
        JFreeChart drawn = Plots.chart(plot(), frame);
        return Optional.of(new Picture(
                id,
                frame.title(),
                frame.about(),
                values,
                size,
                g2 -> drawn.draw(g2, new Rectangle2D.Double(0, 0, size.width(), size.height()))));
    }

    private XYPlot plot() {
        if (most <= least) {
            most = least + 1;
        }
        double margin = (most - least) * LEAST_ROOM;
        NumberAxis horizontal =
                Plots.numbers(axis, least - margin, mostWithLabels(least - margin, most + margin), numbers);
        SymbolAxis vertical = Plots.rows(names);
        if (!rowsLabel.isEmpty()) {
            vertical.setLabel(rowsLabel);
        }
        XYPlot plot = Plots.plot(horizontal, vertical);
        plot.setFixedLegendItems(Plots.items(legend));
        below.forEach(plot::addAnnotation);
        marks.forEach(plot::addAnnotation);
        return plot;
    }

    /** Where the axis must end so that no words are cut. */
    private double mostWithLabels(double from, double to) {
        double longest = names.stream().mapToDouble(Marks::width).max().orElse(0);
        double width = Picture.WIDTH - longest - AROUND - (rowsLabel.isEmpty() ? 0 : Plots.SIZE);
        double end = to;
        for (Label label : labels) {
            double free = width - label.width() - Marks.LABEL_GAP;
            end = Math.max(end, from + (label.x() - from) * width / free);
        }
        return end;
    }
}
