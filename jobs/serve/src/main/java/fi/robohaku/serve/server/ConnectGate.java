package fi.robohaku.serve.server;

import java.io.IOException;
import java.util.Optional;
import org.apache.logging.log4j.LogManager;
import org.apache.logging.log4j.Logger;
import org.apache.spark.connect.proto.AnalyzePlanRequest;
import org.apache.spark.connect.proto.ExecutePlanRequest;
import org.apache.spark.connect.proto.ReattachExecuteRequest;
import org.sparkproject.connect.grpc.ForwardingServerCallListener.SimpleForwardingServerCallListener;
import org.sparkproject.connect.grpc.Metadata;
import org.sparkproject.connect.grpc.ServerCall;
import org.sparkproject.connect.grpc.ServerCallHandler;
import org.sparkproject.connect.grpc.ServerInterceptor;
import org.sparkproject.connect.grpc.Status;
import org.sparkproject.connect.protobuf.Message;

/**
 * The way into Spark Connect: a call needs the token of a user, becomes a call of that user whoever it claims to come
 * from, and may only ask.
 */
final class ConnectGate implements ServerInterceptor {
    private static final Logger LOG = LogManager.getLogger(ConnectGate.class);
    private static final Metadata.Key<String> AUTHORIZATION =
            Metadata.Key.of("Authorization", Metadata.ASCII_STRING_MARSHALLER);
    private static final String BEARER = "Bearer ";

    private final Users users;
    private final ConnectQuestions questions;

    ConnectGate(Users users, ConnectQuestions questions) {
        this.users = users;
        this.questions = questions;
    }

    @Override
    public <Q, A> ServerCall.Listener<Q> interceptCall(
            ServerCall<Q, A> call, Metadata headers, ServerCallHandler<Q, A> next) {
        Optional<String> user = Optional.empty();
        try {
            user = user(headers);
        } catch (IOException e) {
            LOG.error("The tokens cannot be read", e);
        }
        if (user.isEmpty()) {
            String method = call.getMethodDescriptor().getBareMethodName();
            questions.refuse("", "", method, new Ending(Outcome.DENIED, "No token, or one that is not known"));
            call.close(
                    Status.UNAUTHENTICATED.withDescription("A token is needed that 'robohaku serve token add' has made:"
                            + " sc://<host>:<port>/;token=<token>"),
                    new Metadata());
            return new ServerCall.Listener<>() {};
        }
        ConnectCall<Q, A> watched = new ConnectCall<>(call);
        return new Listener<>(next.startCall(watched, headers), watched, user.get());
    }

    private Optional<String> user(Metadata headers) throws IOException {
        String value = headers.get(AUTHORIZATION);
        return value != null && value.startsWith(BEARER)
                ? users.userOf(value.substring(BEARER.length()).strip())
                : Optional.empty();
    }

    /**
     * Looks at the request of a call before Spark does. What a client asks for begins when it has said all of it.
     */
    private final class Listener<Q> extends SimpleForwardingServerCallListener<Q> {
        private final ConnectCall<Q, ?> call;
        private final String user;
        private Optional<Message> request = Optional.empty();
        private boolean isRefused;

        Listener(ServerCall.Listener<Q> next, ConnectCall<Q, ?> call, String user) {
            super(next);
            this.call = call;
            this.user = user;
        }

        @Override
        public void onMessage(Q message) {
            if (isRefused) {
                return;
            }
            Message known = ConnectRequests.of(user, (Message) message);
            try {
                ConnectPlans.check(known, questions.limits());
            } catch (ConnectPlans.RefusedException e) {
                refuse(known, e);
                return;
            }
            request = Optional.of(known);
        }

        private void refuse(Message known, ConnectPlans.RefusedException why) {
            questions.refuse(
                    user,
                    ConnectRequests.session(known),
                    ConnectRequests.text(known)
                            .orElse(known.getDescriptorForType().getName()),
                    Ending.refused(why.getMessage()));
            refuse(Status.PERMISSION_DENIED.withDescription(why.getMessage()));
        }

        private void refuse(Status status) {
            isRefused = true;
            call.refuse(status);
        }

        @Override
        public void onHalfClose() {
            if (isRefused) {
                return;
            }
            if (request.isEmpty()) {
                super.onHalfClose();
                return;
            }
            try {
                handOn(request.get());
            } catch (ConnectPlans.RefusedException e) {
                refuse(request.get(), e);
            } catch (LimitException e) {
                refuse(ConnectCall.told(e.ending()));
            }
        }

        private void handOn(Message asked) {
            if (asked instanceof ExecutePlanRequest plan) {
                ExecutePlanRequest named = ConnectRequests.named(plan);
                questions.execute(named, user, call, () -> toSpark(ConnectRequests.limited(named, questions.limits())));
            } else if (asked instanceof AnalyzePlanRequest analysis
                    && ConnectRequests.text(asked).isPresent()) {
                questions.analyse(analysis, user, call, () -> toSpark(asked));
            } else if (asked instanceof ReattachExecuteRequest again) {
                questions.reattach(again, user, call);
                toSpark(asked);
            } else {
                toSpark(asked);
            }
        }

        @SuppressWarnings("unchecked") // A request with one field replaced is of the same kind.
        private void toSpark(Message asked) {
            super.onMessage((Q) asked);
            super.onHalfClose();
        }
    }
}
