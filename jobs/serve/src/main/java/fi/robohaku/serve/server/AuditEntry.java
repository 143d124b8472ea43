package fi.robohaku.serve.server;

import java.time.Duration;
import java.time.Instant;
import java.util.Objects;

/**
 * A line of the audit log.
 *
 * @param began when the question came
 * @param text the query, or what was asked in its place
 * @param took from the question to its end
 * @param rows rows sent
 */
record AuditEntry(Instant began, Client client, Asked asked, String text, Duration took, long rows, Ending ending) {
    AuditEntry {
        Objects.requireNonNull(began, "began");
        Objects.requireNonNull(client, "client");
        Objects.requireNonNull(asked, "asked");
        Objects.requireNonNull(text, "text");
        Objects.requireNonNull(took, "took");
        Objects.requireNonNull(ending, "ending");
    }
}
