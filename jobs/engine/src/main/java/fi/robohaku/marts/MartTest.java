package fi.robohaku.marts;

import com.fasterxml.jackson.annotation.JsonProperty;
import fi.robohaku.contracts.ContractException;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;

/**
 * A test of a mart, as its YAML declares it: a name, a severity and exactly one kind. The kinds have the names that they
 * have in dbt and dbt_utils.
 *
 * @param name sentence in snake case; where it is not given, it is made of the kind and its columns
 * @param severity what a breach means; error where it is not given
 * @param expected what it should be, in words
 * @param actual of aggregate_is_true: SQL that is measured, shown beside the outcome
 * @param failingRows of aggregate_is_true: predicate of the rows to show where it fails; may be absent
 * @param expressionIsTrue kind row predicate: SQL that must be true of every row; null is a breach
 * @param aggregateIsTrue kind aggregate: SQL over all rows that must be true; null is a breach
 * @param uniqueCombination kind unique: columns that together tell rows apart
 */
public record MartTest(
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

    public MartTest {
        severity = severity == null ? Severity.ERROR : severity;
        uniqueCombination = uniqueCombination == null ? null : List.copyOf(uniqueCombination);
        long kinds = Stream.of(
                        expressionIsTrue,
                        aggregateIsTrue,
                        uniqueCombination,
                        acceptedValues,
                        relationships,
                        equalRowcount,
                        sumAgrees)
                .filter(Objects::nonNull)
                .count();
        if (kinds != 1) {
            throw new ContractException("test " + name + ": needs exactly one of expression_is_true, aggregate_is_true,"
                    + " unique_combination_of_columns, accepted_values, relationships, equal_rowcount, sum_agrees");
        }
        if (name == null && (expressionIsTrue != null || aggregateIsTrue != null || sumAgrees != null)) {
            throw new ContractException(
                    "a test of kind expression_is_true, aggregate_is_true or sum_agrees needs a name");
        }
    }

    DataTest toDataTest() {
        return new DataTest(name, severity, expected, kind());
    }

    private TestKind kind() {
        if (expressionIsTrue != null) {
            return new ExpressionIsTrue(expressionIsTrue);
        }
        if (aggregateIsTrue != null) {
            return new AggregateIsTrue(aggregateIsTrue, actual, failingRows);
        }
        if (uniqueCombination != null) {
            return new UniqueCombination(uniqueCombination);
        }
        return Stream.<TestKind>of(acceptedValues, relationships, equalRowcount, sumAgrees)
                .filter(Objects::nonNull)
                .findFirst()
                .orElseThrow();
    }
}
