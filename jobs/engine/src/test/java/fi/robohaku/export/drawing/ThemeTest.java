package fi.robohaku.export.drawing;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.Color;
import java.awt.Rectangle;
import java.awt.Shape;
import java.awt.geom.Area;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** That charts can be read: contrast as WCAG 2.1 counts it, and marks that differ without colour. */
class ThemeTest {
    private static double channel(int value) {
        double share = value / 255.0;
        return share <= 0.04045 ? share / 12.92 : Math.pow((share + 0.055) / 1.055, 2.4);
    }

    private static double luminance(Color color) {
        return 0.2126 * channel(color.getRed())
                + 0.7152 * channel(color.getGreen())
                + 0.0722 * channel(color.getBlue());
    }

    private static double contrast(Color one, Color other) {
        double lighter = Math.max(luminance(one), luminance(other));
        double darker = Math.min(luminance(one), luminance(other));
        return (lighter + 0.05) / (darker + 0.05);
    }

    @Test
    void contrastIsCountedAsTheStandardDoes() {
        assertThat(contrast(Color.BLACK, Color.WHITE)).isEqualTo(21);
        assertThat(contrast(new Color(0x777777), Color.WHITE)).isBetween(4.47, 4.49);
    }

    @Test
    void marksStandOutByThreeToOne() {
        assertThat(Theme.marks())
                .allSatisfy(
                        color -> assertThat(contrast(color, Theme.BACKGROUND)).isGreaterThanOrEqualTo(3));
    }

    @Test
    void textStandsOutByFourAndAHalfToOneAlsoOnTheNotice() {
        for (Color ground : List.of(Theme.BACKGROUND, Theme.NOTICE)) {
            assertThat(Theme.texts())
                    .allSatisfy(color -> assertThat(contrast(color, ground)).isGreaterThanOrEqualTo(4.5));
        }
    }

    @Test
    void coloursOfMarksArePairwiseDifferent() {
        assertThat(Theme.marks()).doesNotHaveDuplicates();
    }

    @Test
    void theShapesOfPointsDifferSoThatGreyIsEnough() {
        Area circle = new Area(Marks.form(Marks.Form.CIRCLE, 0, 0));
        Area diamond = new Area(Marks.form(Marks.Form.DIAMOND, 0, 0));
        Area tick = new Area(Marks.form(Marks.Form.TICK, 0, 0));
        assertThat(circle.equals(diamond)).isFalse();
        assertThat(diamond.equals(tick)).isFalse();
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void aHatchedShapeIsNeitherFullNorEmpty(boolean isBack) {
        Shape hatched = Hatch.of(new Rectangle(0, 0, 60, 20), isBack);
        int inside = 0;
        for (int x = 3; x < 57; x++) {
            for (int y = 3; y < 17; y++) {
                inside += hatched.contains(x + 0.5, y + 0.5) ? 1 : 0;
            }
        }
        assertThat(inside / (54.0 * 14)).isBetween(0.2, 0.6);
    }

    @Test
    void stripesOfWhatIsFullAndOfWhatIsEmptyCross() {
        Shape full = new Rectangle(0, 0, 60, 20);
        Shape forth = Marks.Fill.of(true, true).shape(full);
        Shape back = Marks.Fill.of(false, true).shape(full);
        int different = 0;
        for (double x = 3.3; x < 57; x++) {
            for (double y = 3.3; y < 17; y++) {
                assertThat(back.contains(x, 20 - y))
                        .as("one is the other upside down")
                        .isEqualTo(forth.contains(x, y));
                different += back.contains(x, y) == forth.contains(x, y) ? 0 : 1;
            }
        }
        assertThat(different).isGreaterThan(100);
    }

    @Test
    void seriesStandOutFromTheGroundAndStayApartInGrey() {
        Color before = null;
        for (Theme.SeriesLook look : Theme.SERIES) {
            assertThat(contrast(look.color(), Theme.BACKGROUND)).isGreaterThanOrEqualTo(3);
            Color inside = look.isFull() ? look.color() : Theme.BACKGROUND;
            if (before != null) {
                assertThat(contrast(before, inside)).isGreaterThanOrEqualTo(2.5);
            }
            before = inside;
        }
        assertThat(Theme.SERIES.stream().map(Theme.SeriesLook::form)).doesNotHaveDuplicates();
        assertThat(Theme.SERIES.stream().map(Theme.SeriesLook::stroke)).doesNotHaveDuplicates();
    }
}
