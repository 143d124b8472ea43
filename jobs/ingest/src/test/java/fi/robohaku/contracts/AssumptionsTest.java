package fi.robohaku.contracts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;

/** Assumptions have a name, numbers and words in three languages. */
class AssumptionsTest {
    private static final Texts SAYS =
            new Texts("vuosi on {value} euroa", "ett år är {value} euro", "a year is {value} euros");
    private static final Texts WORDS = new Texts("a", "b", "c");

    private static Assumption assumption(String value, String low, String high) {
        return new Assumption("person_year", "2020", value, low, high, null, SAYS, WORDS, WORDS);
    }

    @Test
    void anAssumptionIsToldByItsNameWithItsValueAndItsRange() {
        Assumption one = assumption("60000", "45000", "70000");
        assertThat(one.rule(Language.FI))
                .isEqualTo("oletus person_year: vuosi on 60\u00a0000 euroa (45\u00a0000–70\u00a0000)");
        assertThat(one.rule(Language.EN)).isEqualTo("assumption person_year: a year is 60,000 euros (45,000–70,000)");
        assertThat(assumption("2023", "2022", "2024").range(Language.EN))
                .as("a year is no sum")
                .isEqualTo("2022–2024");
        assertThat(one.isVaried()).as("has a parameter of marts").isFalse();
    }

    @Test
    void aValueThatIsNoNumberIsRefused() {
        assertThatThrownBy(() -> assumption("many", "1", "2"))
                .isInstanceOf(ContractException.class)
                .hasMessage("assumption person_year: 'many' is no number, nor several with colons");
    }

    @Test
    void anAssumptionStandsThereOnce() {
        Assumption one = assumption("1:2:3", "1:1:1", "1:3:6");
        assertThat(one.numbers()).extracting(Object::toString).containsExactly("1", "2", "3");
        List<Assumption> twice = List.of(one, one);
        assertThatThrownBy(() -> new Assumptions(twice))
                .isInstanceOf(ContractException.class)
                .hasMessage("assumptions.yml: an assumption stands there twice");
        assertThatThrownBy(() -> new Assumptions(List.of(one)).get("start"))
                .isInstanceOf(ContractException.class)
                .hasMessage("No assumption 'start' in schemas/assumptions.yml");
    }
}
