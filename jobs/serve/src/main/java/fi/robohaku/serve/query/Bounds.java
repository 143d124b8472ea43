package fi.robohaku.serve.query;

import java.time.Duration;
import java.util.Objects;

/**
 * The bounds of what a single user can make a server hold or do, beside the {@link Limits} of a query.
 *
 * @param maxWait how long a query waits for a slot
 * @param maxTasks tasks of one stage of a query, the parts that it is split into
 * @param maxSessions sessions that a user has open over one protocol
 * @param maxStatements prepared statements that a session keeps
 * @param maxValueBytes bytes of one value that a function makes
 */
public record Bounds(Duration maxWait, int maxTasks, int maxSessions, int maxStatements, long maxValueBytes) {
    private static final Duration LONGEST_MAX_WAIT = Duration.ofHours(1);

    private static final int LARGEST_MAX_TASKS = 10_000;

    public Bounds {
        Objects.requireNonNull(maxWait, "maxWait");
        if (maxWait.isNegative() || maxWait.compareTo(LONGEST_MAX_WAIT) > 0 || maxTasks > LARGEST_MAX_TASKS) {
            throw new IllegalArgumentException("A query waits for 0 to " + LONGEST_MAX_WAIT.toSeconds()
                    + " seconds, and has " + LARGEST_MAX_TASKS + " tasks at most");
        }
        if (maxTasks < 1 || maxSessions < 1 || maxStatements < 1 || maxValueBytes < 1) {
            throw new IllegalArgumentException("A bound is at least 1: tasks " + maxTasks + ", sessions " + maxSessions
                    + ", statements " + maxStatements + ", bytes of a value " + maxValueBytes);
        }
    }

    /** What a server has where nobody says otherwise. */
    public static Bounds defaults() {
        return new Bounds(Duration.ofSeconds(60), 100, 50, 1000, 16_000_000);
    }

    /** The same with another wait. */
    public Bounds withMaxWait(Duration wait) {
        return new Bounds(wait, maxTasks, maxSessions, maxStatements, maxValueBytes);
    }
}
