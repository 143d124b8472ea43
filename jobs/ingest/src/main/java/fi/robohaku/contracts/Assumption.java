package fi.robohaku.contracts;

import java.math.BigDecimal;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;

/**
 * What is taken for granted where no source tells, an entry of {@code schemas/assumptions.yml}.
 *
 * @param id name under which documents, marts and notes speak of it
 * @param round call round that it is made for
 * @param value a number, or numbers parted by colons
 * @param low one end of the range of plausible values, written as the value
 * @param high the other end
 * @param parameter SQL type under which marts know value and range; empty where they are not computed over the range
 * @param text what is assumed, a clause; {value}, {low} and {high} stand for the numbers
 * @param why what speaks for value and range
 * @param rests what rests on it
 */
public record Assumption(
        String id,
        String round,
        String value,
        String low,
        String high,
        String parameter,
        Texts text,
        Texts why,
        Texts rests) {

    public Assumption {
        Objects.requireNonNull(id, "id");
        Objects.requireNonNull(round, "round of " + id);
        Objects.requireNonNull(text, "text of " + id);
        Objects.requireNonNull(why, "why of " + id);
        Objects.requireNonNull(rests, "rests of " + id);
        parameter = parameter == null ? "" : parameter;
        for (String one : List.of(value, low, high)) {
            if (!one.matches("\\d+(\\.\\d+)?(:\\d+(\\.\\d+)?)*")) {
                throw new ContractException(
                        "assumption " + id + ": '" + one + "' is no number, nor several with colons");
            }
        }
    }

    /** Whether marts are computed over the range. */
    public boolean isVaried() {
        return !parameter.isEmpty();
    }

    /** The numbers of the value. */
    public List<BigDecimal> numbers() {
        return Stream.of(value.split(":")).map(BigDecimal::new).toList();
    }

    /**
     * The value, where it is one whole number.
     *
     * @throws ArithmeticException where it is not whole
     */
    public int whole() {
        return numbers().get(0).intValueExact();
    }

    /** What is assumed, with its numbers. */
    public String told(Language language) {
        return text.in(language)
                .replace("{value}", written(value, language))
                .replace("{low}", written(low, language))
                .replace("{high}", written(high, language));
    }

    /** What is assumed, by its name and with its range: what a document says that is made by it. */
    public String rule(Language language) {
        String word = switch (language) {
            case FI -> "oletus";
            case SV -> "antagande";
            case EN -> "assumption";
        };
        return word + " " + id + ": " + told(language) + " (" + range(language) + ")";
    }

    /** The two ends of the range. */
    public String range(Language language) {
        return written(low, language) + "–" + written(high, language);
    }

    /** Thousands stand apart, but not those of a year. */
    private static String written(String number, Language language) {
        return number.replaceFirst("^(\\d{2,3})(\\d{3})$", "$1" + (language == Language.EN ? "," : "\u00a0") + "$2");
    }
}
