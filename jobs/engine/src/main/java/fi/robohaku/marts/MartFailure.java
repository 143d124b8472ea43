package fi.robohaku.marts;

import java.util.List;

/**
 * A test of a mart that did not hold.
 *
 * @param actual what was measured
 * @param expected what it should have been
 * @param rows rows that break it, the first {@link #MOST_ROWS}; none where the test speaks of sums only
 */
public record MartFailure(
        String mart, String test, MartTest.Severity severity, String actual, String expected, List<FailingRow> rows) {
    /** Rows kept of each test that failed. */
    public static final int MOST_ROWS = 20;

    public MartFailure {
        rows = List.copyOf(rows);
    }

    /**
     * A row that breaks a test.
     *
     * @param row its columns, as JSON
     * @param sources cells of the documents that it was computed from
     */
    public record FailingRow(String row, List<SourceCell> sources) {
        public FailingRow {
            sources = List.copyOf(sources);
        }
    }

    /**
     * A cell of a document.
     *
     * @param path path of the document below the folder of documents
     * @param sheet sheet or heading; empty in a CSV file
     */
    public record SourceCell(String path, String sheet, String cell) {}

    /** One line for a person. */
    public String inWords() {
        return mart + ": " + test + ": " + actual + ", expected " + expected;
    }
}
