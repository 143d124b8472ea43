package fi.robohaku.serve.session;

/** A result that is larger than the limit of the server. */
public final class ResultTooLargeException extends RuntimeException {
    private static final long serialVersionUID = 1L;
    /** Bytes of a megabyte, the unit of the limit. */
    public static final long MEGABYTE = 1_000_000;

    private static final String BEGINNING = "The answer is larger than ";

    ResultTooLargeException(long limit) {
        super(message(limit));
    }

    /** What the user is told. */
    public static String message(long limit) {
        return BEGINNING + limit / MEGABYTE
                + " MB; ask for fewer rows or columns, or have the server started with a larger --max-megabytes";
    }

    /** Whether a failure with this message was caused by it; from a task only the text of a failure arrives. */
    public static boolean isIn(String message) {
        return message.contains(ResultTooLargeException.class.getName() + ": " + BEGINNING);
    }
}
