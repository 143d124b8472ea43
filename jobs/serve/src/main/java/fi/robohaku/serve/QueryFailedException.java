package fi.robohaku.serve;

/** A statement that could not be answered, in words for the person who asked. */
public final class QueryFailedException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    QueryFailedException(String words, Throwable cause) {
        super(words, cause);
    }
}
