package fi.robohaku.serve.web;

import fi.robohaku.serve.auth.Authenticator;
import fi.robohaku.serve.auth.Tokens;
import fi.robohaku.serve.query.Client;
import fi.robohaku.serve.query.QueryCompletion;
import fi.robohaku.serve.query.QueryManager;
import fi.robohaku.serve.query.RequestType;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.util.Comparator;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import org.apache.spark.sql.SparkSession;

/**
 * The sessions of browsers. A browser shows its session by a random text that only its hash is kept of. A session ends when
 * it is not used for an hour, when its token is removed, and when its user opens more than the limit: then the one that was
 * used least.
 */
final class WebSessions {
    static final String PROTOCOL = "web";

    static final Duration MAX_IDLE = Duration.ofHours(1);

    private final Authenticator authenticator;
    private final QueryManager manager;
    private final Supplier<SparkSession> newSession;
    private final Clock clock;
    private final LoginThrottle throttle;
    private final Map<String, WebSession> sessions = new ConcurrentHashMap<>();

    /** @param newSession creates a read-only Spark session */
    WebSessions(Authenticator authenticator, QueryManager manager, Supplier<SparkSession> newSession, Clock clock) {
        this.authenticator = authenticator;
        this.manager = manager;
        this.newSession = newSession;
        this.clock = clock;
        this.throttle = new LoginThrottle(clock);
    }

    /**
     * Opens a session.
     *
     * @return the text by which the browser shows it from then on
     * @throws RefusedException where it is not the token of the user, or too many wrong ones came before; both are written
     *     to the audit log
     */
    String open(String user, String token, String address) throws IOException {
        if (throttle.isClosed(address, user)) {
            deny(user, "Too many wrong tokens came within a minute");
            throw new RefusedException(429, "web.too_many_logins");
        }
        Optional<String> known = authenticator.authenticate(token);
        if (known.isEmpty() || !known.get().equals(user)) {
            throttle.recordFailure(address, user);
            deny(user, "A user and the token that 'robohaku serve token add' has made are needed");
            throw new RefusedException(401, "web.wrong_token");
        }
        String secret = Tokens.create();
        String name = nameOf(secret);
        sessions.values().removeIf(this::isExpired);
        sessions.put(name, new WebSession(new Client(PROTOCOL, user, name), token, newSession, clock.instant()));
        sessions.values().stream()
                .filter(session -> session.client().user().equals(user))
                .sorted(Comparator.comparing(WebSession::lastAccess).reversed())
                .skip(manager.limits().bounds().maxSessions())
                .forEach(session -> sessions.remove(session.client().session()));
        return secret;
    }

    private void deny(String user, String message) {
        manager.reject(
                new Client(PROTOCOL, user, ""), RequestType.EXECUTE, "", QueryCompletion.unauthenticated(message));
    }

    /** The session that a browser shows; empty where it has ended or never was. */
    Optional<WebSession> find(String secret) throws IOException {
        WebSession session = sessions.get(nameOf(secret));
        if (session == null) {
            return Optional.empty();
        }
        if (isExpired(session) || authenticator.authenticate(session.token()).isEmpty()) {
            close(session);
            return Optional.empty();
        }
        session.recordAccess(clock.instant());
        return Optional.of(session);
    }

    void close(WebSession session) {
        sessions.remove(session.client().session());
    }

    private boolean isExpired(WebSession session) {
        return session.lastAccess().plus(MAX_IDLE).isBefore(clock.instant());
    }

    /** The name of a session, which may be logged: it does not open it. */
    private static String nameOf(String secret) {
        return Tokens.hash(secret).substring(0, 16);
    }
}
