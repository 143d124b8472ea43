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
record CompiledTest(
        String name,
        MartTest.Severity severity,
        String holds,
        String actual,
        String expected,
        List<String> joins,
        Optional<String> failing) {
    CompiledTest {
        joins = List.copyOf(joins);
    }

    /** A test that no row may break. */
    static CompiledTest ofRows(
            String name, MartTest.Severity severity, List<String> joins, String failing, String expected) {
        return new CompiledTest(
                name,
                severity,
                "count_if(" + failing + ") = 0",
                "count_if(" + failing + ")",
                expected,
                joins,
                Optional.of(failing));
    }

    /**
     * What a test said of a mart.
     *
     * @param actual what was measured
     */
    record Measured(String mart, CompiledTest test, boolean holds, String actual) {
        /** Whether the mart must not be published. */
        boolean isFatal() {
            return !holds && test.severity() == MartTest.Severity.ERROR;
        }
    }
}
