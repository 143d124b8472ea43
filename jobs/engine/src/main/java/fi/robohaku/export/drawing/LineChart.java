package fi.robohaku.export.drawing;

import java.awt.geom.Point2D;
import java.awt.geom.Rectangle2D;
import java.math.BigDecimal;
import java.text.NumberFormat;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.jfree.chart.JFreeChart;
import org.jfree.chart.axis.SymbolAxis;
import org.jfree.chart.plot.XYPlot;

/** Draws series as lines over places that stand beside each other. */
final class LineChart {
    private static final int HEIGHT = 430;
    private static final double MARGIN = 0.08;
    private static final double BESIDE = 0.6;
    private static final double ROOM = Picture.WIDTH - 110.0;

    private final SeriesData data;
    private final NumberFormat numbers;

    LineChart(SeriesData data, NumberFormat numbers) {
        this.data = data;
        this.numbers = numbers;
    }

    Picture picture(String id, Frame frame) {
        JFreeChart drawn = Plots.chart(plot(), frame);
        Picture.Size size = new Picture.Size(Picture.WIDTH, HEIGHT);
        return new Picture(
                id,
                frame.title(),
                frame.about(),
                data.inWords(),
                size,
                g2 -> drawn.draw(g2, new Rectangle2D.Double(0, 0, size.width(), size.height())));
    }

    private XYPlot plot() {
        List<Double> all = data.series().stream()
                .flatMap(series -> series.values().stream())
                .flatMap(Optional::stream)
                .map(BigDecimal::doubleValue)
                .toList();
        double least = Math.min(0, all.stream().min(Double::compare).orElse(0.0));
        double most = Math.max(0, all.stream().max(Double::compare).orElse(1.0));
        double margin = most > least ? (most - least) * MARGIN : 1;
        SymbolAxis places = Plots.places(
                data.along(),
                IntStream.range(0, data.rows().size()).mapToObj(data::marked).toList(),
                ROOM);
        XYPlot plot = Plots.plot(places, Plots.numbers(axis(), least - margin, most + margin, numbers));
        Plots.drawGridAcross(plot);
        plot.addAnnotation(Marks.line(-BESIDE, 0, data.rows().size() - 1 + BESIDE, 0, Theme.NEUTRAL, Theme.THIN));
        for (int i = 0; i < data.series().size(); i++) {
            draw(plot, data.series().get(i), Theme.SERIES.get(i));
        }
        if (data.series().size() > 1) {
            plot.setFixedLegendItems(
                    Plots.items(IntStream.range(0, data.series().size())
                            .mapToObj(this::legend)
                            .toList()));
        }
        return plot;
    }

    private String axis() {
        return data.series().size() == 1 ? data.series().get(0).label() : "";
    }

    private org.jfree.chart.LegendItem legend(int series) {
        Theme.SeriesLook look = Theme.SERIES.get(series);
        return Plots.item(
                data.series().get(series).label(),
                Marks.form(look.form(), 0, 0),
                look.color(),
                Marks.Fill.of(look.isFull(), false));
    }

    private void draw(XYPlot plot, SeriesData.Series series, Theme.SeriesLook look) {
        List<Point2D> unbroken = new ArrayList<>();
        for (int row = 0; row < data.rows().size(); row++) {
            Optional<BigDecimal> value = series.values().get(row);
            if (value.isPresent()) {
                unbroken.add(new Point2D.Double(row, value.get().doubleValue()));
            } else {
                drawLine(plot, unbroken, look);
                unbroken = new ArrayList<>();
            }
        }
        drawLine(plot, unbroken, look);
        for (int row = 0; row < data.rows().size(); row++) {
            int place = row;
            series.values()
                    .get(row)
                    .ifPresent(value -> plot.addAnnotation(Marks.point(
                            place,
                            value.doubleValue(),
                            look.form(),
                            look.color(),
                            Marks.Fill.of(look.isFull(), data.isSynthetic().get(place)))));
        }
    }

    private static void drawLine(XYPlot plot, List<Point2D> points, Theme.SeriesLook look) {
        if (points.size() > 1) {
            plot.addAnnotation(Marks.line(points, look.color(), look.stroke()));
        }
    }
}
