package fi.robohaku.serve.query;

import fi.robohaku.lakehouse.DaemonThreads;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.ThreadPoolExecutor.DiscardPolicy;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.apache.logging.log4j.LogManager;
import org.apache.logging.log4j.Logger;

/**
 * The queries of a server, over all protocols: admits them to slots, keeps their limits and writes their ends to the
 * audit log.
 */
public final class QueryManager implements AutoCloseable {
    private static final Logger LOG = LogManager.getLogger(QueryManager.class);
    private static final int SHUTDOWN_SECONDS = 5;

    private final Limits limits;
    private final AuditLog audit;
    private final DenialLog denials = new DenialLog();
    private final Clock clock;
    private final QuerySlots slots;
    private final QueryTimeLimit timeLimit;
    private final RunawayQueryMonitor runaways;
    /** What is scheduled while the server closes is discarded: nobody waits for a limit or a slot any more. */
    private final ScheduledExecutorService scheduler =
            new ScheduledThreadPoolExecutor(1, DaemonThreads.named("query-limits"), new DiscardPolicy());

    private final ExecutorService aborts = Executors.newSingleThreadExecutor(DaemonThreads.named("query-aborts"));

    /**
     * @param logs folder of the audit log
     * @param onFatalError is called where as many queries as there are slots go on although they were cancelled
     */
    public QueryManager(Limits limits, Path logs, Clock clock, Consumer<String> onFatalError) {
        this.limits = limits;
        this.audit = new AuditLog(logs);
        this.clock = clock;
        this.slots = new QuerySlots(limits);
        this.timeLimit = new QueryTimeLimit(limits, scheduler);
        this.runaways = new RunawayQueryMonitor(slots, scheduler, limits.maxTime(), limits.maxQueries(), onFatalError);
    }

    /** The limits of this server. */
    public Limits limits() {
        return limits;
    }

    /**
     * Submits a query, which runs when this returns.
     *
     * @param tasks are cancelled where the query is aborted
     * @throws QueryAbortedException where the server, or the user, has as many queries as allowed
     */
    public QueryExecution submit(Client client, RequestType type, String text, CancellableTasks tasks) {
        return submit(client, type, text, Duration.ZERO, tasks);
    }

    /**
     * Submits a query that was prepared before, as {@link #submit(Client, RequestType, String, CancellableTasks)} does.
     *
     * @param spent time that preparing it has taken, which counts for its limit
     */
    QueryExecution submit(Client client, RequestType type, String text, Duration spent, CancellableTasks tasks) {
        QueryExecution query = new QueryExecution(this, client, type, text, tasks);
        Optional<QueryCompletion> rejection = slots.acquire(query);
        if (rejection.isPresent()) {
            query.tryComplete(rejection.get());
            reject(client, type, text, rejection.get());
            throw new QueryAbortedException(rejection.get());
        }
        query.setTimer(timeLimit.start(query, spent));
        return query;
    }

    /** Writes a request that never became a running query to the audit log. */
    public void reject(Client client, RequestType type, String text, QueryCompletion why) {
        AuditEntry entry = new AuditEntry(now(), client, type, text, Duration.ZERO, 0, why);
        boolean isFlood = why.status() == QueryStatus.UNAUTHENTICATED || why.status() == QueryStatus.QUEUE_FULL;
        (isFlood ? denials.admit(entry) : Optional.of(entry)).ifPresent(audit::write);
    }

    /** Writes a request to the audit log that was answered without a query. */
    public void recordAnswer(Client client, RequestType type, String text) {
        audit.write(new AuditEntry(now(), client, type, text, Duration.ZERO, 0, QueryCompletion.finished()));
    }

    /** Runs something in a thread of the manager, or in this one where the manager is closed. */
    void runAsync(Runnable work) {
        try {
            aborts.execute(work);
        } catch (RejectedExecutionException e) {
            work.run();
        }
    }

    /** Writes the end of a query to the audit log, and releases its slot as soon as its tasks have ended. */
    void recordCompletion(QueryExecution query, AuditEntry entry) {
        try {
            audit.write(entry);
        } finally {
            if (!slots.release(query)) {
                runaways.watch(query);
            }
        }
    }

    /** Releases the slot of a query that has stopped with all its tasks, and says whether it has. */
    boolean releaseSlot(QueryExecution query) {
        return slots.release(query);
    }

    Instant now() {
        return clock.instant();
    }

    Duration elapsedSince(Instant instant) {
        return Duration.between(instant, clock.instant());
    }

    /** Aborts the running queries that were submitted before an instant. */
    public void abortAll(QueryCompletion why, Instant before) {
        slots.holders().stream()
                .filter(query -> query.createTime().isBefore(before))
                .forEach(query -> {
                    try {
                        query.abort(why);
                    } catch (RuntimeException e) {
                        LOG.error(
                                "A query of {} could not be aborted in order",
                                query.client().user(),
                                e);
                    }
                });
    }

    /** Aborts all queries and admits none any more. */
    @Override
    public void close() {
        slots.close();
        abortAll(QueryCompletion.serverStopped(), Instant.MAX);
        scheduler.shutdownNow();
        // Queries that were aborted are still written to the audit log.
        aborts.shutdown();
        try {
            if (!scheduler.awaitTermination(SHUTDOWN_SECONDS, TimeUnit.SECONDS)
                    || !aborts.awaitTermination(SHUTDOWN_SECONDS, TimeUnit.SECONDS)) {
                LOG.warn("Queries were still being aborted at the end");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
