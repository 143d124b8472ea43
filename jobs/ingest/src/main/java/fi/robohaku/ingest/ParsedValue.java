package fi.robohaku.ingest;

import fi.robohaku.contracts.Precision;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The value of a cell as a field understands it, or the rule that the cell breaks.
 *
 * @param rule rule that it breaks; empty where it is understood
 * @param expected what the rule expects, for its message
 * @param status why there is no value; {@code reported} where there is one
 * @param upper upper end of a range
 */
record ParsedValue(
        String rule,
        String expected,
        String status,
        Optional<String> text,
        Optional<BigDecimal> number,
        Optional<BigDecimal> upper,
        Optional<LocalDate> date,
        Optional<Boolean> bool,
        Precision precision) {
    private static final String REPORTED = "reported";

    static ParsedValue invalid(String rule, String expected) {
        return new ParsedValue(
                rule,
                expected,
                "cannot_tell",
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Precision.EXACT);
    }

    static ParsedValue absent(String status) {
        return new ParsedValue(
                "",
                "",
                status,
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Precision.EXACT);
    }

    static ParsedValue text(String value) {
        return new ParsedValue(
                "",
                "",
                REPORTED,
                Optional.of(value),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Precision.EXACT);
    }

    static ParsedValue number(BigDecimal value, Precision precision) {
        return range(value, value, precision);
    }

    static ParsedValue range(BigDecimal low, BigDecimal high, Precision precision) {
        return new ParsedValue(
                "",
                "",
                REPORTED,
                Optional.empty(),
                Optional.of(low),
                Optional.of(high),
                Optional.empty(),
                Optional.empty(),
                precision);
    }

    static ParsedValue date(LocalDate value) {
        return new ParsedValue(
                "",
                "",
                REPORTED,
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.of(value),
                Optional.empty(),
                Precision.EXACT);
    }

    static ParsedValue bool(boolean value) {
        return new ParsedValue(
                "",
                "",
                REPORTED,
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.of(value),
                Precision.EXACT);
    }

    /** Whether the cell breaks a rule. */
    boolean isInvalid() {
        return !rule.isEmpty();
    }

    /** Whether there is a value. */
    boolean isReported() {
        return !isInvalid() && REPORTED.equals(status);
    }

    /** The value as a variable of a check; null where there is none. */
    Object toVariable() {
        return Stream.<Optional<?>>of(number, date, bool, text)
                .flatMap(Optional::stream)
                .findFirst()
                .orElse(null);
    }
}
