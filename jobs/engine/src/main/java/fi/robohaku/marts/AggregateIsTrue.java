package fi.robohaku.marts;

import java.util.List;
import java.util.Optional;

/**
 * A predicate is true of all rows together; null is a breach. What dbt_utils has no test for: its expression_is_true is
 * of single rows.
 *
 * @param aggregate SQL over all rows, {@code count(*) > 0} for example
 * @param actual SQL that is measured, shown beside the outcome; the aggregate itself where it is not given
 * @param failingRows predicate of the rows to show where it fails; may be absent
 */
record AggregateIsTrue(String aggregate, String actual, String failingRows) implements TestKind {
    @Override
    public CompiledTest compile(DataTest declared, String mart, String alias) {
        return new CompiledTest(
                declared.name(),
                declared.severity(),
                aggregate,
                actual == null ? aggregate : actual,
                declared.expectedOr("true"),
                List.of(),
                Optional.ofNullable(failingRows));
    }
}
