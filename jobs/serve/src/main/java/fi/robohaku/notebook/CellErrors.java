package fi.robohaku.notebook;

import fi.robohaku.contracts.ContractException;
import fi.robohaku.lakehouse.Failures;
import fi.robohaku.serve.session.QueryErrorFormatter;
import fi.robohaku.serve.session.ReadOnlyViolationException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.apache.spark.SparkThrowable;
import org.apache.spark.sql.catalyst.parser.ParseException;

/** Words what became of a cell that failed, in Finnish and English, by the group {@code notebook} of the messages. */
final class CellErrors {
    private final Supplier<ColumnWords> words;
    private final QueryErrorFormatter queries;

    /**
     * @param words asked for when something has failed, not before
     * @param queries formats the failure of a query
     */
    CellErrors(Supplier<ColumnWords> words, QueryErrorFormatter queries) {
        this.words = words;
        this.queries = queries;
    }

    /** What a message says. */
    CellException of(String key, Map<String, ?> values) {
        return new CellException(List.of(say(key, values)), null);
    }

    /** The code does not compile. */
    CellException compilationFailed(int line, String source, int column, String diagnostic) {
        return new CellException(
                List.of(
                        say("notebook.error_on_line", Map.of("line", String.valueOf(line))) + ":",
                        "  " + source,
                        "  " + " ".repeat(Math.max(0, column)) + "^",
                        diagnostic),
                null);
    }

    /** The code ends too early. */
    CellException incomplete(int line, String source) {
        return compilationFailed(line, source, source.length(), say("notebook.not_finished", Map.of()));
    }

    /** The cell was interrupted; code that does not react goes on. */
    CellException interrupted(boolean goesOn) {
        List<String> lines = new ArrayList<>();
        lines.add(say("notebook.interrupted", Map.of()));
        if (goesOn) {
            lines.add(say("notebook.goes_on", Map.of()));
        }
        return new CellException(lines, null);
    }

    /**
     * The code failed.
     *
     * @param line of the cell; 0 where it is not known
     */
    CellException of(Throwable failure, int line) {
        if (failure instanceof CellException known) {
            return known;
        }
        String message = Failures.inALine(failure);
        if (failure instanceof ContractException) {
            // It may be the messages themselves that cannot be read.
            return new CellException(List.of(message), failure);
        }
        String where = line == 0 ? "" : " (" + say("notebook.line_of_cell", Map.of("line", String.valueOf(line))) + ")";
        if (failure instanceof ReadOnlyViolationException) {
            return new CellException(List.of(say("notebook.only_reads", Map.of()) + where, message), failure);
        }
        if (isQueryFailure(failure)) {
            return new CellException(List.of(say("notebook.query_fails", Map.of()) + where, format(failure)), failure);
        }
        if (failure instanceof IllegalArgumentException) {
            return new CellException(List.of(message + where), failure);
        }
        String kind = failure.getClass().getSimpleName();
        return new CellException(
                List.of(
                        say("notebook.cell_fails", Map.of()) + where,
                        message.equals(kind) ? kind : kind + ": " + message),
                failure);
    }

    private static boolean isQueryFailure(Throwable failure) {
        return failure instanceof SparkThrowable || failure.getCause() instanceof ParseException;
    }

    private String format(Throwable failure) {
        return queries.format(failure.getCause() instanceof ParseException syntax ? syntax : failure);
    }

    private String say(String key, Map<String, ?> values) {
        return words.get().sayInTwoLanguages(key, values);
    }
}
