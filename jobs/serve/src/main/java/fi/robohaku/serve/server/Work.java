package fi.robohaku.serve.server;

/** The work on a question, as a protocol does it. */
interface Work {
    /** Stops it, and does not wait until it has stopped. */
    void stop();

    /** Whether some of it goes on, although the question has ended. */
    boolean isGoingOn();

    /** Lets go of what is kept to answer that. */
    void forget();

    /** Work that is over as soon as its question has ended. */
    static Work none() {
        return new Work() {
            @Override
            public void stop() {
                // There is nothing to stop.
            }

            @Override
            public boolean isGoingOn() {
                return false;
            }

            @Override
            public void forget() {
                // Nothing is kept.
            }
        };
    }
}
