package fi.robohaku.marts;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.sql.Timestamp;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.functions;

/**
 * A check of a mart, written over all of its rows.
 *
 * @param name sentence in snake case
 * @param severity what a breach means
 * @param holds aggregate that must be true; null is a breach
 * @param actual aggregate that was measured, shown beside the outcome
 * @param expected what it should be, in words
 */
public record MartTest(String name, Severity severity, String holds, String actual, String expected) {

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
        Objects.requireNonNull(name, "name");
        Objects.requireNonNull(holds, "holds of " + name);
        severity = severity == null ? Severity.ERROR : severity;
    }

    /**
     * What a test said of a mart.
     *
     * @param actual what was measured
     */
    record Measured(String mart, MartTest test, boolean holds, String actual) {
        /** Whether the mart must not be published. */
        boolean isFatal() {
            return !holds && test.severity() == Severity.ERROR;
        }

        String inWords() {
            return mart + ": " + test.name() + ": " + actual + ", expected " + test.expected();
        }

        /** As a row of {@code ops.mart_test}. */
        Row row(String runId, Timestamp now) {
            return RowFactory.create(
                    runId,
                    mart,
                    test.name(),
                    test.severity().code(),
                    holds ? "passed" : "failed",
                    actual,
                    test.expected(),
                    now);
        }
    }

    /** All tests of a mart in one pass over its rows; a test that yields null has failed. */
    static List<Measured> measure(MartDefinition mart, Dataset<Row> rows) {
        List<MartTest> tests = mart.allTests();
        List<Column> measures = new ArrayList<>();
        for (MartTest test : tests) {
            measures.add(functions.expr(test.holds()).cast("boolean"));
            measures.add(functions.expr(test.actual()).cast("string"));
        }
        Row values = rows.agg(
                        measures.get(0), measures.subList(1, measures.size()).toArray(Column[]::new))
                .head();
        List<Measured> measured = new ArrayList<>();
        for (int i = 0; i < tests.size(); i++) {
            boolean holds = !values.isNullAt(2 * i) && values.getBoolean(2 * i);
            String actual = values.isNullAt(2 * i + 1) ? "null" : values.getString(2 * i + 1);
            measured.add(new Measured(mart.name(), tests.get(i), holds, actual));
        }
        return measured;
    }
}
