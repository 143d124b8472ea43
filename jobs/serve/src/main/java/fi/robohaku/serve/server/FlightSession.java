package fi.robohaku.serve.server;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.apache.spark.sql.SparkSession;

/**
 * What a client of Flight SQL has between two calls: its Spark session and the statements it prepared. Of statements that
 * it never closes the oldest are forgotten when there are many.
 */
final class FlightSession {
    private static final int MOST_STATEMENTS = 1000;
    private static final long MOST_LETTERS = 32_000_000;

    private final Client client;
    private final String token;
    private final SparkSession spark;
    private final Map<String, FlightStatement> statements = new LinkedHashMap<>();
    private long letters;
    private volatile Instant used;

    FlightSession(Client client, String token, SparkSession spark, Instant now) {
        this.client = client;
        this.token = token;
        this.spark = spark;
        this.used = now;
    }

    Client client() {
        return client;
    }

    /** The token that opened it; the session is over where it counts no more. */
    String token() {
        return token;
    }

    SparkSession spark() {
        return spark;
    }

    Instant used() {
        return used;
    }

    void usedAt(Instant now) {
        used = now;
    }

    /** Keeps a statement, and gives the handle by which the client will ask for it. */
    String keep(FlightStatement statement) {
        String handle = UUID.randomUUID().toString();
        replace(handle, statement);
        return handle;
    }

    synchronized void replace(String handle, FlightStatement statement) {
        forget(handle);
        statements.put(handle, statement);
        letters += statement.letters();
        while (statements.size() > MOST_STATEMENTS || (letters > MOST_LETTERS && statements.size() > 1)) {
            forget(statements.keySet().iterator().next());
        }
    }

    synchronized Optional<FlightStatement> statement(String handle) {
        return Optional.ofNullable(statements.get(handle));
    }

    synchronized void forget(String handle) {
        FlightStatement forgotten = statements.remove(handle);
        if (forgotten != null) {
            letters -= forgotten.letters();
        }
    }
}
