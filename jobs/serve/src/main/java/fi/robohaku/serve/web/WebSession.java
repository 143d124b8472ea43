package fi.robohaku.serve.web;

import fi.robohaku.contracts.Language;
import fi.robohaku.serve.query.Client;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Supplier;
import org.apache.spark.sql.SparkSession;

/** The session of a browser, from login to logout. */
final class WebSession {
    private final Client client;
    private final String token;
    private final Supplier<SparkSession> newSession;
    private Optional<SparkSession> spark = Optional.empty();
    private volatile Instant lastAccess;
    private volatile Optional<Language> language = Optional.empty();

    /** @param newSession creates a read-only Spark session, when the first query comes */
    WebSession(Client client, String token, Supplier<SparkSession> newSession, Instant now) {
        this.client = client;
        this.token = token;
        this.newSession = newSession;
        this.lastAccess = now;
    }

    Client client() {
        return client;
    }

    /** The token that opened the session, which ends when the token is removed. */
    String token() {
        return token;
    }

    /** The Spark session, in which temporary views last. */
    synchronized SparkSession spark() {
        if (spark.isEmpty()) {
            spark = Optional.of(newSession.get());
        }
        return spark.get();
    }

    Instant lastAccess() {
        return lastAccess;
    }

    void recordAccess(Instant now) {
        lastAccess = now;
    }

    /** The language that the user has chosen; empty as long as none is. */
    Optional<Language> language() {
        return language;
    }

    void choose(Language chosen) {
        language = Optional.of(chosen);
    }
}
