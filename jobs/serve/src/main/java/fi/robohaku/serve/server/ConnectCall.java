package fi.robohaku.serve.server;

import java.util.Optional;
import java.util.function.Consumer;
import org.apache.spark.connect.proto.ExecutePlanResponse;
import org.sparkproject.connect.grpc.ForwardingServerCall.SimpleForwardingServerCall;
import org.sparkproject.connect.grpc.Metadata;
import org.sparkproject.connect.grpc.ServerCall;
import org.sparkproject.connect.grpc.Status;

/** A call whose answer is watched: rows are counted, and a query that reached a limit ends with words about it. */
final class ConnectCall<Q, A> extends SimpleForwardingServerCall<Q, A> {
    private Optional<Question> question = Optional.empty();
    private Consumer<String> failed = words -> {};
    private boolean isClosed;

    ConnectCall(ServerCall<Q, A> call) {
        super(call);
    }

    /**
     * The question that this call carries the answer of; the call ends where the question is stopped.
     *
     * @param onFailure hears in which words the call failed; another call may carry the answer on
     */
    void carries(Question asked, Consumer<String> onFailure) {
        synchronized (this) {
            question = Optional.of(asked);
            failed = onFailure;
        }
        asked.tells(why -> refuse(told(why)));
    }

    /** Ends the call without an answer. */
    synchronized void refuse(Status status) {
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
        if (message instanceof ExecutePlanResponse response && response.hasArrowBatch() && question.isPresent()) {
            ExecutePlanResponse.ArrowBatch batch = response.getArrowBatch();
            try {
                // A client that lost the connection takes the answer up again, some of it for the second time.
                question.get().sendsUpTo(batch.getStartOffset() + batch.getRowCount());
            } catch (LimitException e) {
                refuse(told(e.ending()));
                return;
            }
        }
        super.sendMessage(message);
    }

    @Override
    public synchronized void close(Status status, Metadata trailers) {
        if (isClosed) {
            return;
        }
        isClosed = true;
        if (!status.isOk()) {
            failed.accept(words(status));
        }
        Optional<Ending> limit = question.flatMap(Question::ending)
                .filter(ending -> ending.outcome().isLimit());
        if (!status.isOk() && limit.isPresent()) {
            super.close(told(limit.get()), new Metadata());
        } else {
            super.close(status, trailers);
        }
    }

    private static String words(Status status) {
        return status.getDescription() == null ? status.getCode().name() : status.getDescription();
    }

    /** A limit as the client is told of it. */
    static Status told(Ending limit) {
        return Status.RESOURCE_EXHAUSTED.withDescription(limit.message());
    }
}
