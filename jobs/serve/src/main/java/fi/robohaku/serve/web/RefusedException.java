package fi.robohaku.serve.web;

/** A request that is not answered; the message is a key of the catalogue of messages. */
final class RefusedException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final int status;

    RefusedException(int status, String key) {
        super(key);
        this.status = status;
    }

    RefusedException(int status, String key, Throwable cause) {
        super(key, cause);
        this.status = status;
    }

    /** Status of HTTP. */
    int status() {
        return status;
    }
}
