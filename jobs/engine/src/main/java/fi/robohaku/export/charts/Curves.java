package fi.robohaku.export.charts;

import fi.robohaku.export.figures.Figures;
import fi.robohaku.export.figures.MartRow;
import java.awt.geom.Point2D;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jfree.chart.plot.XYPlot;

/** Cumulated planned and updated benefit over the years, of a round or an agency. */
final class Curves {
    private static final double MILLION = 1_000_000;
    private static final double CLOSE = 0.12;
    private static final double SHIFT = 7;
    private static final String PLANNED = "planned_cumulated_eur";
    private static final String UPDATED = "updated_cumulated_eur";

    private final List<MartRow> years;
    private final Figures figures;
    private final ChartWords words;

    private Curves(List<MartRow> years, Figures figures, ChartWords words) {
        this.years = years;
        this.figures = figures;
        this.words = words;
    }

    /** The years of a group, in nominal euros. */
    static List<MartRow> years(Figures figures, String round, String grouping) {
        return figures.rows(
                "benefit_timeline",
                Map.of(
                        "round", List.of(round),
                        "grouping", List.of(grouping),
                        "valuation", List.of("nominal")));
    }

    static Curves of(List<MartRow> years, Figures figures, ChartWords words) {
        return new Curves(years, figures, words);
    }

    private double value(MartRow year, String column) {
        return year.number(column) / MILLION;
    }

    private Optional<MartRow> last(String column) {
        return years.stream().filter(year -> !year.isEmpty(column)).reduce((first, second) -> second);
    }

    /** What the curves say at their ends. */
    String said() {
        return words.said("planned") + " " + end(PLANNED) + ", " + words.said("updated") + " " + end(UPDATED);
    }

    private String end(String column) {
        return last(column).map(year -> words.millions(figures, year, column)).orElse("–");
    }

    /** A plot of both, with years from the first to the last and room for words at the end. */
    XYPlot plot(double roomAtEnd, int step, String axisLabel) {
        double first = years.get(0).number("year");
        double lastYear = years.get(years.size() - 1).number("year");
        double least = 0;
        double most = 0;
        for (MartRow year : years) {
            for (String column : List.of(PLANNED, UPDATED)) {
                if (!year.isEmpty(column)) {
                    least = Math.min(least, value(year, column));
                    most = Math.max(most, value(year, column));
                }
            }
        }
        double margin = (most - least) * 0.08;
        XYPlot plot = Plots.plot(
                Plots.years(first - 0.3, lastYear + roomAtEnd, step, lastYear),
                Plots.numbers(axisLabel, least - margin, most + 2 * margin, words));
        plot.setRangeGridlinesVisible(true);
        plot.setRangeGridlinePaint(Theme.GRID);
        plot.setRangeGridlineStroke(Theme.THIN);
        plot.setDomainGridlinesVisible(false);
        plot.addAnnotation(Marks.line(first - 0.3, 0, lastYear + roomAtEnd, 0, Theme.NEUTRAL, Theme.THIN));
        return plot;
    }

    /** Draws the curves, with a point at each year where asked. */
    void draw(XYPlot plot, boolean withPoints) {
        curve(plot, PLANNED, withPoints);
        curve(plot, UPDATED, withPoints);
    }

    private void curve(XYPlot plot, String column, boolean withPoints) {
        boolean isPlanned = column.equals(PLANNED);
        List<Point2D> points = new ArrayList<>();
        for (MartRow year : years) {
            if (!year.isEmpty(column)) {
                points.add(new Point2D.Double(year.number("year"), value(year, column)));
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
    private double shift(XYPlot plot, MartRow planned, MartRow updated) {
        double apart = value(planned, PLANNED) - value(updated, UPDATED);
        boolean isClose = Math.abs(apart) < plot.getRangeAxis().getRange().getLength() * CLOSE;
        if (!isClose) {
            return 0;
        }
        return apart >= 0 ? SHIFT : -SHIFT;
    }

    private void label(XYPlot plot, MartRow year, String column, boolean withNames, double down) {
        String name = words.said(column.equals(PLANNED) ? "planned" : "updated");
        String text = (withNames ? name + " " : "") + end(column);
        plot.addAnnotation(
                Marks.label(year.number("year"), value(year, column), Marks.LABEL_GAP, 4 + down, text, Theme.TEXT));
    }
}
