package fi.robohaku.run;

/** A run was told to end before it was done. */
final class StoppedException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    StoppedException(Throwable cause) {
        super("The run was stopped; the next one undoes what it had begun", cause);
    }
}
