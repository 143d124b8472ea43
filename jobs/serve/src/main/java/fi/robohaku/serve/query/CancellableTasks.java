package fi.robohaku.serve.query;

/** The thread and the Spark tasks that execute a query, as its protocol runs them. */
public interface CancellableTasks {
    /** Cancels them, and does not wait until they have ended. */
    void cancel();

    /** Whether some of them run, although the query has ended. */
    boolean areRunning();

    /** Releases what is kept to know whether they run. */
    void release();

    /** Tasks that end together with their query. */
    static CancellableTasks none() {
        return new CancellableTasks() {
            @Override
            public void cancel() {
                // There is nothing to cancel.
            }

            @Override
            public boolean areRunning() {
                return false;
            }

            @Override
            public void release() {
                // Nothing is kept.
            }
        };
    }
}
