package fi.robohaku.serve.server;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.Future;
import java.util.function.Consumer;

/**
 * A query on its way, from the moment it was asked to its end. It ends once: what comes first counts, and is written to
 * the audit log. Its place among those that are worked on is free when the work on it has ended as well.
 */
final class Question {
    private final Questions desk;
    private final Client client;
    private final Asked asked;
    private final String text;
    private final Work work;
    private final Instant began;
    private long rows;
    private Optional<Ending> ending = Optional.empty();
    private Optional<Future<?>> alarm = Optional.empty();
    private final List<Consumer<Ending>> waiting = new ArrayList<>();
    private boolean isStopped;
    private boolean isComputed;

    Question(Questions desk, Client client, Asked asked, String text, Work work) {
        this.desk = desk;
        this.client = client;
        this.asked = asked;
        this.text = AuditLog.shortened(text);
        this.work = work;
        this.began = desk.now();
    }

    synchronized void wakeBy(Future<?> timer) {
        if (ending.isPresent()) {
            timer.cancel(false);
        } else {
            alarm = Optional.of(timer);
        }
    }

    /** Has somebody who waits for the answer told where the question is stopped from this side, and why. */
    void tells(Consumer<Ending> client) {
        Ending how;
        synchronized (this) {
            if (!isStopped) {
                waiting.add(client);
                return;
            }
            how = ending.orElseThrow();
        }
        client.accept(how);
    }

    /**
     * Counts rows that are about to be sent.
     *
     * @throws LimitException where that makes too many; the query has then ended and is being stopped
     */
    void sends(long more) {
        long all;
        synchronized (this) {
            all = rows + more;
        }
        sendsUpTo(all);
    }

    /**
     * Notes that rows up to this number are about to be sent; some may be sent for the second time.
     *
     * @throws LimitException where that makes too many; the query has then ended and is being stopped
     */
    void sendsUpTo(long all) {
        synchronized (this) {
            rows = Math.max(rows, all);
        }
        if (all > desk.limits().maxRows()) {
            Ending tooMany = tooManyRows();
            stopsSoon(tooMany);
            throw new LimitException(tooMany);
        }
    }

    /** Notes that the answer is there, to be taken by the client, with the number of its rows where one knows it. */
    void computed(OptionalLong allRows) {
        boolean isTooLong;
        synchronized (this) {
            isComputed = true;
            rows = Math.max(rows, allRows.orElse(0));
            isTooLong = rows > desk.limits().maxRows();
        }
        if (isTooLong) {
            stopsSoon(tooManyRows());
        }
    }

    /** Ends the question as answered if its answer was there, or else as given up. */
    void closes() {
        boolean isAnswered;
        synchronized (this) {
            isAnswered = isComputed;
        }
        ends(isAnswered ? Ending.answered() : Ending.givenUp());
    }

    private Ending tooManyRows() {
        return new Ending(
                Outcome.TOO_MANY_ROWS,
                "The answer has more than " + desk.limits().maxRows()
                        + " rows; ask for fewer, or have the server started with a larger --max-rows");
    }

    /** Ends the question from this side, and stops the work on it. */
    void stops(Ending how) {
        if (marks(how)) {
            carriesOut(how);
        }
    }

    /**
     * Ends the question, and has the work on it stopped by another thread: this one may hold what the protocol needs for
     * that.
     */
    private void stopsSoon(Ending how) {
        if (marks(how)) {
            desk.soon(() -> carriesOut(how));
        }
    }

    private void carriesOut(Ending how) {
        List<Consumer<Ending>> told;
        synchronized (this) {
            isStopped = true;
            told = List.copyOf(waiting);
        }
        // One of these that fails keeps none of the others from being done.
        try {
            work.stop();
        } finally {
            try {
                told.forEach(client -> client.accept(how));
            } finally {
                writesDown(how);
            }
        }
    }

    /** Notes the end, unless it has ended before. */
    void ends(Ending how) {
        if (marks(how)) {
            writesDown(how);
        }
    }

    private synchronized boolean marks(Ending how) {
        if (ending.isPresent()) {
            return false;
        }
        ending = Optional.of(how);
        alarm.ifPresent(timer -> timer.cancel(false));
        return true;
    }

    private void writesDown(Ending how) {
        AuditEntry entry;
        synchronized (this) {
            entry = new AuditEntry(began, client, asked, text, desk.since(began), rows, how);
        }
        desk.ended(this, entry);
    }

    /** How it ended; empty while it is on its way. */
    synchronized Optional<Ending> ending() {
        return ending;
    }

    /** Whether it has ended with all the work on it. */
    boolean isOver() {
        Optional<Ending> how = ending();
        return how.isPresent() && (how.get().outcome() == Outcome.ANSWERED || !work.isGoingOn());
    }

    void forgetsWork() {
        work.forget();
    }

    Instant began() {
        return began;
    }

    Client client() {
        return client;
    }

    String text() {
        return text;
    }
}
