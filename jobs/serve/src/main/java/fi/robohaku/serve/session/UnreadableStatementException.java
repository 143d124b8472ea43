package fi.robohaku.serve.session;

/** A statement that is refused before Spark reads it, or after it was misread; the message is for the user. */
public final class UnreadableStatementException extends IllegalArgumentException {
    private static final long serialVersionUID = 1L;

    UnreadableStatementException(String why) {
        super("The query cannot be read: " + why);
    }
}
