package fi.robohaku.run;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import fi.robohaku.lakehouse.AnswerJson;
import fi.robohaku.marts.MartFailure;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/**
 * What a run did: the content of {@code run.json}.
 *
 * @param runId time of its start in UTC and a random part
 * @param command what was asked for
 * @param outcome what came of it
 * @param documentsRoot folder or URI of the documents
 * @param documents counts of documents
 * @param figures fields read
 * @param rejections breaches found in this run, the first {@link #MOST_LISTED} of them
 * @param rejectionCount all breaches found in this run
 * @param standing documents that stand rejected after the run, whichever run found it
 * @param missingDocuments documents that funded projects should have sent and have not, by project and kind
 * @param marts what became of each mart
 * @param exportFolder folder of the exported files; empty where nothing was exported
 * @param seconds duration of each step, in run order
 * @param tableVersions version of each table after the run, for {@code VERSION AS OF}
 * @param versions versions of the software
 * @param tablesRestored tables put back to where they were before an earlier run that died, or restored or mended by this
 * @param failure what went wrong; empty where nothing
 */
@JsonInclude(JsonInclude.Include.ALWAYS)
public record RunReport(
        String runId,
        String command,
        Outcome outcome,
        Instant startedAt,
        Instant finishedAt,
        String documentsRoot,
        Documents documents,
        long figures,
        long rejectionCount,
        List<Rejection> rejections,
        Standing standing,
        List<MissingDocument> missingDocuments,
        Marts marts,
        String exportFolder,
        Map<String, Double> seconds,
        Map<String, Long> tableVersions,
        Map<String, String> versions,
        List<String> tablesRestored,
        String failure) {

    /** Rejections listed in the report; all of them stand in {@code ops.rejection}. */
    public static final int MOST_LISTED = 200;

    /** What came of a run. */
    public enum Outcome {
        @JsonProperty("done")
        DONE("done"),
        @JsonProperty("done_with_rejections")
        DONE_WITH_REJECTIONS("done_with_rejections"),
        @JsonProperty("failed")
        FAILED("failed");

        private final String code;

        Outcome(String code) {
            this.code = code;
        }

        public String code() {
            return code;
        }
    }

    /** Counts of documents. */
    public record Documents(long fresh, long changed, long vanished, long unchanged, long rejected, long partly) {}

    /**
     * Documents that are there and could not be taken; {@code gold.standing_rejection} says why.
     *
     * @param rejected as a whole
     * @param partly in some part
     */
    public record Standing(long rejected, long partly) {
        /** All documents are in the tables. */
        public static final Standing NOTHING = new Standing(0, 0);

        @com.fasterxml.jackson.annotation.JsonIgnore
        public boolean isNothing() {
            return rejected + partly == 0;
        }
    }

    /** A breach, as {@code ops.rejection} has it. */
    public record Rejection(
            String path, String rule, String sheet, String cell, String found, String message, String remedy) {}

    /** A document that a funded project should have sent and has not. */
    public record MissingDocument(String round, String projectId, String documentKind) {}

    /**
     * What became of the marts.
     *
     * @param built names of those written anew
     * @param unchanged number of those that stayed as they were
     * @param failed names of those whose tests failed; their last good version stays
     * @param failures tests that did not hold, warnings too, with rows and cells
     */
    public record Marts(List<String> built, int unchanged, List<String> failed, List<MartFailure> failures) {
        public Marts {
            failures = failures == null ? List.of() : List.copyOf(failures);
        }
    }

    public RunReport {
        standing = standing == null ? Standing.NOTHING : standing;
        tablesRestored = tablesRestored == null ? List.of() : List.copyOf(tablesRestored);
    }

    public String toJson() {
        return AnswerJson.of(this);
    }

    /** Reads a report that {@link #toJson} wrote. */
    public static RunReport read(Path file) {
        try {
            return AnswerJson.mapper().readValue(Files.readString(file), RunReport.class);
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot read " + file, e);
        }
    }
}
