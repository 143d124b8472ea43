package fi.robohaku.export.drawing;

import java.awt.Graphics2D;
import java.awt.geom.Point2D;
import java.awt.geom.Rectangle2D;
import org.jfree.chart.annotations.AbstractXYAnnotation;
import org.jfree.chart.axis.ValueAxis;
import org.jfree.chart.plot.PlotRenderingInfo;
import org.jfree.chart.plot.XYPlot;

/** A mark that draws itself on a plot, where values say. */
final class MarkAnnotation extends AbstractXYAnnotation {
    private static final long serialVersionUID = 1L;

    private final transient Drawing drawing;

    /** Draws at places given by values. */
    interface Drawing {
        void draw(Graphics2D g2, Place at);
    }

    /** Where values stand in pixels. */
    record Place(XYPlot plot, Rectangle2D area, ValueAxis horizontal, ValueAxis vertical) {
        Point2D pixels(double x, double y) {
            return new Point2D.Double(
                    horizontal.valueToJava2D(x, area, plot.getDomainAxisEdge()),
                    vertical.valueToJava2D(y, area, plot.getRangeAxisEdge()));
        }
    }

    MarkAnnotation(Drawing drawing) {
        this.drawing = drawing;
    }

    @Override
    public void draw(
            Graphics2D g2,
            XYPlot plot,
            Rectangle2D area,
            ValueAxis horizontal,
            ValueAxis vertical,
            int renderer,
            PlotRenderingInfo info) {
        drawing.draw(g2, new Place(plot, area, horizontal, vertical));
    }

    @Override
    public boolean equals(Object other) {
        return this == other;
    }

    @Override
    public int hashCode() {
        return System.identityHashCode(this);
    }
}
