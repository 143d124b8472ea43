package fi.robohaku.serve.server;

import java.util.Optional;
import org.apache.spark.connect.proto.ExecutePlanResponse;
import org.sparkproject.connect.grpc.ForwardingServerCall.SimpleForwardingServerCall;
import org.sparkproject.connect.grpc.Metadata;
import org.sparkproject.connect.grpc.ServerCall;
import org.sparkproject.connect.grpc.Status;

/** A call whose answer is watched: rows are counted, and a query that reached a limit ends with words about it. */
final class ConnectCall<Q, A> extends SimpleForwardingServerCall<Q, A> {
    private Optional<Question> question = Optional.empty();
    private boolean isClosed;

    ConnectCall(ServerCall<Q, A> call) {
        super(call);
    }

    /** The question that this call carries the answer of. */
    synchronized void carries(Question asked) {
        question = Optional.of(asked);
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
            boolean isFirstPart = response.getArrowBatch().getChunkIndex() == 0;
            try {
                question.get().sends(isFirstPart ? response.getArrowBatch().getRowCount() : 0);
            } catch (LimitException e) {
                refuse(Status.RESOURCE_EXHAUSTED.withDescription(e.getMessage()));
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
        Optional<Ending> byUs = question.flatMap(Question::ending).filter(ConnectCall::isLimit);
        if (!status.isOk() && byUs.isPresent()) {
            super.close(Status.RESOURCE_EXHAUSTED.withDescription(byUs.get().message()), new Metadata());
            return;
        }
        if (!status.isOk()) {
            String message = status.getDescription() == null ? status.getCode().name() : status.getDescription();
            question.ifPresent(asked -> asked.ends(ConnectQuestions.ending(message)));
        }
        super.close(status, trailers);
    }

    private static boolean isLimit(Ending ending) {
        return ending.outcome() == Outcome.TOO_LONG || ending.outcome() == Outcome.TOO_MANY_ROWS;
    }
}
