package fi.robohaku.serve.query;

import java.time.Duration;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/**
 * The time limit of queries, option {@code --max-seconds}. A query that has not ended when {@link Limits#maxTime()} has
 * passed since it got its slot is aborted and becomes {@link QueryState#TIMED_OUT}. The time in which it was prepared, and in
 * which the client takes the result, counts too.
 */
final class QueryTimeLimit {
    private final Limits limits;
    private final ScheduledExecutorService scheduler;

    QueryTimeLimit(Limits limits, ScheduledExecutorService scheduler) {
        this.limits = limits;
        this.scheduler = scheduler;
    }

    /**
     * Starts the timer of a query.
     *
     * @param spent time that preparing the query has taken already
     * @return the timer, to be cancelled when the query ends in time
     */
    Future<?> start(QueryExecution query, Duration spent) {
        return scheduler.schedule(
                () -> query.abort(exceeded()),
                Math.max(0, limits.maxTime().minus(spent).toMillis()),
                TimeUnit.MILLISECONDS);
    }

    private QueryCompletion exceeded() {
        return new QueryCompletion(
                QueryStatus.TIME_LIMIT_EXCEEDED,
                "The query took more than " + limits.maxTime().toSeconds()
                        + " s; ask for less, or have the server started with a larger --max-seconds");
    }
}
