package fi.robohaku.serve.server;

import java.time.Duration;
import java.util.Objects;

/**
 * How much one server answers.
 *
 * @param maxRows rows of an answer at most
 * @param maxTime how long a query may take, its answer included
 * @param maxQueries queries answered at the same time, over all users and protocols
 */
public record Limits(long maxRows, Duration maxTime, int maxQueries) {
    public Limits {
        Objects.requireNonNull(maxTime, "maxTime");
        if (maxRows < 1 || maxQueries < 1 || maxTime.isNegative() || maxTime.isZero()) {
            throw new IllegalArgumentException("A limit is at least 1: rows " + maxRows + ", seconds "
                    + maxTime.toSeconds() + ", queries " + maxQueries);
        }
    }

    /** Rows that are computed at most: one more than may be sent, so that it is known when there are too many. */
    int mostRows() {
        return (int) Math.min(maxRows + 1, Integer.MAX_VALUE);
    }
}
