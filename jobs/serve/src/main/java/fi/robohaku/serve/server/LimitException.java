package fi.robohaku.serve.server;

/** A query that ended at a limit of the server, or was stopped; the message tells the user why and what to do. */
final class LimitException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final transient Ending ending;

    LimitException(Ending ending) {
        super(ending.message());
        this.ending = ending;
    }

    Ending ending() {
        return ending;
    }
}
