package fi.robohaku.export.drawing;

import java.text.NumberFormat;
import java.util.stream.IntStream;

/** Draws columns of numbers over named rows. Numbers become floating point here and nowhere before: they are only drawn. */
public final class SeriesChart {
    private static final double BAR = 13;
    private static final double BAR_STEP = 17;
    private static final int BETWEEN_GROUPS = 12;

    private final String id;
    private final SeriesData data;
    private final NumberFormat numbers;
    private final Frame frame;

    /**
     * @param id of the picture
     * @param numbers words the ticks of the axis
     */
    public SeriesChart(String id, SeriesData data, NumberFormat numbers, Frame frame) {
        this.id = id;
        this.data = data;
        this.numbers = numbers;
        this.frame = frame;
    }

    /** A bar for each row and series, with its value beside it. */
    public Picture bars() {
        int count = data.series().size();
        double height = count * BAR_STEP + BETWEEN_GROUPS;
        RowChart chart = rows().rowHeight((int) height);
        for (int row = 0; row < data.rows().size(); row++) {
            for (int i = 0; i < count; i++) {
                bar(chart, row, i, row + (i - (count - 1) / 2.0) * BAR_STEP / height);
            }
        }
        if (count > 1) {
            IntStream.range(0, count)
                    .forEach(i -> chart.legendBar(data.series().get(i).label(), BAR, look(i).color(), fill(i, false)));
        }
        return drawn(chart);
    }

    private void bar(RowChart chart, int row, int index, double y) {
        SeriesData.Series series = data.series().get(index);
        series.values().get(row).ifPresent(value -> {
            double end = value.doubleValue();
            chart.reach(end)
                    .mark(Marks.bar(
                            0,
                            end,
                            y,
                            BAR,
                            look(index).color(),
                            fill(index, data.isSynthetic().get(row))))
                    .label(Math.max(0, end), y, series.said(row));
        });
    }

    /** A point for each row and series. */
    public Picture points() {
        return drawn(pointed(rows()));
    }

    /** A point for each row and series, with a line from the first to the last of a row. */
    public Picture dumbbells() {
        RowChart chart = rows();
        for (int row = 0; row < data.rows().size(); row++) {
            double[] known = known(row);
            for (int i = 1; i < known.length; i++) {
                chart.mark(Marks.line(known[i - 1], row, known[i], row, Theme.NEUTRAL, Theme.LINE));
            }
        }
        return drawn(pointed(chart));
    }

    private double[] known(int row) {
        return data.series().stream()
                .flatMap(series -> series.values().get(row).stream())
                .mapToDouble(Number::doubleValue)
                .toArray();
    }

    private RowChart pointed(RowChart chart) {
        for (int row = 0; row < data.rows().size(); row++) {
            for (int i = 0; i < data.series().size(); i++) {
                int index = i;
                int line = row;
                data.series()
                        .get(i)
                        .values()
                        .get(row)
                        .ifPresent(value -> chart.reach(value.doubleValue())
                                .mark(Marks.point(
                                        value.doubleValue(),
                                        line,
                                        look(index).form(),
                                        look(index).color(),
                                        fill(index, data.isSynthetic().get(line)))));
            }
        }
        if (data.series().size() > 1) {
            IntStream.range(0, data.series().size())
                    .forEach(i -> chart.legend(
                            data.series().get(i).label(), look(i).form(), look(i).color(), fill(i, false)));
        }
        return chart;
    }

    /** Values along lines, in the order of the rows; a value that is not known breaks the line. */
    public Picture lines() {
        return new LineChart(data, numbers).picture(id, frame);
    }

    private RowChart rows() {
        RowChart chart = new RowChart(id, numbers).rowsLabel(data.along());
        if (data.series().size() == 1) {
            chart.axis(data.series().get(0).label());
        }
        for (int row = 0; row < data.rows().size(); row++) {
            chart.row(data.marked(row), data.said(row));
        }
        return chart;
    }

    private Picture drawn(RowChart chart) {
        return chart.picture(frame).orElseThrow(() -> new IllegalArgumentException("A chart has at least one row"));
    }

    private static Theme.SeriesLook look(int series) {
        return Theme.SERIES.get(series);
    }

    private static Marks.Fill fill(int series, boolean isSynthetic) {
        return Marks.Fill.of(look(series).isFull(), isSynthetic);
    }
}
