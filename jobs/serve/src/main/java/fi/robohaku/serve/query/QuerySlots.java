package fi.robohaku.serve.query;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.TimeUnit;

/**
 * The slots for queries that run at the same time, over all users and protocols. A query holds its slot until its tasks
 * have ended, which can be later than its own end. Where no slot is free, a query waits in a queue: the next slot goes to the
 * user who holds the fewest, and among the queries of one user to the one that came first.
 */
final class QuerySlots {
    private final Limits limits;
    private final Set<QueryExecution> holders = new HashSet<>();
    /** In the order in which they came. */
    private final List<QueryExecution> waiting = new ArrayList<>();

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
        if (waiting.size() >= Limits.MAX_WAITING || countOf(query.client(), waiting) >= Limits.MAX_USER_WAITING) {
            return Optional.of(queueFull(query, 0));
        }
        waiting.add(query);
        try {
            return await(query);
        } finally {
            waiting.remove(query);
            admit();
        }
    }

    private Optional<QueryCompletion> await(QueryExecution query) {
        Duration maxWait = limits.bounds().maxWait();
        long deadline = System.nanoTime() + maxWait.toNanos();
        admit();
        while (!holders.contains(query) && !isClosed) {
            long left = TimeUnit.NANOSECONDS.toMillis(deadline - System.nanoTime());
            if (left <= 0) {
                return Optional.of(queueFull(query, maxWait.toSeconds()));
            }
            try {
                wait(left);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                if (!holders.contains(query)) {
                    return Optional.of(QueryCompletion.cancelledByClient());
                }
            }
        }
        return holders.contains(query) ? Optional.empty() : Optional.of(QueryCompletion.serverStopped());
    }

    /** Gives the slots that are free to queries that wait. */
    private void admit() {
        boolean isAdmitted = false;
        Optional<QueryExecution> next = findNext();
        while (next.isPresent()) {
            waiting.remove(next.get());
            holders.add(next.get());
            next.get().start();
            isAdmitted = true;
            next = findNext();
        }
        if (isAdmitted) {
            notifyAll();
        }
    }

    private Optional<QueryExecution> findNext() {
        if (isClosed || holders.size() >= limits.maxQueries()) {
            return Optional.empty();
        }
        return waiting.stream()
                .filter(query -> countOf(query.client(), holders) < limits.maxUserQueries())
                .min(Comparator.comparingLong(query -> countOf(query.client(), holders)));
    }

    private static long countOf(Client client, Iterable<QueryExecution> queries) {
        long own = 0;
        for (QueryExecution query : queries) {
            own += query.client().user().equals(client.user()) ? 1 : 0;
        }
        return own;
    }

    /** Why a query got no slot: whose queries hold them, how long it waited, and how many wait before it. */
    private QueryCompletion queueFull(QueryExecution query, long seconds) {
        String working = countOf(query.client(), holders) >= limits.maxUserQueries()
                ? "The server is working on " + limits.maxUserQueries() + " queries of "
                        + query.client().user() + ", as many as one user may have at a time"
                : "The server is working on " + limits.maxQueries() + " queries, as many as it may at a time";
        int before = waiting.contains(query) ? waiting.indexOf(query) : waiting.size();
        return new QueryCompletion(
                QueryStatus.QUEUE_FULL,
                working + "; this one waited for " + seconds + " s, with " + before
                        + " before it. Ask again when one of them has ended, or have the server started with a larger"
                        + " --max-wait");
    }

    /** Releases the slot of a query that has stopped with all its tasks, and says whether it has. */
    synchronized boolean release(QueryExecution query) {
        if (!query.hasStopped()) {
            return false;
        }
        query.releaseTasks();
        holders.remove(query);
        admit();
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
