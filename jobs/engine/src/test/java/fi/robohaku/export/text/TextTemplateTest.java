package fi.robohaku.export.text;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import fi.robohaku.contracts.ContractException;
import java.math.BigDecimal;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Texts with places for values and with plural forms. */
class TextTemplateTest {
    private static final String ROWS = "{table}: {n, plural, one {# row of {part:pct}} other {# rows}}.";

    private static String filled(String text, Map<String, String> values) {
        return TextTemplate.parse(text)
                .fill(
                        name -> values.containsKey(name) ? new BigDecimal(values.get(name)) : null,
                        part -> values.get(part.name()) + (part.isPercent() ? " %" : ""));
    }

    @Test
    void eachPlaceHasItsValueAndACountChoosesItsForm() {
        assertThat(filled(ROWS, Map.of("table", "t", "n", "1", "part", "5"))).isEqualTo("t: 1 row of 5 %.");
        assertThat(filled(ROWS, Map.of("table", "t", "n", "1.00", "part", "5"))).isEqualTo("t: 1.00 row of 5 %.");
        assertThat(filled(ROWS, Map.of("table", "t", "n", "0"))).isEqualTo("t: 0 rows.");
        assertThat(filled(ROWS, Map.of("table", "t", "n", "21"))).isEqualTo("t: 21 rows.");
        assertThat(filled("{n, plural, one {hanke} other {hanketta}}", Map.of()))
                .as("no count")
                .isEqualTo("hanketta");
    }

    @Test
    void aValueIsNeverReadAsAPlace() {
        assertThat(filled("{a} {b}", Map.of("a", "{b}", "b", "{n, plural"))).isEqualTo("{b} {n, plural");
    }

    @Test
    void namesAndStylesOfPlacesAreKnown() {
        TextTemplate template = TextTemplate.parse(ROWS);
        assertThat(template.names()).containsExactly("table", "n", "part");
        assertThat(template.isPercent("part")).isTrue();
        assertThat(template.isPercent("table")).isFalse();
        assertThat(TextTemplate.parse("# {x}").names())
                .as("a sign outside a plural")
                .containsExactly("x");
        assertThat(filled("nro # {x}", Map.of("x", "1"))).isEqualTo("nro # 1");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{n",
                "{}",
                "{a b}",
                "{a:euros}",
                "{n, plural, one {x}}",
                "{n, plural, one {x} many {y}}",
                "{n, plural, one {x} other {y} z}",
                "{n, plural, one {x} other {y}"
            })
    void whatIsNoPlaceIsRefusedWithTheText(String text) {
        assertThatThrownBy(() -> TextTemplate.parse(text))
                .isInstanceOf(ContractException.class)
                .hasMessageContaining(
                        "in: " + text.replaceAll("^.*\\{n, plural, one \\{x} other \\{y}$", "{n, plural"));
    }
}
