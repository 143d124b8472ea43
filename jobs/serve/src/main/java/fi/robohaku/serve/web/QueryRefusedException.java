package fi.robohaku.serve.web;

/** A query that has no answer; the message tells its user why, in English. */
final class QueryRefusedException extends Exception {
    private static final long serialVersionUID = 1L;

    private final int status;

    QueryRefusedException(int status, String message, Throwable cause) {
        super(message, cause);
        this.status = status;
    }

    /** Status of HTTP. */
    int status() {
        return status;
    }
}
