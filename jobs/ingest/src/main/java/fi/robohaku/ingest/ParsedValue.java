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
        return withoutValue(rule, expected, "cannot_tell");
    }

    static ParsedValue absent(String status) {
        return withoutValue("", "", status);
    }

    static ParsedValue text(String value) {
        return of(Optional.of(value), Optional.empty(), Optional.empty());
    }

    static ParsedValue date(LocalDate value) {
        return of(Optional.empty(), Optional.of(value), Optional.empty());
    }

    static ParsedValue bool(boolean value) {
        return of(Optional.empty(), Optional.empty(), Optional.of(value));
    }

    static ParsedValue number(BigDecimal value, Precision precision) {
        return range(value, value, precision);
    }

    static ParsedValue range(BigDecimal low, BigDecimal high, Precision precision) {
        Optional<BigDecimal> upper = Optional.of(high);
        return new ParsedValue(
                "",
                "",
                REPORTED,
                Optional.empty(),
                Optional.of(low),
                upper,
                Optional.empty(),
                Optional.empty(),
                precision);
    }

    private static ParsedValue withoutValue(String rule, String expected, String status) {
        ParsedValue none = of(Optional.empty(), Optional.empty(), Optional.empty());
        return new ParsedValue(
                rule, expected, status, none.text, none.number, none.upper, none.date, none.bool, none.precision);
    }

    private static ParsedValue of(Optional<String> text, Optional<LocalDate> date, Optional<Boolean> bool) {
        return new ParsedValue("", "", REPORTED, text, Optional.empty(), Optional.empty(), date, bool, Precision.EXACT);
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
