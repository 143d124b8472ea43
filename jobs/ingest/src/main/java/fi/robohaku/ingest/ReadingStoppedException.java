package fi.robohaku.ingest;

/** The reading of a document was stopped from outside: it took too long, or nobody waits for it any more. */
final class ReadingStoppedException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    ReadingStoppedException() {
        super("stopped");
    }

    /** Ends a reading that was stopped; called for every cell. */
    static void throwIfStopped() {
        if (Thread.currentThread().isInterrupted()) {
            throw new ReadingStoppedException();
        }
    }
}
