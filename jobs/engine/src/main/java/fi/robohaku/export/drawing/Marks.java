package fi.robohaku.export.drawing;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.Shape;
import java.awt.Stroke;
import java.awt.font.FontRenderContext;
import java.awt.geom.Ellipse2D;
import java.awt.geom.Line2D;
import java.awt.geom.Path2D;
import java.awt.geom.Point2D;
import java.awt.geom.Rectangle2D;
import java.util.List;
import org.jfree.chart.annotations.XYAnnotation;

/** Marks of a chart, placed by values and sized in pixels. */
public final class Marks {
    /** The shape of a point. */
    public enum Form {
        CIRCLE,
        DIAMOND,
        TICK
    }

    /** How a mark is filled: full of its colour, empty, or hatched, which says that it is synthetic. */
    public enum Fill {
        FULL,
        EMPTY,
        /** In place of full. */
        HATCHED,
        /** In place of empty, with stripes the other way. */
        HATCHED_BACK;

        /** Full or empty for what is real, hatched for what was made up. */
        public static Fill of(boolean isFull, boolean isSynthetic) {
            if (isSynthetic) {
                return isFull ? HATCHED : HATCHED_BACK;
            }
            return isFull ? FULL : EMPTY;
        }

        /** Whether it says that the figure is synthetic. */
        boolean isHatched() {
            return this == HATCHED || this == HATCHED_BACK;
        }

        /** A shape as it is filled. */
        Shape shape(Shape outline) {
            return isHatched() ? Hatch.of(outline, this == HATCHED_BACK) : outline;
        }
    }

    /** Pixels from a value to its words. */
    public static final double LABEL_GAP = 12;

    private Marks() {}

    /** A point of a value; size in pixels across. */
    public static XYAnnotation point(double x, double y, Form form, Color color, Fill fill) {
        return new MarkAnnotation((g2, at) -> {
            Point2D centre = at.pixels(x, y);
            fill(g2, form(form, centre.getX(), centre.getY()), color, fill);
        });
    }

    /** The outline of a point. */
    public static Shape form(Form form, double x, double y) {
        return switch (form) {
            case CIRCLE -> new Ellipse2D.Double(x - 5, y - 5, 10, 10);
            case DIAMOND -> {
                Path2D diamond = new Path2D.Double();
                diamond.moveTo(x, y - 6.5);
                diamond.lineTo(x + 6.5, y);
                diamond.lineTo(x, y + 6.5);
                diamond.lineTo(x - 6.5, y);
                diamond.closePath();
                yield diamond;
            }
            case TICK -> new Rectangle2D.Double(x - 1.5, y - 8, 3, 16);
        };
    }

    /** A bar from a value to another; thickness in pixels. */
    public static XYAnnotation bar(double from, double to, double y, double thickness, Color color, Fill fill) {
        return new MarkAnnotation((g2, at) -> {
            double x0 = at.pixels(Math.min(from, to), y).getX();
            Point2D end = at.pixels(Math.max(from, to), y);
            double width = end.getX() - x0;
            fill(g2, new Rectangle2D.Double(x0, end.getY() - thickness / 2, width, thickness), color, fill);
        });
    }

    /** A line through points. */
    public static XYAnnotation line(List<Point2D> points, Color color, Stroke stroke) {
        return new MarkAnnotation((g2, at) -> {
            g2.setPaint(color);
            g2.setStroke(stroke);
            Path2D path = new Path2D.Double();
            for (Point2D point : points) {
                Point2D next = at.pixels(point.getX(), point.getY());
                if (path.getCurrentPoint() == null) {
                    path.moveTo(next.getX(), next.getY());
                } else {
                    path.lineTo(next.getX(), next.getY());
                }
            }
            g2.draw(path);
        });
    }

    /** A line from one point to another. */
    public static XYAnnotation line(double x0, double y0, double x1, double y1, Color color, Stroke stroke) {
        return line(List.of(new Point2D.Double(x0, y0), new Point2D.Double(x1, y1)), color, stroke);
    }

    /** A line across the whole plot at a value of the axis below. */
    public static XYAnnotation across(double x, Color color, Stroke stroke) {
        return new MarkAnnotation((g2, at) -> {
            double px = at.pixels(x, 0).getX();
            g2.setPaint(color);
            g2.setStroke(stroke);
            g2.draw(new Line2D.Double(px, at.area().getMinY(), px, at.area().getMaxY()));
        });
    }

    /** Words that begin a little to the right of a value. */
    static XYAnnotation label(double x, double y, String text) {
        return label(x, y, LABEL_GAP, 4, text, Theme.TEXT);
    }

    /** Words that begin some pixels from a value. */
    public static XYAnnotation label(double x, double y, double right, double down, String text, Color color) {
        return new MarkAnnotation((g2, at) -> {
            Point2D point = at.pixels(x, y);
            double x0 = point.getX() + right;
            g2.setPaint(Theme.BACKGROUND);
            g2.fill(new Rectangle2D.Double(x0 - 1, point.getY() + down - 11, width(text) + 2, 14));
            g2.setPaint(color);
            g2.setFont(Theme.regular(Plots.SIZE));
            g2.drawString(text, (float) x0, (float) (point.getY() + down));
        });
    }

    /** Width of words in pixels. */
    static double width(String text) {
        return Theme.regular(Plots.SIZE)
                .getStringBounds(text, new FontRenderContext(null, true, true))
                .getWidth();
    }

    static void fill(Graphics2D g2, Shape shape, Color color, Fill fill) {
        g2.setPaint(Theme.BACKGROUND);
        g2.fill(shape);
        g2.setPaint(color);
        if (fill == Fill.FULL) {
            g2.fill(shape);
        } else if (fill.isHatched()) {
            g2.fill(fill.shape(shape));
        } else {
            g2.setStroke(Theme.LINE);
            g2.draw(shape);
        }
    }
}
