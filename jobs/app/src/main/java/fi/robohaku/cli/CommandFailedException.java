package fi.robohaku.cli;

/** A command could not do what it was asked for, and knows why: nobody needs a stack trace of it. */
final class CommandFailedException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /** @param sentence what happened and, behind a semicolon, what to do */
    CommandFailedException(String sentence, Throwable cause) {
        super(sentence, cause);
    }
}
