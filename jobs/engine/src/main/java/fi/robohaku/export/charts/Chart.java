package fi.robohaku.export.charts;

import java.awt.Graphics2D;
import java.util.List;

/**
 * A chart that is ready to be drawn.
 *
 * @param kind what it shows; with the round the name of its files
 * @param title above it
 * @param about what the figures are and what set they are taken over, with the main ones: with the title the text
 *     alternative
 * @param values what each mark says, in order
 * @param isSynthetic whether any figure was made for the samples
 * @param size in pixels at 96 to the inch
 * @param drawing draws it from the top left corner
 */
public record Chart(
        Name kind, String title, String about, List<String> values, boolean isSynthetic, Size size, Drawing drawing) {
    /** Width of all charts: 190 mm in print. */
    static final int WIDTH = 720;

    /** Draws a chart. */
    @FunctionalInterface
    public interface Drawing {
        void draw(Graphics2D g2);
    }

    /** What a chart shows, and of which round. */
    public record Name(String chart, String round) {
        /** Name of its files, without the ending. */
        public String file() {
            return chart + "_" + round;
        }
    }

    /** Size in pixels at 96 to the inch. */
    public record Size(int width, int height) {}

    public Chart {
        values = List.copyOf(values);
    }
}
