package fi.robohaku.serve.query;

/** How a query ended, in more detail than its terminal state tells. */
public enum QueryStatus {
    FINISHED(QueryState.FINISHED, "answered"),
    /** The statement is wrong, or its execution failed. */
    FAILED(QueryState.FAILED, "failed"),
    CANCELLED(QueryState.CANCELLED, "cancelled"),
    /** The statement does more than read the tables. */
    READ_ONLY_VIOLATION(QueryState.FAILED, "refused"),
    ROW_LIMIT_EXCEEDED(QueryState.FAILED, "too_many_rows"),
    /** The result, or the memory that the query takes, is too large. */
    SIZE_LIMIT_EXCEEDED(QueryState.FAILED, "too_large"),
    TIME_LIMIT_EXCEEDED(QueryState.TIMED_OUT, "too_long"),
    /** No slot came free for the query. */
    QUEUE_FULL(QueryState.FAILED, "too_many_queries"),
    /** The client showed no valid token. */
    UNAUTHENTICATED(QueryState.FAILED, "denied");

    private final QueryState state;
    private final String auditWord;

    QueryStatus(QueryState state, String auditWord) {
        this.state = state;
        this.auditWord = auditWord;
    }

    /** The terminal state of the query. */
    QueryState state() {
        return state;
    }

    /** The word in the audit log, on which its readers rely. */
    String auditWord() {
        return auditWord;
    }

    /** Whether a limit of the server ended the running query. */
    public boolean isLimit() {
        return this == ROW_LIMIT_EXCEEDED || this == SIZE_LIMIT_EXCEEDED || this == TIME_LIMIT_EXCEEDED;
    }
}
