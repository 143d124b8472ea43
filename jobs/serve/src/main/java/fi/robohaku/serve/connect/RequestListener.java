package fi.robohaku.serve.connect;

import fi.robohaku.serve.query.QueryAbortedException;
import fi.robohaku.serve.query.QueryCompletion;
import fi.robohaku.serve.session.UnreadableStatementException;
import java.util.Optional;
import org.apache.spark.connect.proto.AnalyzePlanRequest;
import org.apache.spark.connect.proto.ConfigRequest;
import org.apache.spark.connect.proto.ExecutePlanRequest;
import org.apache.spark.connect.proto.ReattachExecuteRequest;
import org.sparkproject.connect.grpc.ForwardingServerCallListener.SimpleForwardingServerCallListener;
import org.sparkproject.connect.grpc.ServerCall;
import org.sparkproject.connect.grpc.Status;
import org.sparkproject.connect.protobuf.Message;

/**
 * Receives the request of an authenticated call before Spark does: validates and rewrites it, and has the tracker
 * execute it once the client has sent all of it.
 */
final class RequestListener<Q> extends SimpleForwardingServerCallListener<Q> {
    private final ConnectCall<Q, ?> call;
    private final String user;
    private final ConnectQueryTracker tracker;
    private Optional<Message> request = Optional.empty();
    private boolean isRejected;

    RequestListener(ServerCall.Listener<Q> next, ConnectCall<Q, ?> call, String user, ConnectQueryTracker tracker) {
        super(next);
        this.call = call;
        this.user = user;
        this.tracker = tracker;
    }

    @Override
    public void onMessage(Q message) {
        if (isRejected) {
            return;
        }
        Message received = RequestRewriter.withUser((Message) message, user);
        try {
            RequestValidator.validate(received, tracker.limits());
        } catch (RequestRejectedException e) {
            reject(received, e);
            return;
        } catch (UnreadableStatementException e) {
            reject(Status.INVALID_ARGUMENT.withDescription(e.getMessage()));
            return;
        }
        call.setListsSettings(received instanceof ConfigRequest settings
                && settings.getOperation().hasGetAll());
        request = Optional.of(received);
    }

    private void reject(Message rejected, RequestRejectedException why) {
        tracker.reject(
                user,
                RequestFields.sessionId(rejected),
                RequestFields.queryText(rejected)
                        .orElse(rejected.getDescriptorForType().getName()),
                QueryCompletion.readOnlyViolation(why.getMessage()));
        reject(Status.PERMISSION_DENIED.withDescription(why.getMessage()));
    }

    private void reject(Status status) {
        isRejected = true;
        call.reject(status);
    }

    @Override
    public void onHalfClose() {
        if (isRejected) {
            return;
        }
        if (request.isEmpty()) {
            super.onHalfClose();
            return;
        }
        try {
            dispatch(request.get());
        } catch (RequestRejectedException e) {
            reject(request.get(), e);
        } catch (QueryAbortedException e) {
            reject(ConnectCall.toStatus(e.completion()));
        }
    }

    private void dispatch(Message received) {
        tracker.useSession(received, user);
        if (received instanceof ExecutePlanRequest plan) {
            ExecutePlanRequest execution = RequestRewriter.withOperationId(plan);
            tracker.execute(
                    execution, user, call, () -> forward(RequestRewriter.withLimits(execution, tracker.limits())));
        } else if (received instanceof AnalyzePlanRequest analysis
                && RequestFields.queryText(received).isPresent()) {
            tracker.analyze(analysis, user, call, () -> forward(received));
        } else if (received instanceof ReattachExecuteRequest reattach) {
            tracker.reattach(reattach, user, call);
            forward(received);
        } else {
            forward(received);
        }
    }

    /** Forwards a request to Spark. */
    @SuppressWarnings("unchecked") // A request with one field replaced is of the same type.
    private void forward(Message rewritten) {
        super.onMessage((Q) rewritten);
        super.onHalfClose();
    }
}
