package fi.robohaku.serve.server;

import java.util.Objects;

/**
 * How a question ended.
 *
 * @param message what the user was told; empty for an answer
 */
record Ending(Outcome outcome, String message) {
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

    static Ending failed(String message) {
        return new Ending(Outcome.FAILED, message);
    }
}
