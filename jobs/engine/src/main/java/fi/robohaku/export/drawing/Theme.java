package fi.robohaku.export.drawing;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Font;
import java.awt.FontFormatException;
import java.awt.Stroke;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;

/**
 * The one look of all charts. Colours are of Okabe and Ito's set that colour-blind people tell apart, those of it that
 * stand out from white by 3 to 1; what a mark means is told by its shape and its words as well.
 */
public final class Theme {
    public static final Color BACKGROUND = Color.WHITE;
    public static final Color TEXT = new Color(0x1A1A1A);
    public static final Color FAINT_TEXT = new Color(0x4D4D4D);
    public static final Color GRID = new Color(0xD9D9D9);
    public static final Color PLANNED = new Color(0x0072B2);
    public static final Color UPDATED = new Color(0xD55E00);
    public static final Color BETTER = new Color(0x00805E);
    public static final Color NEUTRAL = new Color(0x595959);
    public static final Color NOTICE = new Color(0xFFF3D6);

    public static final Stroke THIN = new BasicStroke(1f);
    public static final Stroke LINE = new BasicStroke(2f, BasicStroke.CAP_BUTT, BasicStroke.JOIN_ROUND);
    public static final Stroke WIDE = new BasicStroke(5f, BasicStroke.CAP_BUTT, BasicStroke.JOIN_ROUND);
    public static final Stroke DASHED =
            new BasicStroke(2f, BasicStroke.CAP_BUTT, BasicStroke.JOIN_ROUND, 1f, new float[] {7f, 4f}, 0f);

    /** Name by which pages and pictures call the font. */
    public static final String FAMILY = "Source Sans 3";

    private static final String FONTS = "/fi/robohaku/export/fonts/";
    private static final Font REGULAR = font("SourceSans3-Regular.ttf");
    private static final Font SEMIBOLD = font("SourceSans3-Semibold.ttf");

    /** How the series of a chart look, first to last: they differ by shape and by lightness as well as by hue. */
    public static final List<SeriesLook> SERIES = List.of(
            new SeriesLook(PLANNED, Marks.Form.CIRCLE, false, LINE),
            new SeriesLook(UPDATED, Marks.Form.DIAMOND, true, DASHED),
            new SeriesLook(TEXT, Marks.Form.TICK, true, THIN));

    /**
     * How a series looks.
     *
     * @param form of its points
     * @param isFull whether its marks are full of the colour, or empty with an outline
     * @param stroke of its line
     */
    public record SeriesLook(Color color, Marks.Form form, boolean isFull, Stroke stroke) {}

    private Theme() {}

    /** Text of a size in pixels at 96 to the inch. */
    public static Font regular(float size) {
        return REGULAR.deriveFont(size);
    }

    /** The heavier face. */
    public static Font semibold(float size) {
        return SEMIBOLD.deriveFont(size);
    }

    /** Whether a family as the drawing calls it is the heavier face. */
    static boolean isSemibold(String family) {
        return family.contains(SEMIBOLD.getFamily()) && !SEMIBOLD.getFamily().equals(REGULAR.getFamily());
    }

    /** The colours of marks. */
    static List<Color> marks() {
        return List.of(PLANNED, UPDATED, BETTER, NEUTRAL);
    }

    /** The colours of text. */
    static List<Color> texts() {
        return List.of(TEXT, FAINT_TEXT);
    }

    /** A file of the font that pictures carry with them. */
    public static byte[] file(String name) {
        try (InputStream in = Theme.class.getResourceAsStream(FONTS + name)) {
            return in.readAllBytes();
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    private static Font font(String name) {
        try (InputStream in = Theme.class.getResourceAsStream(FONTS + name)) {
            return Font.createFont(Font.TRUETYPE_FONT, in);
        } catch (IOException | FontFormatException e) {
            throw new IllegalStateException(e);
        }
    }
}
