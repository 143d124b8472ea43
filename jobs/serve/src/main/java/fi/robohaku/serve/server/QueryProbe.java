package fi.robohaku.serve.server;

import fi.robohaku.lakehouse.DaemonThreads;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import org.apache.logging.log4j.LogManager;
import org.apache.logging.log4j.Logger;

/** Asks what a user could ask, again and again, and knows when it was last answered. */
final class QueryProbe implements AutoCloseable {
    private static final Logger LOG = LogManager.getLogger(QueryProbe.class);

    private final Runnable query;
    private final Clock clock;
    private final ScheduledExecutorService thread =
            Executors.newSingleThreadScheduledExecutor(DaemonThreads.named("probe"));
    private volatile Instant lastAnswer;

    private QueryProbe(Runnable query, Clock clock) {
        this.query = query;
        this.clock = clock;
        this.lastAnswer = clock.instant();
    }

    /**
     * Asks from now on.
     *
     * @param query returns when it is answered, and throws where it fails
     */
    static QueryProbe start(Runnable query, Duration interval, Clock clock) {
        QueryProbe probe = new QueryProbe(query, clock);
        ScheduledFuture<?> unused =
                probe.thread.scheduleWithFixedDelay(probe::ask, 0, interval.toMillis(), TimeUnit.MILLISECONDS);
        return probe;
    }

    private void ask() {
        try {
            query.run();
            lastAnswer = clock.instant();
        } catch (RuntimeException | Error e) {
            LOG.warn("A query of the server itself failed", e);
        }
    }

    /** For how long no query was answered. */
    Duration silence() {
        return Duration.between(lastAnswer, clock.instant());
    }

    @Override
    public void close() {
        thread.shutdownNow();
    }
}
