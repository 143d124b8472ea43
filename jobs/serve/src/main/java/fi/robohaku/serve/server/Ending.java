package fi.robohaku.serve.server;

import fi.robohaku.lakehouse.Failures;
import fi.robohaku.serve.AnswerTooLargeException;
import fi.robohaku.serve.NotAQuestionException;
import java.util.List;
import java.util.Objects;

/**
 * How a question ended.
 *
 * @param message what the user was told; empty for an answer
 */
record Ending(Outcome outcome, String message) {
    /** What Java and Spark say where memory does not suffice; what happens in a task comes as words only. */
    private static final List<String> OF_MEMORY = List.of(
            "OutOfMemoryError",
            "Java heap space",
            "GC overhead limit exceeded",
            "Requested array size exceeds VM limit");

    Ending {
        Objects.requireNonNull(outcome, "outcome");
        Objects.requireNonNull(message, "message");
    }

    static Ending answered() {
        return new Ending(Outcome.ANSWERED, "");
    }

    /** The client no longer wants an answer. */
    static Ending givenUp() {
        return new Ending(Outcome.CANCELLED, "The client gave it up");
    }

    static Ending refused(String why) {
        return new Ending(Outcome.REFUSED, why);
    }

    /** How a question ended whose work failed. */
    static Ending of(Throwable failure, Limits limits) {
        return failure instanceof NotAQuestionException
                ? refused(Failures.inALine(failure))
                : told(failure instanceof OutOfMemoryError ? failure.toString() : Failures.inALine(failure), limits);
    }

    /** The memory of the server runs short; which query takes it is not known. */
    static Ending ofMemory() {
        return new Ending(
                Outcome.TOO_LARGE,
                "The memory of the server ran short while it worked on this query; ask again, or ask for less");
    }

    /** Whether a query failed because the memory of the server did not suffice. */
    private static boolean isOfMemory(String message) {
        return OF_MEMORY.stream().anyMatch(message::contains);
    }

    /** How a question ended of whose failure there are words only. */
    static Ending told(String message, Limits limits) {
        if (message.contains("OPERATION_CANCELED")) {
            return givenUp();
        }
        if (AnswerTooLargeException.isIn(message)) {
            return new Ending(Outcome.TOO_LARGE, AnswerTooLargeException.words(limits.maxBytes()));
        }
        if (isOfMemory(message)) {
            return new Ending(
                    Outcome.TOO_LARGE,
                    "The query needs more memory than the server has; ask for less, or have the server started with more");
        }
        return message.contains(NotAQuestionException.BEGINNING)
                ? refused(message)
                : new Ending(Outcome.FAILED, message);
    }
}
