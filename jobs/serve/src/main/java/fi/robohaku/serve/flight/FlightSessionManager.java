package fi.robohaku.serve.flight;

import fi.robohaku.serve.auth.Authenticator;
import fi.robohaku.serve.auth.Tokens;
import fi.robohaku.serve.query.Client;
import fi.robohaku.serve.query.QueryCompletion;
import fi.robohaku.serve.query.QueryManager;
import fi.robohaku.serve.query.RequestType;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.Base64;
import java.util.Collections;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import org.apache.arrow.flight.CallHeaders;
import org.apache.arrow.flight.CallStatus;
import org.apache.arrow.flight.auth2.CallHeaderAuthenticator;
import org.apache.spark.sql.SparkSession;

/**
 * Authenticates the calls of Flight SQL and keeps their sessions. A client sends its user and token as name and password,
 * or the token alone: as bearer, or as password with an empty name. It gets a new bearer in return for a password, which
 * identifies the session from then on. A session expires when it is not used for eight hours. Where a user opens more than the limit, the one that was
 * used least is closed, and whoever comes back to it is told so.
 */
final class FlightSessionManager implements CallHeaderAuthenticator {
    static final String PROTOCOL = "flight";
    private static final String AUTHORIZATION = "authorization";
    private static final String BASIC = "Basic ";
    private static final String BEARER = "Bearer ";
    private static final Duration MAX_IDLE = Duration.ofHours(8);

    /** Sessions that were closed for others, of which the reason is still told. */
    private static final int MAX_CLOSED = 10_000;

    private final Authenticator authenticator;
    private final QueryManager manager;
    private final Supplier<SparkSession> newSession;
    private final Clock clock;
    private final Map<String, FlightSession> sessions = new ConcurrentHashMap<>();
    private final Set<String> closedForOthers = Collections.synchronizedSet(new LinkedHashSet<>());

    /** @param newSession creates a read-only Spark session */
    FlightSessionManager(
            Authenticator authenticator, QueryManager manager, Supplier<SparkSession> newSession, Clock clock) {
        this.authenticator = authenticator;
        this.manager = manager;
        this.newSession = newSession;
        this.clock = clock;
    }

    @Override
    public AuthResult authenticate(CallHeaders headers) {
        String value = Optional.ofNullable(headers.get(AUTHORIZATION)).orElse("");
        try {
            if (value.startsWith(BASIC)) {
                return open(value.substring(BASIC.length()).strip());
            }
            if (value.startsWith(BEARER)) {
                return resume(value.substring(BEARER.length()).strip());
            }
        } catch (IOException e) {
            throw CallStatus.INTERNAL
                    .withDescription("The tokens of the server cannot be read")
                    .withCause(e)
                    .toRuntimeException();
        }
        throw reject("");
    }

    /** The session of an authenticated call. */
    FlightSession session(String name) {
        return Optional.ofNullable(sessions.get(name)).orElseThrow(() -> reject(""));
    }

    void close(String name) {
        sessions.remove(name);
    }

    private AuthResult open(String encoded) throws IOException {
        String[] given = new String(decode(encoded), StandardCharsets.UTF_8).split(":", 2);
        Optional<String> user = given.length == 2 ? authenticator.authenticate(given[1]) : Optional.empty();
        boolean isNamed = user.isPresent() && !given[0].isEmpty();
        if (user.isEmpty() || (isNamed && !user.get().equals(given[0]))) {
            throw reject(given[0]);
        }
        String bearer = Tokens.create();
        String name = create(bearer, user.get(), given[1]);
        return new AuthResult() {
            @Override
            public String getPeerIdentity() {
                return name;
            }

            @Override
            public void appendToOutgoingHeaders(CallHeaders outgoing) {
                outgoing.insert(AUTHORIZATION, BEARER + bearer);
            }
        };
    }

    private AuthResult resume(String bearer) throws IOException {
        String name = nameOf(bearer);
        FlightSession session = sessions.get(name);
        if (session == null || isExpired(session)) {
            String user = authenticator.authenticate(bearer).orElseThrow(() -> rejectEnded(name));
            create(bearer, user, bearer);
        } else if (authenticator.authenticate(session.token()).isEmpty()) {
            sessions.remove(name);
            throw reject(session.client().user());
        } else {
            session.recordAccess(clock.instant());
        }
        return () -> name;
    }

    private boolean isExpired(FlightSession session) {
        return session.lastAccess().plus(MAX_IDLE).isBefore(clock.instant());
    }

    /** Creates the session of a bearer; calls that bring the same bearer at once share one. */
    private String create(String bearer, String user, String token) {
        String name = nameOf(bearer);
        sessions.values().removeIf(this::isExpired);
        sessions.computeIfAbsent(
                name,
                first -> new FlightSession(
                        new Client(PROTOCOL, user, name),
                        token,
                        newSession.get(),
                        manager.limits().bounds().maxStatements(),
                        clock.instant()));
        closedForOthers.remove(name);
        sessions.values().stream()
                .filter(session -> session.client().user().equals(user))
                .sorted(Comparator.comparing(FlightSession::lastAccess).reversed())
                .skip(manager.limits().bounds().maxSessions())
                .map(session -> session.client().session())
                .forEach(this::closeForOthers);
        return name;
    }

    private void closeForOthers(String name) {
        sessions.remove(name);
        synchronized (closedForOthers) {
            closedForOthers.add(name);
            if (closedForOthers.size() > MAX_CLOSED) {
                closedForOthers.remove(closedForOthers.iterator().next());
            }
        }
    }

    /** Rejects a call in a session that there is no more, or never was. */
    private RuntimeException rejectEnded(String name) {
        if (!closedForOthers.contains(name)) {
            return reject("");
        }
        return CallStatus.UNAUTHENTICATED
                .withDescription("This session was closed, for its user has opened "
                        + manager.limits().bounds().maxSessions()
                        + " others since, as many as one user may have; connect again, and close connections that are"
                        + " no longer needed")
                .toRuntimeException();
    }

    /** The name of a session, which may be logged: it does not authenticate anybody. */
    private static String nameOf(String bearer) {
        return Tokens.hash(bearer).substring(0, 16);
    }

    private RuntimeException reject(String user) {
        String message =
                "A user and the token that 'robohaku serve token add' has made are needed, as name and password";
        manager.reject(
                new Client(PROTOCOL, user, ""), RequestType.EXECUTE, "", QueryCompletion.unauthenticated(message));
        return CallStatus.UNAUTHENTICATED.withDescription(message).toRuntimeException();
    }

    private static byte[] decode(String encoded) {
        try {
            return Base64.getDecoder().decode(encoded);
        } catch (IllegalArgumentException e) {
            return new byte[0];
        }
    }
}
