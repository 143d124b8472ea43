package fi.robohaku.serve.query;

import java.time.Duration;
import java.time.Instant;
import java.util.Objects;

/**
 * A line of the audit log.
 *
 * @param createTime when the request came
 * @param text the statement, or a description of a request without one
 * @param elapsed from the request to its end
 * @param rows rows sent
 */
record AuditEntry(
        Instant createTime,
        Client client,
        RequestType type,
        String text,
        Duration elapsed,
        long rows,
        QueryCompletion completion) {
    AuditEntry {
        Objects.requireNonNull(createTime, "createTime");
        Objects.requireNonNull(client, "client");
        Objects.requireNonNull(type, "type");
        Objects.requireNonNull(text, "text");
        Objects.requireNonNull(elapsed, "elapsed");
        Objects.requireNonNull(completion, "completion");
    }

    /** The same with another message. */
    AuditEntry withMessage(String message) {
        return new AuditEntry(
                createTime, client, type, text, elapsed, rows, new QueryCompletion(completion.status(), message));
    }
}
