package fi.robohaku.serve.server;

import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.spark.sql.SparkSession;

/** What a client of Flight SQL has between two calls: its Spark session and the statements it prepared. */
final class FlightSession {
    private final Asker asker;
    private final String token;
    private final SparkSession spark;
    private final Map<String, FlightStatement> statements = new ConcurrentHashMap<>();
    private volatile Instant used;

    FlightSession(Asker asker, String token, SparkSession spark, Instant now) {
        this.asker = asker;
        this.token = token;
        this.spark = spark;
        this.used = now;
    }

    Asker asker() {
        return asker;
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
        statements.put(handle, statement);
        return handle;
    }

    void replace(String handle, FlightStatement statement) {
        statements.put(handle, statement);
    }

    Optional<FlightStatement> statement(String handle) {
        return Optional.ofNullable(statements.get(handle));
    }

    void forget(String handle) {
        statements.remove(handle);
    }
}
