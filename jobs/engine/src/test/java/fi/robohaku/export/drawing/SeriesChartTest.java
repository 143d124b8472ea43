package fi.robohaku.export.drawing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.awt.Color;
import java.math.BigDecimal;
import java.text.DecimalFormat;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Element;

/** Charts of columns of numbers: a mark stands where its value says, and what is not known is left out. */
class SeriesChartTest {
    private static final Frame FRAME = new Frame("Title", "About", "", "");

    private static SeriesData.Series series(String label, String... values) {
        List<Optional<BigDecimal>> numbers = new ArrayList<>();
        for (String value : values) {
            numbers.add(Optional.ofNullable(value).map(BigDecimal::new));
        }
        return new SeriesData.Series(
                label,
                label,
                numbers,
                value -> value.map(BigDecimal::toPlainString).orElse("–"));
    }

    private static SeriesData data(boolean isSynthetic, SeriesData.Series... series) {
        return new SeriesData("Row", List.of("a", "b", "c"), List.of(isSynthetic, false, false), List.of(series));
    }

    private static Svg drawn(SeriesData data, Function<SeriesChart, Picture> kind) throws Exception {
        Picture picture = kind.apply(new SeriesChart("chart", data, new DecimalFormat("0.##"), FRAME));
        return Svg.of(SvgPicture.alone(picture, "en"));
    }

    private static List<Element> filled(Svg svg, String name, Color color) {
        return svg.all(name).stream()
                .filter(element -> Svg.inherited(element, "fill").equals(Svg.rgb(color)))
                .toList();
    }

    private static double number(Element element, String attribute) {
        return Double.parseDouble(element.getAttribute(attribute));
    }

    @Test
    void theLengthOfABarIsItsValue() throws Exception {
        Svg svg = drawn(
                data(false, series("plan", "10", "20", null), series("update", "5", "15", "20")), SeriesChart::bars);
        List<Element> bars = filled(svg, "rect", Theme.UPDATED).stream()
                .filter(bar -> number(bar, "width") > 20)
                .toList();
        assertThat(bars).hasSize(3);
        double unit = number(bars.get(0), "width") / 5;
        assertThat(number(bars.get(1), "width")).isCloseTo(15 * unit, within(0.1));
        assertThat(number(bars.get(2), "width")).isCloseTo(20 * unit, within(0.1));
        assertThat(svg.texts()).contains("10", "20", "5", "15").doesNotContain("–");
    }

    @Test
    void pointsStandWhereTheirValuesSayAndADumbbellJoinsThoseThatAreKnown() throws Exception {
        SeriesData data = data(false, series("plan", "-1", "0", "4"), series("update", null, "1", "2"));
        for (Svg svg : List.of(drawn(data, SeriesChart::points), drawn(data, SeriesChart::dumbbells))) {
            List<Svg.Place> points = svg.emptyCircles(Theme.PLANNED).stream()
                    .filter(point -> point.y() > 100)
                    .toList();
            assertThat(points).hasSize(3);
            double unit = points.get(1).x() - points.get(0).x();
            assertThat(points.get(2).x() - points.get(1).x()).isCloseTo(4 * unit, within(0.1));
        }
        assertThat(lines(drawn(data, SeriesChart::points), Theme.NEUTRAL)).isEmpty();
        assertThat(lines(drawn(data, SeriesChart::dumbbells), Theme.NEUTRAL)).hasSize(2);
    }

    private static List<Element> lines(Svg svg, Color color) {
        return svg.all("path").stream()
                .filter(path -> Svg.inherited(path, "stroke").equals(Svg.rgb(color))
                        && Svg.inherited(path, "fill").equals("none"))
                .toList();
    }

    @Test
    void aLineIsBrokenWhereAValueIsNotKnown() throws Exception {
        SeriesData whole = data(false, series("plan", "1", "2", "3"));
        assertThat(lines(drawn(whole, SeriesChart::lines), Theme.PLANNED)).hasSize(1);
        SeriesData broken = new SeriesData(
                "Row",
                List.of("a", "b", "c", "d", "e"),
                List.of(false, false, false, false, false),
                List.of(series("plan", "1", "2", null, "4", "5")));
        assertThat(lines(drawn(broken, SeriesChart::lines), Theme.PLANNED)).hasSize(2);
    }

    @Test
    void aSyntheticRowIsHatchedAndHasAStar() throws Exception {
        SeriesData data = data(true, series("plan", "1", "2", "3"));
        Svg svg = drawn(data, SeriesChart::bars);
        assertThat(svg.texts()).contains("a *", "b").doesNotContain("b *");
        assertThat(filled(svg, "path", Theme.PLANNED)).as("stripes").hasSize(1);
        assertThat(data.inWords()).containsExactly("a *: plan 1", "b: plan 2", "c: plan 3");
    }

    @Test
    void whatCannotBeToldApartIsRefused() {
        SeriesData.Series one = series("plan", "1", "2", "3");
        assertThatThrownBy(() -> data(false, one, one, one, one)).hasMessageContaining("at most 3 series");
    }

    @Test
    void zeroAloneAndNothingAtAllCanBeDrawn() throws Exception {
        assertThat(drawn(data(false, series("plan", "0", "0", "0")), SeriesChart::bars)
                        .texts())
                .contains("0");
        assertThat(drawn(data(false, series("plan", null, null, null)), SeriesChart::lines)
                        .texts())
                .contains("a", "b", "c");
    }
}
