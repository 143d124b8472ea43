package fi.robohaku.serve.server;

/** A query that reached a limit of the server; the message tells the user which one and what to do. */
final class LimitException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final Outcome outcome;

    LimitException(Outcome outcome, String message) {
        super(message);
        this.outcome = outcome;
    }

    Outcome outcome() {
        return outcome;
    }
}
