package fi.robohaku.serve.server;

import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.Future;

/**
 * A query on its way, from the moment it was asked to its end. It ends once: what comes first counts, and is written to
 * the audit log.
 */
final class Question {
    private final Questions desk;
    private final Asker asker;
    private final String text;
    private final Runnable stop;
    private final java.time.Instant began;
    private long sent;
    private long rows;
    private Optional<Ending> ending = Optional.empty();
    private Optional<Future<?>> alarm = Optional.empty();

    /**
     * @param stop makes the protocol stop the work on the query
     */
    Question(Questions desk, Asker asker, String text, Runnable stop) {
        this.desk = desk;
        this.asker = asker;
        this.text = text;
        this.stop = stop;
        this.began = desk.now();
    }

    synchronized void wakeBy(Future<?> timer) {
        if (ending.isPresent()) {
            timer.cancel(false);
        } else {
            alarm = Optional.of(timer);
        }
    }

    /**
     * Counts rows that are about to be sent.
     *
     * @throws LimitException where that makes too many; the query has then ended and is being stopped
     */
    void sends(long more) {
        boolean isTooLong;
        synchronized (this) {
            sent += more;
            rows = Math.max(rows, sent);
            isTooLong = sent > desk.limits().maxRows();
        }
        if (isTooLong) {
            stops(new Ending(Outcome.TOO_MANY_ROWS, tooManyRows()));
            throw new LimitException(Outcome.TOO_MANY_ROWS, tooManyRows());
        }
    }

    /** Ends the question as answered, with the number of rows that the answer has, where one knows it. */
    void finishes(OptionalLong allRows) {
        boolean isTooLong;
        synchronized (this) {
            rows = Math.max(rows, allRows.orElse(0));
            isTooLong = rows > desk.limits().maxRows();
        }
        if (isTooLong) {
            stops(new Ending(Outcome.TOO_MANY_ROWS, tooManyRows()));
        } else {
            ends(Ending.answered());
        }
    }

    private String tooManyRows() {
        return "The answer has more than " + desk.limits().maxRows()
                + " rows; ask for fewer, or have the server started with a larger --max-rows";
    }

    /** Ends the question from this side, and stops the work on it. */
    void stops(Ending how) {
        if (!marks(how)) {
            return;
        }
        // The work is stopped also where the end cannot be written down.
        try {
            stop.run();
        } finally {
            writesDown(how);
        }
    }

    /** Notes the end, and says whether it was this one that counted. */
    boolean ends(Ending how) {
        boolean isFirst = marks(how);
        if (isFirst) {
            writesDown(how);
        }
        return isFirst;
    }

    private synchronized boolean marks(Ending how) {
        if (ending.isPresent()) {
            return false;
        }
        ending = Optional.of(how);
        alarm.ifPresent(timer -> timer.cancel(false));
        return true;
    }

    private synchronized void writesDown(Ending how) {
        desk.ended(this, new AuditEntry(began, asker, text, desk.since(began), rows, how));
    }

    /** How it ended; empty while it is on its way. */
    synchronized Optional<Ending> ending() {
        return ending;
    }
}
