package fi.robohaku.marts;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.Objects;

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
}
