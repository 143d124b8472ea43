package fi.robohaku.marts;

import com.fasterxml.jackson.annotation.JsonProperty;
import fi.robohaku.contracts.ContractException;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * A test of a mart, as its YAML declares it: a name, a severity and exactly one kind.
 *
 * @param name sentence in snake case; where it is not given, it is made of the kind and its columns
 * @param severity what a breach means; error where it is not given
 * @param holds kind aggregate: SQL over all rows that must be true; null is a breach
 * @param actual of an aggregate: SQL that is measured, shown beside the outcome
 * @param expected what it should be, in words
 * @param failingRows of an aggregate: predicate of the rows to show where it fails; may be absent
 * @param everyRow kind row predicate: SQL that must be true of every row; null is a breach
 * @param unique kind unique: columns that tell rows apart
 */
public record MartTest(
        String name,
        Severity severity,
        String holds,
        String actual,
        String expected,
        @JsonProperty("failing_rows") String failingRows,
        @JsonProperty("every_row") String everyRow,
        List<String> unique,
        @JsonProperty("accepted_values") AcceptedValues acceptedValues,
        @JsonProperty("foreign_key") ForeignKey foreignKey,
        @JsonProperty("row_count_as") RowCountAs rowCountAs,
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
        unique = unique == null ? null : List.copyOf(unique);
        long kinds = Stream.of(holds, everyRow, unique, acceptedValues, foreignKey, rowCountAs, sumAgrees)
                .filter(Objects::nonNull)
                .count();
        if (kinds != 1) {
            throw new ContractException("test " + name + ": needs exactly one of holds, every_row, unique,"
                    + " accepted_values, foreign_key, row_count_as, sum_agrees");
        }
        if (name == null && (holds != null || everyRow != null || sumAgrees != null)) {
            throw new ContractException("a test of kind holds, every_row or sum_agrees needs a name");
        }
    }

    /** A test that columns tell rows apart. */
    static MartTest ofKey(List<String> columns) {
        return new MartTest(
                "key_is_unique",
                null,
                null,
                null,
                "0 rows more than keys",
                null,
                null,
                columns,
                null,
                null,
                null,
                null);
    }

    /** A test that a column is never empty. */
    static MartTest ofNeverEmpty(String column) {
        return new MartTest(
                column + "_is_never_empty",
                null,
                null,
                null,
                "0 empty cells",
                null,
                column + " IS NOT NULL",
                null,
                null,
                null,
                null,
                null);
    }

    /** The same test with the codes of the taxonomy that it names. */
    MartTest withCodes(Function<String, List<String>> codesOf) {
        return acceptedValues == null
                ? this
                : new MartTest(
                        name,
                        severity,
                        holds,
                        actual,
                        expected,
                        failingRows,
                        everyRow,
                        unique,
                        acceptedValues.withCodes(codesOf),
                        foreignKey,
                        rowCountAs,
                        sumAgrees);
    }

    /** The test as SQL over the rows of a mart. */
    MartCheck check(String mart, String alias) {
        return Stream.<TestKind>of(acceptedValues, foreignKey, rowCountAs, sumAgrees)
                .filter(Objects::nonNull)
                .findFirst()
                .orElse(this::ownKind)
                .check(this, mart, alias);
    }

    private MartCheck ownKind(MartTest declared, String mart, String alias) {
        if (everyRow != null) {
            return MartCheck.ofRows(
                    name,
                    severity,
                    List.of(),
                    "(NOT coalesce(" + everyRow + ", false))",
                    expectedOr("0 rows of which this is not true: " + everyRow));
        }
        return unique != null ? uniqueness(mart) : aggregate();
    }

    private MartCheck aggregate() {
        return new MartCheck(
                name,
                severity,
                holds,
                actual == null ? holds : actual,
                expectedOr("true"),
                List.of(),
                Optional.ofNullable(failingRows));
    }

    private MartCheck uniqueness(String mart) {
        String columns = String.join(", ", unique);
        String key = "struct(" + columns + ")";
        return new MartCheck(
                nameOr(String.join("_", unique) + "_is_unique"),
                severity,
                "count(*) = count(DISTINCT " + key + ")",
                "count(*) - count(DISTINCT " + key + ")",
                expectedOr("0 rows more than values of " + columns),
                List.of(),
                Optional.of("to_json(" + key + ") IN (SELECT to_json(" + key + ") FROM " + TestKind.table(mart)
                        + " GROUP BY " + columns + " HAVING count(*) > 1)"));
    }

    String nameOr(String otherwise) {
        return name == null ? otherwise : name;
    }

    String expectedOr(String otherwise) {
        return expected == null ? otherwise : expected;
    }
}
