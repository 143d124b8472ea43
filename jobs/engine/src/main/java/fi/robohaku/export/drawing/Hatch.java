package fi.robohaku.export.drawing;

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

    /**
     * Hatches a shape.
     *
     * @param isBack whether the stripes lean back, from the top left to the bottom right
     */
    static Shape of(Shape shape, boolean isBack) {
        Rectangle2D bounds = shape.getBounds2D();
        double low = isBack ? bounds.getMinY() : bounds.getMaxY();
        double high = isBack ? bounds.getMaxY() : bounds.getMinY();
        Path2D stripes = new Path2D.Double();
        for (double x = bounds.getMinX() - bounds.getHeight(); x < bounds.getMaxX(); x += GAP) {
            stripes.moveTo(x, low);
            stripes.lineTo(x + bounds.getHeight(), high);
            stripes.lineTo(x + bounds.getHeight() + STRIPE, high);
            stripes.lineTo(x + STRIPE, low);
            stripes.closePath();
        }
        Area hatched = new Area(stripes);
        hatched.intersect(new Area(shape));
        hatched.add(new Area(new BasicStroke(OUTLINE).createStrokedShape(shape)));
        return hatched;
    }
}
