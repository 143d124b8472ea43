package fi.robohaku.serve.query;

import fi.robohaku.lakehouse.Failures;
import fi.robohaku.serve.session.ReadOnlyViolationException;
import fi.robohaku.serve.session.ResultTooLargeException;
import fi.robohaku.serve.session.ValueTooLargeException;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * The end of a query.
 *
 * @param message what the user is told; empty where the query finished
 */
public record QueryCompletion(QueryStatus status, String message) {
    /** What Java and Spark say where memory runs out; from a task only the text of a failure arrives. */
    private static final List<String> OUT_OF_MEMORY = List.of(
            "OutOfMemoryError",
            "Java heap space",
            "GC overhead limit exceeded",
            "Requested array size exceeds VM limit");

    public QueryCompletion {
        Objects.requireNonNull(status, "status");
        Objects.requireNonNull(message, "message");
    }

    /** The result was sent. */
    public static QueryCompletion finished() {
        return new QueryCompletion(QueryStatus.FINISHED, "");
    }

    /** The client no longer wants the result. */
    public static QueryCompletion cancelledByClient() {
        return new QueryCompletion(QueryStatus.CANCELLED, "The client gave it up");
    }

    /** The server closes. */
    static QueryCompletion serverStopped() {
        return new QueryCompletion(QueryStatus.CANCELLED, "The server was stopped");
    }

    /** The request does more than read the tables. */
    public static QueryCompletion readOnlyViolation(String message) {
        return new QueryCompletion(QueryStatus.READ_ONLY_VIOLATION, message);
    }

    /** The client showed no valid token. */
    public static QueryCompletion unauthenticated(String message) {
        return new QueryCompletion(QueryStatus.UNAUTHENTICATED, message);
    }

    /** The result has more rows than the limit. */
    static QueryCompletion rowLimitExceeded(Limits limits) {
        return new QueryCompletion(
                QueryStatus.ROW_LIMIT_EXCEEDED,
                "The answer has more than " + limits.maxRows()
                        + " rows; ask for fewer, or have the server started with a larger --max-rows");
    }

    /** A stage of the query has more tasks than the limit. */
    static QueryCompletion taskLimitExceeded(int tasks, int maxTasks) {
        return new QueryCompletion(
                QueryStatus.SIZE_LIMIT_EXCEEDED,
                "The query is split into " + tasks + " tasks, and " + maxTasks
                        + " are the most; ask for fewer partitions or tables at a time, or have the server started with"
                        + " a larger --max-tasks");
    }

    /** The memory of the server runs short; which query takes it is not known. */
    public static QueryCompletion memoryShort() {
        return new QueryCompletion(
                QueryStatus.SIZE_LIMIT_EXCEEDED,
                "The memory of the server ran short while it worked on this query; ask again, or ask for less");
    }

    /** The execution failed with an exception or an error. */
    static QueryCompletion of(Throwable failure, Limits limits) {
        if (failure instanceof ReadOnlyViolationException) {
            return readOnlyViolation(Failures.inALine(failure));
        }
        return ofMessage(failure instanceof OutOfMemoryError ? failure.toString() : Failures.inALine(failure), limits);
    }

    /** The execution failed, and only the text of the failure is known. */
    public static QueryCompletion ofMessage(String message, Limits limits) {
        if (message.contains("OPERATION_CANCELED")) {
            return cancelledByClient();
        }
        if (ResultTooLargeException.isIn(message)) {
            return new QueryCompletion(
                    QueryStatus.SIZE_LIMIT_EXCEEDED, ResultTooLargeException.message(limits.maxBytes()));
        }
        Optional<String> tooLarge = ValueTooLargeException.find(message);
        if (tooLarge.isPresent()) {
            return new QueryCompletion(QueryStatus.SIZE_LIMIT_EXCEEDED, tooLarge.get());
        }
        if (OUT_OF_MEMORY.stream().anyMatch(message::contains)) {
            return new QueryCompletion(
                    QueryStatus.SIZE_LIMIT_EXCEEDED,
                    "The query needs more memory than the server has; ask for less, or have the server started with more");
        }
        return message.contains(ReadOnlyViolationException.BEGINNING)
                ? readOnlyViolation(message)
                : new QueryCompletion(QueryStatus.FAILED, message);
    }
}
