package fi.robohaku.serve.server;

import java.time.Duration;
import java.util.Objects;

/**
 * How much one server answers.
 *
 * @param maxRows rows of an answer at most
 * @param maxBytes bytes of an answer at most
 * @param maxTime how long a query may take, its answer included
 * @param maxQueries queries worked on at the same time, over all users and protocols
 * @param maxUserQueries those of one user among them
 */
public record Limits(long maxRows, long maxBytes, Duration maxTime, int maxQueries, int maxUserQueries) {
    private static final long MOST_ROWS = 1_000_000_000;
    private static final Duration MOST_TIME = Duration.ofDays(1);

    public Limits {
        Objects.requireNonNull(maxTime, "maxTime");
        if (maxRows > MOST_ROWS || maxTime.compareTo(MOST_TIME) > 0) {
            throw new IllegalArgumentException(
                    "Rows are limited to " + MOST_ROWS + " at most, and time to " + MOST_TIME.toSeconds() + " seconds");
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

    /** Rows that are computed at most: one more than may be sent, so that it is known when there are too many. */
    int mostRows() {
        return (int) maxRows + 1;
    }
}
