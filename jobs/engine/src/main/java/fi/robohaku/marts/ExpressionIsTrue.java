package fi.robohaku.marts;

import java.util.List;

/**
 * A predicate is true of every row; null is a breach.
 *
 * @param expression SQL over the columns of a row
 */
record ExpressionIsTrue(String expression) implements TestKind {
    @Override
    public CompiledTest compile(DataTest declared, String mart, String alias) {
        return CompiledTest.ofRows(
                declared.name(),
                declared.severity(),
                List.of(),
                "(NOT coalesce(" + expression + ", false))",
                declared.expectedOr("0 rows of which this is not true: " + expression));
    }
}
