package fi.robohaku.serve.connect;

import fi.robohaku.serve.auth.Authenticator;
import fi.robohaku.serve.query.QueryCompletion;
import java.io.IOException;
import java.util.Optional;
import org.apache.logging.log4j.LogManager;
import org.apache.logging.log4j.Logger;
import org.sparkproject.connect.grpc.Metadata;
import org.sparkproject.connect.grpc.ServerCall;
import org.sparkproject.connect.grpc.ServerCallHandler;
import org.sparkproject.connect.grpc.ServerInterceptor;
import org.sparkproject.connect.grpc.Status;

/**
 * Authenticates each call of Spark Connect by its token, and hands it to a {@link RequestListener} as a call of the
 * token's user.
 */
final class AuthenticationInterceptor implements ServerInterceptor {
    private static final Logger LOG = LogManager.getLogger(AuthenticationInterceptor.class);
    private static final Metadata.Key<String> AUTHORIZATION =
            Metadata.Key.of("Authorization", Metadata.ASCII_STRING_MARSHALLER);
    private static final String BEARER = "Bearer ";

    private final Authenticator authenticator;
    private final ConnectQueryTracker tracker;

    AuthenticationInterceptor(Authenticator authenticator, ConnectQueryTracker tracker) {
        this.authenticator = authenticator;
        this.tracker = tracker;
    }

    @Override
    public <Q, A> ServerCall.Listener<Q> interceptCall(
            ServerCall<Q, A> call, Metadata headers, ServerCallHandler<Q, A> next) {
        Optional<String> user = Optional.empty();
        try {
            user = authenticate(headers);
        } catch (IOException e) {
            LOG.error("The tokens cannot be read", e);
        }
        if (user.isEmpty()) {
            String method = call.getMethodDescriptor().getBareMethodName();
            tracker.reject("", "", method, QueryCompletion.unauthenticated("No token, or one that is not known"));
            call.close(
                    Status.UNAUTHENTICATED.withDescription("A token is needed that 'robohaku serve token add' has made:"
                            + " sc://<host>:<port>/;token=<token>"),
                    new Metadata());
            return new ServerCall.Listener<>() {};
        }
        ConnectCall<Q, A> tracked = new ConnectCall<>(call, tracker.errors());
        return new RequestListener<>(next.startCall(tracked, headers), tracked, user.get(), tracker);
    }

    private Optional<String> authenticate(Metadata headers) throws IOException {
        String value = headers.get(AUTHORIZATION);
        return value != null && value.startsWith(BEARER)
                ? authenticator.authenticate(value.substring(BEARER.length()).strip())
                : Optional.empty();
    }
}
