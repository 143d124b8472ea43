package fi.robohaku.export.drawing;

import java.awt.Graphics2D;
import java.util.List;

/**
 * A chart that is ready to be drawn.
 *
 * @param id name by which it is told from other pictures of a page; letters, digits, {@code -} and {@code _}
 * @param title above it
 * @param about what the figures are and what set they are taken over, with the main ones
 * @param values what each mark says, in order
 * @param size in pixels at 96 to the inch
 * @param drawing draws it from the top left corner
 */
public record Picture(String id, String title, String about, List<String> values, Size size, Drawing drawing) {
    /** Width of all pictures: 190 mm in print. */
    public static final int WIDTH = 720;

    /** Draws a picture. */
    @FunctionalInterface
    public interface Drawing {
        void draw(Graphics2D g2);
    }

    /** Size in pixels at 96 to the inch. */
    public record Size(int width, int height) {}

    public Picture {
        values = List.copyOf(values);
    }

    /** The same picture under another title, told in other words. */
    public Picture with(String heading, String text) {
        return new Picture(id, heading, text, List.of(), size, drawing);
    }

    /** All that it shows, in words: the text alternative of a picture that stands alone. */
    public String description() {
        return values.isEmpty() ? about : about + " " + String.join("; ", values);
    }
}
