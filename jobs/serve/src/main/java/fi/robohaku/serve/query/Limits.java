package fi.robohaku.serve.query;

import java.time.Duration;
import java.util.Objects;

/**
 * The limits of a server.
 *
 * @param maxRows rows of a result at most
 * @param maxBytes bytes of a result at most
 * @param maxTime how long a query may run, until its client has taken the result; {@link QueryTimeLimit} enforces it
 * @param maxQueries queries that run at the same time, over all users and protocols
 * @param maxUserQueries those of one user among them
 * @param bounds what a single user can make the server hold or do beside
 */
public record Limits(long maxRows, long maxBytes, Duration maxTime, int maxQueries, int maxUserQueries, Bounds bounds) {
    /** Queries that wait at a time, over all users; each of them keeps a thread. */
    public static final int MAX_WAITING = 400;

    /** Those of one user among them. */
    public static final int MAX_USER_WAITING = 100;

    private static final long LARGEST_MAX_ROWS = 1_000_000_000;
    private static final Duration LONGEST_MAX_TIME = Duration.ofDays(1);

    public Limits {
        Objects.requireNonNull(maxTime, "maxTime");
        Objects.requireNonNull(bounds, "bounds");
        if (maxRows > LARGEST_MAX_ROWS || maxTime.compareTo(LONGEST_MAX_TIME) > 0) {
            throw new IllegalArgumentException("Rows are limited to " + LARGEST_MAX_ROWS + " at most, and time to "
                    + LONGEST_MAX_TIME.toSeconds() + " seconds");
        }
        if (maxRows < 1
                || maxBytes < 1
                || maxQueries < 1
                || maxUserQueries < 1
                || maxTime.isNegative()
                || maxTime.isZero()) {
            throw new IllegalArgumentException("A limit is at least 1: rows " + maxRows + ", bytes " + maxBytes
                    + ", seconds " + maxTime.toSeconds() + ", queries " + maxQueries + ", of one user "
                    + maxUserQueries);
        }
    }

    /** Rows that a query computes at most: one more than may be sent shows that there are too many. */
    public int maxComputedRows() {
        return (int) maxRows + 1;
    }
}
