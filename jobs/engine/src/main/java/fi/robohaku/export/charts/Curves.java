package fi.robohaku.export.charts;

import fi.robohaku.export.drawing.Marks;
import fi.robohaku.export.drawing.Plots;
import fi.robohaku.export.drawing.Theme;
import fi.robohaku.export.rows.MartRow;
import fi.robohaku.export.text.Quantity;
import java.awt.geom.Point2D;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jfree.chart.LegendItem;
import org.jfree.chart.plot.XYPlot;

/** Cumulated planned and updated benefit over the years, of a round or an agency. */
final class Curves {
    private static final double CLOSE = 0.12;
    private static final double SHIFT = 7;
    private static final double BEFORE_FIRST = 0.3;
    private static final double MARGIN = 0.08;
    private static final String PLANNED = "planned_cumulated_eur";
    private static final String UPDATED = "updated_cumulated_eur";
    private static final String UPDATED_LOW = "updated_cumulated_low_eur";
    private static final String UPDATED_HIGH = "updated_cumulated_high_eur";

    private final List<MartRow> years;
    private final ChartSource source;

    /**
     * @param years rows of {@code benefit_timeline} of one group, in order
     */
    Curves(List<MartRow> years, ChartSource source) {
        this.years = List.copyOf(years);
        this.source = source;
    }

    /** The years of a grouping, in nominal euros. */
    static List<MartRow> years(ChartSource source, String round, String grouping) {
        return source.marts()
                .rows(
                        "benefit_timeline",
                        Map.of(
                                "round", List.of(round),
                                "grouping", List.of(grouping),
                                "valuation", List.of("nominal")));
    }

    private static double millions(MartRow year, String column) {
        return year.number(column) / ChartKind.MILLION;
    }

    private Optional<MartRow> last(String column) {
        return years.stream().filter(year -> !year.isEmpty(column)).reduce((first, second) -> second);
    }

    /** What the curves say at their ends. */
    String describe() {
        return source.say("chart.planned") + " " + end(PLANNED) + ", " + source.say("chart.updated") + " "
                + end(UPDATED);
    }

    private String end(String column) {
        return last(column)
                .map(year -> source.millions(year, column))
                .orElse(source.text().values().none());
    }

    /** A plot of both, with years from the first to the last and room for words at the end. */
    XYPlot plot(double roomAtEnd, int step, String axisLabel) {
        double first = years.get(0).number("year") - BEFORE_FIRST;
        int lastYear = (int) years.get(years.size() - 1).number("year");
        List<Double> all = years.stream()
                .flatMap(year -> List.of(PLANNED, UPDATED, UPDATED_LOW, UPDATED_HIGH).stream()
                        .filter(column -> !year.isEmpty(column))
                        .map(column -> millions(year, column)))
                .toList();
        double least = Math.min(0, all.stream().min(Double::compare).orElse(0.0));
        double most = Math.max(0, all.stream().max(Double::compare).orElse(0.0));
        double margin = most > least ? (most - least) * MARGIN : 1;
        XYPlot plot = Plots.plot(
                Plots.steps(
                        first,
                        lastYear + roomAtEnd,
                        step,
                        source.text().values().yearAxis(lastYear)),
                Plots.numbers(
                        axisLabel,
                        least - margin,
                        most + 2 * margin,
                        source.text().values().axis(Quantity.NUMBER)));
        Plots.drawGridAcross(plot);
        plot.addAnnotation(Marks.line(first, 0, lastYear + roomAtEnd, 0, Theme.NEUTRAL, Theme.THIN));
        return plot;
    }

    /** Draws the curves, with a point at each year where asked. */
    void draw(XYPlot plot, boolean withPoints) {
        if (hasRange()) {
            drawBound(plot, UPDATED_LOW);
            drawBound(plot, UPDATED_HIGH);
        }
        draw(plot, PLANNED, withPoints);
        draw(plot, UPDATED, withPoints);
    }

    /** The least or the most of the update over the range of the assumption of when benefits begin. */
    private void drawBound(XYPlot plot, String bound) {
        List<Point2D> points = years.stream()
                .filter(year -> !year.isEmpty(bound))
                .map(year -> (Point2D) new Point2D.Double(year.number("year"), millions(year, bound)))
                .toList();
        plot.addAnnotation(Marks.line(points, Theme.UPDATED, Theme.THIN));
    }

    private boolean hasRange() {
        return years.stream()
                .anyMatch(year -> !year.isEmpty(UPDATED_LOW) && year.number(UPDATED_LOW) < year.number(UPDATED_HIGH));
    }

    private void draw(XYPlot plot, String column, boolean withPoints) {
        boolean isPlanned = column.equals(PLANNED);
        List<Point2D> points = new ArrayList<>();
        for (MartRow year : years) {
            if (!year.isEmpty(column)) {
                points.add(new Point2D.Double(year.number("year"), millions(year, column)));
            }
        }
        plot.addAnnotation(
                Marks.line(points, isPlanned ? Theme.PLANNED : Theme.UPDATED, isPlanned ? Theme.LINE : Theme.DASHED));
        boolean isSynthetic = years.get(0).isSynthetic();
        for (int i = 0; i < points.size(); i++) {
            if (withPoints || i == points.size() - 1) {
                plot.addAnnotation(Marks.point(
                        points.get(i).getX(),
                        points.get(i).getY(),
                        isPlanned ? Marks.Form.CIRCLE : Marks.Form.DIAMOND,
                        isPlanned ? Theme.PLANNED : Theme.UPDATED,
                        Marks.Fill.of(!isPlanned, isSynthetic)));
            }
        }
    }

    /** Writes the last value of each curve beside its end, apart from each other where the ends are close. */
    void label(XYPlot plot, boolean withNames) {
        Optional<MartRow> planned = last(PLANNED);
        Optional<MartRow> updated = last(UPDATED);
        double shift = planned.isPresent() && updated.isPresent() ? shift(plot, planned.get(), updated.get()) : 0;
        planned.ifPresent(year -> label(plot, year, PLANNED, withNames, -shift));
        updated.ifPresent(year -> label(plot, year, UPDATED, withNames, shift));
    }

    /** Pixels by which the words of the update stand lower. */
    private static double shift(XYPlot plot, MartRow planned, MartRow updated) {
        double apart = millions(planned, PLANNED) - millions(updated, UPDATED);
        boolean isClose = Math.abs(apart) < plot.getRangeAxis().getRange().getLength() * CLOSE;
        if (!isClose) {
            return 0;
        }
        return apart >= 0 ? SHIFT : -SHIFT;
    }

    private void label(XYPlot plot, MartRow year, String column, boolean withNames, double down) {
        String name = column.equals(PLANNED) ? source.say("chart.planned") : source.say("chart.updated");
        String text = (withNames ? name + " " : "") + end(column);
        plot.addAnnotation(
                Marks.label(year.number("year"), millions(year, column), Marks.LABEL_GAP, 4 + down, text, Theme.TEXT));
    }

    /** What the marks of the curves mean. */
    static List<LegendItem> legend(ChartSource source, List<MartRow> rows) {
        boolean isSynthetic = ChartSource.isSynthetic(rows);
        return List.of(
                Plots.item(
                        source.say("chart.planned"),
                        Marks.form(Marks.Form.CIRCLE, 0, 0),
                        Theme.PLANNED,
                        Marks.Fill.of(false, isSynthetic)),
                Plots.item(
                        source.say("chart.updated"),
                        Marks.form(Marks.Form.DIAMOND, 0, 0),
                        Theme.UPDATED,
                        Marks.Fill.of(true, isSynthetic)));
    }
}
