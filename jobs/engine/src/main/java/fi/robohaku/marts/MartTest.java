package fi.robohaku.marts;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonProperty;
import fi.robohaku.contracts.ContractException;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;

/**
 * A test of a mart: a name, a severity and a kind.
 *
 * @param name sentence in snake case; where it is not given, it is made of the kind and its columns
 * @param severity what a breach means
 * @param expected what is expected, in words; null where the kind says it
 */
public record MartTest(String name, Severity severity, String expected, TestKind kind) {
    /** What a breach means. */
    public enum Severity {
        /** The mart is not written; its last good version stays. */
        @JsonProperty("error")
        ERROR("error"),
        /** It is written, and the breach is told. */
        @JsonProperty("warning")
        WARNING("warning");

        private final String code;

        Severity(String code) {
            this.code = code;
        }

        public String code() {
            return code;
        }
    }

    /**
     * A test as YAML writes it: exactly one of the kinds is there.
     *
     * @param severity error where it is not given
     * @param actual of an aggregate: SQL that is measured, shown beside the outcome
     * @param failingRows of an aggregate: predicate of the rows to show where it fails
     */
    record Declared(
            String name,
            Severity severity,
            String expected,
            String actual,
            @JsonProperty("failing_rows") String failingRows,
            @JsonProperty("expression_is_true") String expressionIsTrue,
            @JsonProperty("aggregate_is_true") String aggregateIsTrue,
            @JsonProperty("unique_combination_of_columns") List<String> uniqueCombination,
            @JsonProperty("accepted_values") AcceptedValues acceptedValues,
            Relationships relationships,
            @JsonProperty("equal_rowcount") EqualRowcount equalRowcount,
            @JsonProperty("sum_agrees") SumAgrees sumAgrees) {
        private TestKind kind() {
            List<TestKind> kinds = Stream.<TestKind>of(
                            expressionIsTrue == null ? null : new ExpressionIsTrue(expressionIsTrue),
                            aggregateIsTrue == null ? null : new AggregateIsTrue(aggregateIsTrue, actual, failingRows),
                            uniqueCombination == null ? null : new UniqueCombination(uniqueCombination),
                            acceptedValues,
                            relationships,
                            equalRowcount,
                            sumAgrees)
                    .filter(Objects::nonNull)
                    .toList();
            if (kinds.size() != 1) {
                throw new ContractException("test " + name + ": needs exactly one of expression_is_true,"
                        + " aggregate_is_true, unique_combination_of_columns, accepted_values, relationships,"
                        + " equal_rowcount, sum_agrees");
            }
            if (name == null && (expressionIsTrue != null || aggregateIsTrue != null || sumAgrees != null)) {
                throw new ContractException(
                        "a test of kind expression_is_true, aggregate_is_true or sum_agrees needs a name");
            }
            return kinds.get(0);
        }
    }

    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    static MartTest of(Declared declared) {
        return new MartTest(
                declared.name(),
                declared.severity() == null ? Severity.ERROR : declared.severity(),
                declared.expected(),
                declared.kind());
    }

    /** A test that the columns of a key tell rows apart. */
    static MartTest ofKey(List<String> columns) {
        return new MartTest("key_is_unique", Severity.ERROR, "0 rows more than keys", new UniqueCombination(columns));
    }

    /** A test that a column is never empty. */
    static MartTest ofNeverEmpty(String column) {
        return new MartTest(
                column + "_is_never_empty",
                Severity.ERROR,
                "0 empty cells",
                new ExpressionIsTrue(column + " IS NOT NULL"));
    }

    MartTest withKind(TestKind other) {
        return new MartTest(name, severity, expected, other);
    }

    /** Writes the test as SQL over the rows of a mart. */
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
