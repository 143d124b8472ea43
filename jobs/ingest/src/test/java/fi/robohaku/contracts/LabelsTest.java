package fi.robohaku.contracts;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LabelsTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "Käytetty rahoitus",
                "  KÄYTETTY\u00a0\t rahoitus ",
                "Ka\u0308ytetty rahoitus",
                "Käy\u00adtetty rahoitus:",
                "Käytetty\nrahoitus *",
                "3. Käytetty rahoitus",
                "3.1) Käytetty rahoitus",
                "a) Käytetty rahoitus",
                "Käytetty rahoitus (t€)",
                "Käytetty rahoitus [alv 0]:",
                "Käytetty rahoitus? (vuoden lopussa).",
            })
    void labelsThatPeopleTakeForTheSameHaveTheSameKey(String label) {
        assertThat(Labels.key(label)).isEqualTo("käytetty rahoitus");
    }

    @Test
    void whatTellsLabelsApartStays() {
        assertThat(Labels.key("Hyöty (arvio) 2022")).isEqualTo("hyöty (arvio) 2022");
        assertThat(Labels.key("2022")).isEqualTo("2022");
        assertThat(Labels.key("2022 hyöty")).isEqualTo("2022 hyöty");
        assertThat(Labels.key("Hyödyt–kustannukset")).isEqualTo("hyödyt-kustannukset");
        assertThat(Labels.key("Summa (a) (b)")).as("only the last pair").isEqualTo("summa (a)");
        assertThat(Labels.key("Summa )")).isEqualTo("summa )");
        assertThat(Labels.key("ab) Summa")).isEqualTo("ab) summa");
    }

    @Test
    void whatIsInBracketsAloneIsItsOwnKey() {
        assertThat(Labels.key("(t€)")).isEqualTo("(t€)");
        assertThat(Labels.key("  :*")).isEmpty();
        assertThat(Labels.key("")).isEmpty();
    }
}
