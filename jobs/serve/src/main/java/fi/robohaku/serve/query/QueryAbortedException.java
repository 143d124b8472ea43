package fi.robohaku.serve.query;

/** The server ended a query, or took none in; the message tells the user why and what to do. */
public final class QueryAbortedException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final transient QueryCompletion completion;

    public QueryAbortedException(QueryCompletion completion) {
        super(completion.message());
        this.completion = completion;
    }

    /** The end of the query. */
    public QueryCompletion completion() {
        return completion;
    }
}
