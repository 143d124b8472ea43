package fi.robohaku.serve.connect;

import fi.robohaku.serve.query.QueryAbortedException;
import fi.robohaku.serve.query.QueryCompletion;
import fi.robohaku.serve.query.QueryExecution;
import fi.robohaku.serve.session.QueryErrorFormatter;
import java.util.Optional;
import java.util.function.Consumer;
import org.apache.spark.connect.proto.ConfigResponse;
import org.apache.spark.connect.proto.ExecutePlanResponse;
import org.apache.spark.connect.proto.FetchErrorDetailsResponse;
import org.sparkproject.connect.grpc.ForwardingServerCall.SimpleForwardingServerCall;
import org.sparkproject.connect.grpc.Metadata;
import org.sparkproject.connect.grpc.ServerCall;
import org.sparkproject.connect.grpc.Status;

/**
 * A call whose responses are tracked: their rows are counted for the query that the call is attached to, and a query
 * that reached a limit closes the call with the message of the limit.
 */
final class ConnectCall<Q, A> extends SimpleForwardingServerCall<Q, A> {
    private Optional<QueryExecution> query = Optional.empty();
    private Consumer<String> onFailure = message -> {};
    private boolean isClosed;
    private boolean listsSettings;

    private final QueryErrorFormatter errors;

    /** @param errors words the failures of queries for their users */
    ConnectCall(ServerCall<Q, A> call, QueryErrorFormatter errors) {
        super(call);
        this.errors = errors;
    }

    /**
     * Attaches the call to the query whose result it carries; the call is closed where the query is aborted.
     *
     * @param failureListener is called with the message where the call fails; another call may carry the result on
     */
    void attach(QueryExecution execution, Consumer<String> failureListener) {
        synchronized (this) {
            query = Optional.of(execution);
            onFailure = failureListener;
        }
        execution.onAbort(why -> reject(toStatus(why)));
    }

    /** Closes the call without a result. */
    synchronized void reject(Status status) {
        if (!isClosed) {
            isClosed = true;
            super.close(status, new Metadata());
        }
    }

    @Override
    public synchronized void sendMessage(A message) {
        if (isClosed) {
            return;
        }
        if (message instanceof ExecutePlanResponse response && response.hasArrowBatch() && query.isPresent()) {
            ExecutePlanResponse.ArrowBatch batch = response.getArrowBatch();
            try {
                // A client that lost the connection reattaches, and gets some rows for the second time.
                query.get().advanceRowsTo(batch.getStartOffset() + batch.getRowCount());
            } catch (QueryAbortedException e) {
                reject(toStatus(e.completion()));
                return;
            }
        }
        super.sendMessage(word(message));
    }

    /** Notes that the client asks for all settings; it is told those that it may read. */
    synchronized void setListsSettings(boolean listsAll) {
        listsSettings = listsAll;
    }

    /** Puts the failures that a client asks for into words, and leaves settings out that it may not read. */
    @SuppressWarnings("unchecked") // A response with some parts replaced is of the same type.
    private A word(A message) {
        if (message instanceof ConfigResponse settings && listsSettings) {
            ConfigResponse.Builder readable = settings.toBuilder().clearPairs();
            settings.getPairsList().stream()
                    .filter(pair -> AllowedRequests.isReadable(pair.getKey()))
                    .forEach(readable::addPairs);
            return (A) readable.build();
        }
        if (!(message instanceof FetchErrorDetailsResponse details)) {
            return message;
        }
        FetchErrorDetailsResponse.Builder worded = details.toBuilder();
        for (FetchErrorDetailsResponse.Error.Builder error : worded.getErrorsBuilderList()) {
            FetchErrorDetailsResponse.SparkThrowable failure = error.getSparkThrowable();
            if (failure.hasErrorClass()) {
                errors.reword(failure.getErrorClass(), failure.getMessageParametersMap(), error.getMessage())
                        .ifPresent(words -> {
                            // By the class a client would make Spark's text anew.
                            error.setMessage(words).getSparkThrowableBuilder().clearErrorClass();
                        });
            }
        }
        return (A) worded.build();
    }

    @Override
    public synchronized void close(Status status, Metadata trailers) {
        if (isClosed) {
            return;
        }
        isClosed = true;
        if (!status.isOk()) {
            onFailure.accept(message(status));
        }
        Optional<QueryCompletion> limit = query.flatMap(QueryExecution::completion)
                .filter(completion -> completion.status().isLimit());
        if (!status.isOk() && limit.isPresent()) {
            super.close(toStatus(limit.get()), new Metadata());
        } else {
            super.close(status, trailers);
        }
    }

    private static String message(Status status) {
        return status.getDescription() == null ? status.getCode().name() : status.getDescription();
    }

    /** The status by which the client learns that the server aborted its query. */
    static Status toStatus(QueryCompletion completion) {
        return Status.RESOURCE_EXHAUSTED.withDescription(completion.message());
    }
}
