package fi.robohaku.run;

/** A run was cancelled before it was done. */
final class RunCancelledException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    RunCancelledException(Throwable cause) {
        super("The run was stopped; the next one undoes what it had begun", cause);
    }
}
