package fi.robohaku.export.charts;

import fi.robohaku.export.figures.Figures;
import fi.robohaku.export.figures.MartRow;
import java.awt.geom.Rectangle2D;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jfree.chart.JFreeChart;
import org.jfree.chart.LegendItem;
import org.jfree.chart.annotations.XYAnnotation;
import org.jfree.chart.axis.NumberAxis;
import org.jfree.chart.plot.XYPlot;

/** A chart of named rows, one below the other, with marks along an axis of numbers; put together step by step. */
final class Rows {
    private static final double LEAST_ROOM = 0.04;
    private static final double AROUND = 60;
    private static final int ROW_HEIGHT = 25;
    private static final int REST_HEIGHT = 150;
    private static final int NOTICE_HEIGHT = 32;

    private final ChartWords words;
    private final Chart.Name kind;
    private final List<String> names = new ArrayList<>();
    private final List<String> values = new ArrayList<>();
    private final List<XYAnnotation> below = new ArrayList<>();
    private final List<XYAnnotation> marks = new ArrayList<>();
    private final List<Label> labels = new ArrayList<>();
    private final List<LegendItem> legend = new ArrayList<>();
    private String title = "";
    private String about = "";
    private String mart = "";
    private String axis = "";
    private double least;
    private double most;
    private boolean isSynthetic;

    private record Label(double x, double width) {}

    Rows(ChartWords words, Chart.Name kind) {
        this.words = words;
        this.kind = kind;
    }

    /** A row with what its marks say; gives where it stands. */
    int row(String name, String said, boolean synthetic) {
        names.add(name);
        values.add(name + ": " + said);
        isSynthetic |= synthetic;
        return names.size() - 1;
    }

    Rows mark(XYAnnotation mark) {
        marks.add(mark);
        return this;
    }

    /** A mark that others cover. */
    Rows below(XYAnnotation mark) {
        below.add(mark);
        return this;
    }

    /** Words to the right of a value, for which there will be room. */
    Rows label(double x, int y, String text) {
        labels.add(new Label(x, Marks.width(text)));
        return mark(Marks.label(x, y, text));
    }

    /** The axis reaches this value. */
    Rows reach(double value) {
        least = Math.min(least, value);
        most = Math.max(most, value);
        return this;
    }

    Rows legend(String key, Marks.Form form, java.awt.Color color, Marks.Fill fill) {
        legend.add(Plots.item(words.said(key), Marks.form(form, 0, 0), color, fill));
        return this;
    }

    Rows legendBar(String key, double thickness, java.awt.Color color, Marks.Fill fill) {
        legend.add(Plots.item(words.said(key), new Rectangle2D.Double(-9, -thickness / 2, 18, thickness), color, fill));
        return this;
    }

    Rows titled(String shownTitle, String shownAbout, String shownMart, String shownAxis) {
        title = shownTitle;
        about = shownAbout;
        mart = shownMart;
        axis = shownAxis;
        return this;
    }

    /** The chart; empty where there is no row. */
    Optional<Chart> chart() {
        if (names.isEmpty()) {
            return Optional.empty();
        }
        int height = REST_HEIGHT + (isSynthetic ? NOTICE_HEIGHT : 0) + ROW_HEIGHT * names.size();
        Chart.Size size = new Chart.Size(Chart.WIDTH, height);
        JFreeChart drawn = Plots.chart(plot(), frame(words, title, about, mart, isSynthetic));
        return Optional.of(new Chart(
                kind,
                title,
                about,
                values,
                isSynthetic,
                size,
                g2 -> drawn.draw(g2, new Rectangle2D.Double(0, 0, size.width(), size.height()))));
    }

    private XYPlot plot() {
        double margin = (most - least) * LEAST_ROOM;
        NumberAxis numbers = Plots.numbers(axis, least - margin, mostWithLabels(least - margin, most + margin), words);
        XYPlot plot = Plots.plot(numbers, Plots.rows(names));
        if (isSynthetic) {
            legend.add(Plots.item(
                    words.said("synthetic_legend"),
                    new Rectangle2D.Double(-9, -5, 18, 10),
                    Theme.NEUTRAL,
                    Marks.Fill.HATCHED));
        }
        plot.setFixedLegendItems(Plots.items(legend));
        below.forEach(plot::addAnnotation);
        marks.forEach(plot::addAnnotation);
        return plot;
    }

    /** Where the axis must end so that no words are cut. */
    private double mostWithLabels(double from, double to) {
        double longest = names.stream().mapToDouble(Marks::width).max().orElse(0);
        double width = Chart.WIDTH - longest - AROUND;
        double end = to;
        for (Label label : labels) {
            double free = width - label.width() - Marks.LABEL_GAP;
            end = Math.max(end, from + (label.x() - from) * width / free);
        }
        return end;
    }

    /** The words around any chart. */
    static Plots.Frame frame(ChartWords words, String title, String about, String mart, boolean isSynthetic) {
        return new Plots.Frame(
                title,
                about,
                isSynthetic ? words.said("synthetic") : "",
                words.said("source", Map.of("mart", mart, "run", words.runId())));
    }

    /** What a project is called beside its row: agency and short name, or its id. */
    static String project(Figures figures, MartRow row) {
        String acronym = figures.rows("project", row.text("round")).stream()
                .filter(project -> project.text("project_id").equals(row.text("project_id")))
                .map(project -> project.text("acronym"))
                .findFirst()
                .orElse("");
        String id = row.text("project_id");
        return acronym.isEmpty() ? id : row.text("agency_code") + " · " + acronym;
    }
}
