package fi.robohaku.marts;

import java.util.List;
import java.util.Optional;

/**
 * A test of a mart as SQL over its rows.
 *
 * @param holds aggregate that must be true; null is a breach
 * @param actual aggregate that is measured, shown beside the outcome
 * @param expected what it should be, in words
 * @param joins joins that {@code holds} and {@code failing} need; they add no row
 * @param failing predicate that is true of the rows that break the test; empty where no single row does
 */
record MartCheck(
        String name,
        MartTest.Severity severity,
        String holds,
        String actual,
        String expected,
        List<String> joins,
        Optional<String> failing) {
    MartCheck {
        joins = List.copyOf(joins);
    }

    /** A check that no row may break. */
    static MartCheck ofRows(
            String name, MartTest.Severity severity, List<String> joins, String failing, String expected) {
        return new MartCheck(
                name,
                severity,
                "count_if(" + failing + ") = 0",
                "count_if(" + failing + ")",
                expected,
                joins,
                Optional.of(failing));
    }

    /**
     * What a check said of a mart.
     *
     * @param actual what was measured
     */
    record Measured(String mart, MartCheck check, boolean holds, String actual) {
        /** Whether the mart must not be published. */
        boolean isFatal() {
            return !holds && check.severity() == MartTest.Severity.ERROR;
        }
    }
}
