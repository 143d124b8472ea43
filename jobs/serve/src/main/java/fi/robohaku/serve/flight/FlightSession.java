package fi.robohaku.serve.flight;

import fi.robohaku.serve.query.Client;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.apache.spark.sql.SparkSession;

/**
 * The session of a Flight SQL client: its Spark session and its prepared statements. Where a client never closes its
 * statements, the oldest are dropped.
 */
final class FlightSession {
    private static final long MAX_CHARACTERS = 32_000_000;

    private final Client client;
    private final String token;
    private final SparkSession spark;
    private final int maxStatements;
    private final Map<String, FlightStatement> statements = new LinkedHashMap<>();
    private long characters;
    private volatile Instant lastAccess;

    /** @param maxStatements statements that are kept */
    FlightSession(Client client, String token, SparkSession spark, int maxStatements, Instant now) {
        this.client = client;
        this.token = token;
        this.spark = spark;
        this.maxStatements = maxStatements;
        this.lastAccess = now;
    }

    Client client() {
        return client;
    }

    /** The token that opened the session, which ends when the token is removed. */
    String token() {
        return token;
    }

    SparkSession spark() {
        return spark;
    }

    Instant lastAccess() {
        return lastAccess;
    }

    void recordAccess(Instant now) {
        lastAccess = now;
    }

    /** Adds a statement, and returns the handle by which the client names it. */
    String add(FlightStatement statement) {
        String handle = UUID.randomUUID().toString();
        replace(handle, statement);
        return handle;
    }

    synchronized void replace(String handle, FlightStatement statement) {
        remove(handle);
        statements.put(handle, statement);
        characters += statement.size();
        while (statements.size() > maxStatements || (characters > MAX_CHARACTERS && statements.size() > 1)) {
            remove(statements.keySet().iterator().next());
        }
    }

    synchronized Optional<FlightStatement> statement(String handle) {
        return Optional.ofNullable(statements.get(handle));
    }

    synchronized void remove(String handle) {
        FlightStatement removed = statements.remove(handle);
        if (removed != null) {
            characters -= removed.size();
        }
    }
}
