package fi.robohaku.serve.query;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.Future;
import java.util.function.Consumer;

/**
 * One query, from its submission to its end. Its {@link QueryState} changes in {@link #transitionTo} alone. Several
 * threads may try to end it (its own, the timer, the client, the watchdog): the first completion counts, and the audit
 * log holds that one. The query holds its slot until its tasks have ended as well.
 */
public final class QueryExecution {
    private final QueryManager manager;
    private final Client client;
    private final RequestType type;
    private final String text;
    private final CancellableTasks tasks;
    private final Instant createTime;
    private final List<Consumer<QueryCompletion>> abortListeners = new ArrayList<>();
    private Instant startTime;
    private QueryState state = QueryState.QUEUED;
    private Optional<QueryCompletion> completion = Optional.empty();
    private Optional<Future<?>> timer = Optional.empty();
    private long rows;
    private boolean isAborted;
    private boolean isResultReady;

    QueryExecution(QueryManager manager, Client client, RequestType type, String text, CancellableTasks tasks) {
        this.manager = manager;
        this.client = client;
        this.type = type;
        this.text = AuditLog.shorten(text);
        this.tasks = tasks;
        this.createTime = manager.now();
        this.startTime = createTime;
    }

    /** Runs the query, which has got its slot. */
    synchronized void start() {
        startTime = manager.now();
        transitionTo(QueryState.RUNNING);
    }

    private void transitionTo(QueryState next) {
        state = state.transitionTo(next);
    }

    /** Time since the query got its slot. */
    public synchronized Duration runTime() {
        return manager.elapsedSince(startTime);
    }

    /** Keeps the timer of the query, to stop it when the query ends. */
    synchronized void setTimer(Future<?> started) {
        if (state.isTerminal()) {
            started.cancel(false);
        } else {
            timer = Optional.of(started);
        }
    }

    /** Calls a listener when the server aborts the query; at once where it has done so already. */
    public void onAbort(Consumer<QueryCompletion> listener) {
        QueryCompletion why;
        synchronized (this) {
            if (!isAborted) {
                abortListeners.add(listener);
                return;
            }
            why = completion.orElseThrow();
        }
        listener.accept(why);
    }

    /**
     * Counts rows that are about to be sent.
     *
     * @throws QueryAbortedException where that makes more rows than the limit; the query is aborted then
     */
    public void addRows(long more) {
        long total;
        synchronized (this) {
            total = rows + more;
        }
        advanceRowsTo(total);
    }

    /**
     * Notes that rows up to this number are about to be sent; some of them may be sent for the second time.
     *
     * @throws QueryAbortedException where these are more rows than the limit; the query is aborted then
     */
    public void advanceRowsTo(long total) {
        synchronized (this) {
            rows = Math.max(rows, total);
        }
        if (total > manager.limits().maxRows()) {
            QueryCompletion exceeded = QueryCompletion.rowLimitExceeded(manager.limits());
            abortAsync(exceeded);
            throw new QueryAbortedException(exceeded);
        }
    }

    /** Notes that the result is ready for the client to take, with the number of its rows where Spark tells it. */
    public void setResultReady(OptionalLong rowCount) {
        boolean isTooLong;
        synchronized (this) {
            isResultReady = true;
            rows = Math.max(rows, rowCount.orElse(0));
            isTooLong = rows > manager.limits().maxRows();
        }
        if (isTooLong) {
            abortAsync(QueryCompletion.rowLimitExceeded(manager.limits()));
        }
    }

    /** Ends the query, which its client has released: as finished where its result was ready, else as cancelled. */
    public void close() {
        boolean isFinished;
        synchronized (this) {
            isFinished = isResultReady;
        }
        complete(isFinished ? QueryCompletion.finished() : QueryCompletion.cancelledByClient());
    }

    /** Ends the query from the side of the server: cancels its tasks and calls the abort listeners. */
    public void abort(QueryCompletion why) {
        if (tryComplete(why)) {
            cancelTasks(why);
        }
    }

    /** Aborts the query and cancels its tasks in another thread: this one may hold locks that the cancellation needs. */
    void abortAsync(QueryCompletion why) {
        if (tryComplete(why)) {
            manager.runAsync(() -> cancelTasks(why));
        }
    }

    private void cancelTasks(QueryCompletion why) {
        List<Consumer<QueryCompletion>> listeners;
        synchronized (this) {
            isAborted = true;
            listeners = List.copyOf(abortListeners);
        }
        // A failure in one of these steps keeps none of the others from being done.
        try {
            tasks.cancel();
        } finally {
            try {
                listeners.forEach(listener -> listener.accept(why));
            } finally {
                recordCompletion(why);
            }
        }
    }

    /** Ends the query, whose tasks have ended or end by themselves. */
    public void complete(QueryCompletion how) {
        if (tryComplete(how)) {
            recordCompletion(how);
        }
    }

    /** Moves to the terminal state of a completion, unless the query has ended before. */
    synchronized boolean tryComplete(QueryCompletion how) {
        if (state.isTerminal()) {
            return false;
        }
        transitionTo(how.status().state());
        completion = Optional.of(how);
        timer.ifPresent(running -> running.cancel(false));
        return true;
    }

    private void recordCompletion(QueryCompletion how) {
        AuditEntry entry;
        synchronized (this) {
            entry = new AuditEntry(createTime, client, type, text, manager.elapsedSince(createTime), rows, how);
        }
        manager.recordCompletion(this, entry);
    }

    /** The state of the query now. */
    public synchronized QueryState state() {
        return state;
    }

    /** The end of the query; empty as long as its state is not terminal. */
    public synchronized Optional<QueryCompletion> completion() {
        return completion;
    }

    /** Whether the query and all its tasks have ended. */
    boolean hasStopped() {
        QueryState now = state();
        return now == QueryState.FINISHED || (now.isTerminal() && !tasks.areRunning());
    }

    /** Releases what is kept to know whether the tasks run. */
    void releaseTasks() {
        tasks.release();
    }

    Instant createTime() {
        return createTime;
    }

    Client client() {
        return client;
    }
}
