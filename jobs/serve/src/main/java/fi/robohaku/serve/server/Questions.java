package fi.robohaku.serve.server;

import fi.robohaku.lakehouse.DaemonThreads;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.apache.logging.log4j.LogManager;
import org.apache.logging.log4j.Logger;

/**
 * The queries that a server works on, over all protocols: their limits are kept and their ends written down here. A query
 * keeps its place until the work on it has stopped, which can be later than its end.
 */
final class Questions implements AutoCloseable {
    private static final Logger LOG = LogManager.getLogger(Questions.class);

    /** A place that is about to be free is waited for; longer waiting is the client's affair. */
    private static final Duration PATIENCE = Duration.ofSeconds(1);

    private static final int SECONDS_TO_END = 5;

    /** So many calls wait for a place at most, times the number of places. */
    private static final int MOST_WAITING = 4;

    private static final Duration BETWEEN_LOOKS = Duration.ofMillis(100);

    /** Work that goes on for longer than this after its end is worth a line in the log. */
    private static final Duration REMARKABLE = Duration.ofSeconds(5);

    private final Limits limits;
    private final AuditLog audit;
    private final Clock clock;
    private final int workers;
    private final Consumer<String> trouble;
    private final Set<Question> places = new HashSet<>();
    private final Set<Question> endless = new HashSet<>();
    private int waiting;
    private boolean isClosed;
    private final ScheduledExecutorService alarms =
            Executors.newSingleThreadScheduledExecutor(DaemonThreads.named("query limits"));
    private final ExecutorService stopping = Executors.newSingleThreadExecutor(DaemonThreads.named("query stops"));

    /**
     * @param workers how many queries can be worked on at all; more wait for each other
     * @param trouble hears of it, once, where so many do not end although they were stopped
     */
    Questions(Limits limits, AuditLog audit, Clock clock, int workers, Consumer<String> trouble) {
        this.limits = limits;
        this.audit = audit;
        this.clock = clock;
        this.workers = workers;
        this.trouble = trouble;
    }

    Limits limits() {
        return limits;
    }

    /**
     * Takes a question in.
     *
     * @param work is stopped where the time of the question is over or its answer is too large
     * @throws LimitException where the server, or the user, has as many questions as it may
     */
    Question ask(Client client, Asked asked, String text, Work work) {
        Question question = new Question(this, client, asked, text, work);
        Optional<Ending> full = takesPlace(question);
        if (full.isPresent()) {
            refuse(client, asked, text, full.get());
            throw new LimitException(full.get());
        }
        Ending tooLong = new Ending(
                Outcome.TOO_LONG,
                "The query took more than " + limits.maxTime().toSeconds()
                        + " s; ask for less, or have the server started with a larger --max-seconds");
        question.wakeBy(
                alarms.schedule(() -> question.stops(tooLong), limits.maxTime().toMillis(), TimeUnit.MILLISECONDS));
        return question;
    }

    /** Gives the question a place, or says why there is none. */
    private synchronized Optional<Ending> takesPlace(Question question) {
        long patience = System.nanoTime() + PATIENCE.toNanos();
        Optional<Ending> full = full(question.client());
        while (full.isPresent() && !isClosed) {
            long left = TimeUnit.NANOSECONDS.toMillis(patience - System.nanoTime());
            if (left <= 0 || waiting >= MOST_WAITING * limits.maxQueries()) {
                return full;
            }
            waiting++;
            try {
                wait(left);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return full;
            } finally {
                waiting--;
            }
            full = full(question.client());
        }
        if (isClosed) {
            return Optional.of(stopped());
        }
        places.add(question);
        return Optional.empty();
    }

    private Optional<Ending> full(Client client) {
        if (places.size() >= limits.maxQueries()) {
            return Optional.of(new Ending(
                    Outcome.TOO_MANY_QUERIES,
                    "The server is working on " + limits.maxQueries()
                            + " queries, as many as it may at a time; ask again when one of them has ended"));
        }
        long own = places.stream()
                .filter(other -> other.client().user().equals(client.user()))
                .count();
        return own < limits.maxUserQueries()
                ? Optional.empty()
                : Optional.of(new Ending(
                        Outcome.TOO_MANY_QUERIES,
                        "The server is working on " + limits.maxUserQueries() + " queries of " + client.user()
                                + ", as many as one user may have at a time; ask again when one of them has ended"));
    }

    /** Does something in a thread of the desk, or in this one where the desk is closed. */
    void soon(Runnable work) {
        try {
            stopping.execute(work);
        } catch (RejectedExecutionException e) {
            work.run();
        }
    }

    /** Writes down what was not even begun. */
    void refuse(Client client, Asked asked, String text, Ending why) {
        audit.write(new AuditEntry(now(), client, asked, text, Duration.ZERO, 0, why));
    }

    void ended(Question question, AuditEntry entry) {
        try {
            audit.write(entry);
        } finally {
            if (!frees(question)) {
                looksAgain(question, BETWEEN_LOOKS);
            }
        }
    }

    /** Frees the place of a question if the work on it is over, and says whether it is. */
    synchronized boolean frees(Question question) {
        if (!question.isOver()) {
            return false;
        }
        question.forgetsWork();
        places.remove(question);
        endless.remove(question);
        notifyAll();
        return true;
    }

    /** @param soFar for how long the work has gone on since its question ended, when it is looked at again */
    private synchronized void looksAgain(Question question, Duration soFar) {
        if (isClosed || !places.contains(question)) {
            return;
        }
        ScheduledFuture<?> unused =
                alarms.schedule(() -> looks(question, soFar), BETWEEN_LOOKS.toMillis(), TimeUnit.MILLISECONDS);
    }

    private void looks(Question question, Duration soFar) {
        if (frees(question)) {
            return;
        }
        if (soFar.equals(REMARKABLE)) {
            LOG.warn("The work on a query cannot be stopped and goes on: {}", question.text());
        }
        if (soFar.compareTo(limits.maxTime()) >= 0) {
            isEndless(question);
        }
        looksAgain(question, soFar.plus(BETWEEN_LOOKS));
    }

    /** Where all that could work on a question is taken up by work that does not end, no more questions are answered. */
    private void isEndless(Question question) {
        boolean isAll;
        synchronized (this) {
            isAll = places.contains(question)
                    && endless.add(question)
                    && endless.size() == Math.min(workers, limits.maxQueries());
        }
        if (isAll) {
            trouble.accept("As many queries as can be worked on do not end, and cannot be stopped");
        }
    }

    Instant now() {
        return clock.instant();
    }

    Duration since(Instant began) {
        return Duration.between(began, clock.instant());
    }

    private static Ending stopped() {
        return new Ending(Outcome.CANCELLED, "The server was stopped");
    }

    /** Stops what was asked before an instant and is on its way. */
    void stopAll(Ending why, Instant before) {
        List<Question> open;
        synchronized (this) {
            open = new ArrayList<>(places);
        }
        open.stream().filter(question -> question.began().isBefore(before)).forEach(question -> {
            try {
                question.stops(why);
            } catch (RuntimeException e) {
                LOG.error("A query could not be stopped in order: {}", question.text(), e);
            }
        });
    }

    /** Stops what is on its way, and takes nothing in any more. */
    @Override
    public void close() {
        synchronized (this) {
            isClosed = true;
            notifyAll();
        }
        stopAll(stopped(), Instant.MAX);
        alarms.shutdownNow();
        // What has been stopped is written down to the end.
        stopping.shutdown();
        try {
            if (!alarms.awaitTermination(SECONDS_TO_END, TimeUnit.SECONDS)
                    || !stopping.awaitTermination(SECONDS_TO_END, TimeUnit.SECONDS)) {
                LOG.warn("The limits of queries were still looked after at the end");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
