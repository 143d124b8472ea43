package fi.robohaku.serve.server;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.Base64;
import java.util.Comparator;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import org.apache.arrow.flight.CallHeaders;
import org.apache.arrow.flight.CallStatus;
import org.apache.arrow.flight.auth2.CallHeaderAuthenticator;
import org.apache.spark.sql.SparkSession;

/**
 * The way into Flight SQL. A client comes with its user and token as name and password, or with the token alone; a name
 * and password are answered with a bearer that stands for the session from then on. A session that is not used for
 * eight hours is over, as is that of a user who has opened fifty since.
 */
final class FlightSessions implements CallHeaderAuthenticator {
    static final String PROTOCOL = "flight";
    private static final String HEADER = "authorization";
    private static final String BASIC = "Basic ";
    private static final String BEARER = "Bearer ";
    private static final Duration MOST_IDLE = Duration.ofHours(8);
    private static final int MOST_OF_A_USER = 50;

    private final Users users;
    private final Questions questions;
    private final Supplier<SparkSession> sparks;
    private final Clock clock;
    private final Map<String, FlightSession> byName = new ConcurrentHashMap<>();

    /** @param sparks gives a new session that can only ask */
    FlightSessions(Users users, Questions questions, Supplier<SparkSession> sparks, Clock clock) {
        this.users = users;
        this.questions = questions;
        this.sparks = sparks;
        this.clock = clock;
    }

    @Override
    public AuthResult authenticate(CallHeaders headers) {
        String value = Optional.ofNullable(headers.get(HEADER)).orElse("");
        try {
            if (value.startsWith(BASIC)) {
                return opened(value.substring(BASIC.length()).strip());
            }
            if (value.startsWith(BEARER)) {
                return continued(value.substring(BEARER.length()).strip());
            }
        } catch (IOException e) {
            throw CallStatus.INTERNAL
                    .withDescription("The tokens of the server cannot be read")
                    .withCause(e)
                    .toRuntimeException();
        }
        throw denied("");
    }

    /** The session of an authenticated call. */
    FlightSession of(String name) {
        return Optional.ofNullable(byName.get(name)).orElseThrow(() -> denied(""));
    }

    void end(String name) {
        byName.remove(name);
    }

    private AuthResult opened(String encoded) throws IOException {
        String[] given = new String(decoded(encoded), StandardCharsets.UTF_8).split(":", 2);
        Optional<String> user = given.length == 2 ? users.userOf(given[1]) : Optional.empty();
        if (user.isEmpty() || !user.get().equals(given[0])) {
            throw denied(given[0]);
        }
        String bearer = Tokens.random();
        String name = open(bearer, user.get(), given[1]);
        return new AuthResult() {
            @Override
            public String getPeerIdentity() {
                return name;
            }

            @Override
            public void appendToOutgoingHeaders(CallHeaders outgoing) {
                outgoing.insert(HEADER, BEARER + bearer);
            }
        };
    }

    private AuthResult continued(String bearer) throws IOException {
        String name = name(bearer);
        FlightSession session = byName.get(name);
        if (session == null || isOver(session)) {
            String user = users.userOf(bearer).orElseThrow(() -> denied(""));
            open(bearer, user, bearer);
        } else if (users.userOf(session.token()).isEmpty()) {
            byName.remove(name);
            throw denied(session.client().user());
        } else {
            session.usedAt(clock.instant());
        }
        return () -> name;
    }

    private boolean isOver(FlightSession session) {
        return session.used().plus(MOST_IDLE).isBefore(clock.instant());
    }

    /** Opens the session of a bearer. Where several calls bring it at once, they share one. */
    private String open(String bearer, String user, String token) {
        String name = name(bearer);
        byName.values().removeIf(this::isOver);
        byName.computeIfAbsent(
                name,
                first -> new FlightSession(new Client(PROTOCOL, user, name), token, sparks.get(), clock.instant()));
        byName.values().stream()
                .filter(session -> session.client().user().equals(user))
                .sorted(Comparator.comparing(FlightSession::used).reversed())
                .skip(MOST_OF_A_USER)
                .map(session -> session.client().session())
                .forEach(byName::remove);
        return name;
    }

    /** A session's name may be logged; nobody gets in with it. */
    private static String name(String bearer) {
        return Tokens.hash(bearer).substring(0, 16);
    }

    private RuntimeException denied(String user) {
        String message =
                "A user and the token that 'robohaku serve token add' has made are needed, as name and password";
        questions.refuse(new Client(PROTOCOL, user, ""), Asked.ANSWER, "", new Ending(Outcome.DENIED, message));
        return CallStatus.UNAUTHENTICATED.withDescription(message).toRuntimeException();
    }

    private static byte[] decoded(String encoded) {
        try {
            return Base64.getDecoder().decode(encoded);
        } catch (IllegalArgumentException e) {
            return new byte[0];
        }
    }
}
