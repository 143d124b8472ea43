package fi.robohaku.export.charts;

import java.awt.BasicStroke;
import java.awt.Shape;
import java.awt.geom.Area;
import java.awt.geom.Path2D;
import java.awt.geom.Rectangle2D;

/** The outline and slanting stripes of a shape: the mark of synthetic data, which stays when colours do not. */
final class Hatch {
    private static final double GAP = 5;
    private static final double STRIPE = 1.8;
    private static final float OUTLINE = 1.6f;

    private Hatch() {}

    static Shape of(Shape shape) {
        Rectangle2D bounds = shape.getBounds2D();
        Path2D stripes = new Path2D.Double();
        for (double x = bounds.getMinX() - bounds.getHeight(); x < bounds.getMaxX(); x += GAP) {
            stripes.moveTo(x, bounds.getMaxY());
            stripes.lineTo(x + bounds.getHeight(), bounds.getMinY());
            stripes.lineTo(x + bounds.getHeight() + STRIPE, bounds.getMinY());
            stripes.lineTo(x + STRIPE, bounds.getMaxY());
            stripes.closePath();
        }
        Area hatched = new Area(stripes);
        hatched.intersect(new Area(shape));
        hatched.add(new Area(new BasicStroke(OUTLINE).createStrokedShape(shape)));
        return hatched;
    }
}
