package fi.robohaku.serve.query;

import java.time.Duration;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.TimeUnit;

/**
 * The slots for queries that run at the same time, over all users and protocols. A query holds its slot until its tasks
 * have ended, which can be later than its own end.
 */
final class QuerySlots {
    /** How long a query waits for a slot; to wait longer is the affair of the client. */
    private static final Duration MAX_WAIT = Duration.ofSeconds(1);

    /** Queries that wait at a time, for each slot. */
    private static final int MAX_WAITING = 4;

    private final Limits limits;
    private final Set<QueryExecution> holders = new HashSet<>();
    private int waiting;
    private boolean isClosed;

    QuerySlots(Limits limits) {
        this.limits = limits;
    }

    /**
     * Starts a query once a slot is free for it.
     *
     * @return why it gets none; empty where it has been started
     */
    synchronized Optional<QueryCompletion> acquire(QueryExecution query) {
        long deadline = System.nanoTime() + MAX_WAIT.toNanos();
        Optional<QueryCompletion> full = full(query.client());
        while (full.isPresent() && !isClosed) {
            long left = TimeUnit.NANOSECONDS.toMillis(deadline - System.nanoTime());
            if (left <= 0 || waiting >= MAX_WAITING * limits.maxQueries()) {
                return full;
            }
            waiting++;
            try {
                wait(left);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return full;
            } finally {
                waiting--;
            }
            full = full(query.client());
        }
        if (isClosed) {
            return Optional.of(QueryCompletion.serverStopped());
        }
        holders.add(query);
        query.start();
        return Optional.empty();
    }

    private Optional<QueryCompletion> full(Client client) {
        if (holders.size() >= limits.maxQueries()) {
            return Optional.of(queueFull("The server is working on " + limits.maxQueries()
                    + " queries, as many as it may at a time; ask again when one of them has ended"));
        }
        long own = holders.stream()
                .filter(other -> other.client().user().equals(client.user()))
                .count();
        return own < limits.maxUserQueries()
                ? Optional.empty()
                : Optional.of(queueFull("The server is working on " + limits.maxUserQueries() + " queries of "
                        + client.user()
                        + ", as many as one user may have at a time; ask again when one of them has ended"));
    }

    private static QueryCompletion queueFull(String message) {
        return new QueryCompletion(QueryStatus.QUEUE_FULL, message);
    }

    /** Releases the slot of a query that has stopped with all its tasks, and says whether it has. */
    synchronized boolean release(QueryExecution query) {
        if (!query.hasStopped()) {
            return false;
        }
        query.releaseTasks();
        holders.remove(query);
        notifyAll();
        return true;
    }

    /** The queries that hold a slot now. */
    synchronized Set<QueryExecution> holders() {
        return Set.copyOf(holders);
    }

    /** Closes the slots: queries that wait for one are rejected, and so are all that come later. */
    synchronized void close() {
        isClosed = true;
        notifyAll();
    }
}
