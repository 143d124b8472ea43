package fi.robohaku.serve.query;

import java.util.Map;
import java.util.Set;

/**
 * States of a query. A query begins in {@link #QUEUED} and ends once, in one of the terminal states:
 *
 * <pre>
 * QUEUED ──▶ RUNNING ──▶ FINISHED
 *   │           ├──────▶ FAILED
 *   │           ├──────▶ CANCELLED
 *   │           └──────▶ TIMED_OUT
 *   ├──────────────────▶ FAILED       no slot came free
 *   └──────────────────▶ CANCELLED    the server closes
 * </pre>
 */
public enum QueryState {
    /** Waits for a slot. */
    QUEUED,
    /** Holds a slot; the time limit counts. */
    RUNNING,
    /** The whole result was computed and sent. */
    FINISHED,
    /** The query is wrong, is not allowed, or reached a limit other than that of time. */
    FAILED,
    /** The client gave the query up, or the server was closed. */
    CANCELLED,
    /** The query reached the time limit. */
    TIMED_OUT;

    private static final Map<QueryState, Set<QueryState>> TRANSITIONS = Map.of(
            QUEUED, Set.of(RUNNING, FAILED, CANCELLED),
            RUNNING, Set.of(FINISHED, FAILED, CANCELLED, TIMED_OUT));

    /** Whether no other state follows. */
    public boolean isTerminal() {
        return !TRANSITIONS.containsKey(this);
    }

    /**
     * Checks the transition to another state. All changes of state pass here.
     *
     * @return the other state
     * @throws IllegalStateException where the table of transitions does not hold it
     */
    QueryState transitionTo(QueryState next) {
        if (!TRANSITIONS.getOrDefault(this, Set.of()).contains(next)) {
            throw new IllegalStateException("A query that is " + this + " cannot become " + next);
        }
        return next;
    }
}
