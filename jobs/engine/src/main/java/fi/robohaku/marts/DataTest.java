package fi.robohaku.marts;

import java.util.List;

/**
 * A test of the rows of a mart: one that is declared, or one that follows from its key and columns.
 *
 * @param name sentence in snake case; null where the kind gives it
 * @param severity what a breach means
 * @param expected what is expected, in words; null where the kind says it
 */
record DataTest(String name, MartTest.Severity severity, String expected, TestKind kind) {
    /** A test that the columns of a key tell rows apart. */
    static DataTest ofKey(List<String> columns) {
        return new DataTest(
                "key_is_unique", MartTest.Severity.ERROR, "0 rows more than keys", new UniqueCombination(columns));
    }

    /** A test that a column is never empty. */
    static DataTest ofNeverEmpty(String column) {
        return new DataTest(
                column + "_is_never_empty",
                MartTest.Severity.ERROR,
                "0 empty cells",
                new ExpressionIsTrue(column + " IS NOT NULL"));
    }

    DataTest withKind(TestKind other) {
        return new DataTest(name, severity, expected, other);
    }

    /**
     * Writes the test as SQL over the rows of a mart.
     *
     * @param alias name that no other test of the mart has
     */
    CompiledTest compile(String mart, String alias) {
        return kind.compile(this, mart, alias);
    }

    String nameOr(String otherwise) {
        return name == null ? otherwise : name;
    }

    String expectedOr(String otherwise) {
        return expected == null ? otherwise : expected;
    }
}
