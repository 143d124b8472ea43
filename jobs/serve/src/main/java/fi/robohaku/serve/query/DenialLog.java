package fi.robohaku.serve.query;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * Keeps requests that never ran from filling the audit log: of those of a minute that nobody with a token sent, and of those
 * for which no slot was free, the first ones are lines of their own, and the next line says how many came after them.
 */
final class DenialLog {
    static final int MAX_PER_MINUTE = 60;

    /** A name that a stranger sends is as long as that stranger likes. */
    static final int MAX_NAME = 64;

    private static final Duration MINUTE = Duration.ofMinutes(1);

    private Optional<Instant> begin = Optional.empty();
    private int written;
    private long left;

    /**
     * The line for a request, as it is to be written.
     *
     * @return empty where it is only counted
     */
    synchronized Optional<AuditEntry> admit(AuditEntry entry) {
        if (begin.isEmpty() || !entry.createTime().isBefore(begin.get().plus(MINUTE))) {
            begin = Optional.of(entry.createTime());
            written = 0;
        }
        if (written >= MAX_PER_MINUTE) {
            left++;
            return Optional.empty();
        }
        written++;
        AuditEntry line = entry;
        if (left > 0) {
            line = entry.withMessage(entry.completion().message() + "; " + left
                    + " more requests like this one came before it and are not written down");
            left = 0;
        }
        return Optional.of(line);
    }
}
