package fi.robohaku.serve;

/** An answer that takes more bytes than a server sends. */
public final class AnswerTooLargeException extends RuntimeException {
    private static final long serialVersionUID = 1L;
    /** Bytes of what users count in. */
    public static final long MEGABYTE = 1_000_000;

    private static final String BEGINNING = "The answer is larger than ";

    AnswerTooLargeException(long most) {
        super(words(most));
    }

    /** What the user is told. */
    public static String words(long most) {
        return BEGINNING + most / MEGABYTE
                + " MB; ask for fewer rows or columns, or have the server started with a larger --max-megabytes";
    }

    /** Whether a failure came of it; what happens in a task reaches the asker as words only. */
    public static boolean isIn(String message) {
        return message.contains(AnswerTooLargeException.class.getName() + ": " + BEGINNING);
    }
}
