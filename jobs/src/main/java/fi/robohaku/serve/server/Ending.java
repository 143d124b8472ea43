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

    static Ending failed(String message) {
        return new Ending(Outcome.FAILED, message);
    }
}
