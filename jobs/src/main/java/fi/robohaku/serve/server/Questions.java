package fi.robohaku.serve.server;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

/** The queries that a server is answering, over all protocols: their limits are kept and their ends written down here. */
final class Questions implements AutoCloseable {
    private final Limits limits;
    private final AuditLog audit;
    private final Clock clock;
    private final Semaphore free;
    private final Set<Question> open = ConcurrentHashMap.newKeySet();
    private final ScheduledExecutorService alarms = Executors.newSingleThreadScheduledExecutor(task -> {
        Thread thread = new Thread(task, "query limits");
        thread.setDaemon(true);
        return thread;
    });

    Questions(Limits limits, AuditLog audit, Clock clock) {
        this.limits = limits;
        this.audit = audit;
        this.clock = clock;
        this.free = new Semaphore(limits.maxQueries());
    }

    Limits limits() {
        return limits;
    }

    /**
     * Takes a question in.
     *
     * @param stop makes the protocol stop the work on the query, where its time is over or it has too many rows
     * @throws LimitException where the server is answering as many as it may
     */
    Question ask(Asker asker, String text, Runnable stop) {
        if (!free.tryAcquire()) {
            String message = "The server is answering " + limits.maxQueries()
                    + " queries, as many as it may at a time; ask again when one of them has ended";
            refuse(asker, text, new Ending(Outcome.TOO_MANY_QUERIES, message));
            throw new LimitException(Outcome.TOO_MANY_QUERIES, message);
        }
        Question question = new Question(this, asker, text, stop);
        open.add(question);
        question.wakeBy(alarms.schedule(
                () -> question.stops(new Ending(
                        Outcome.TOO_LONG,
                        "The query took more than " + limits.maxTime().toSeconds()
                                + " s; ask for less, or have the server started with a larger --max-seconds")),
                limits.maxTime().toMillis(),
                TimeUnit.MILLISECONDS));
        return question;
    }

    /** Writes down what was not even begun. */
    void refuse(Asker asker, String text, Ending why) {
        audit.write(new AuditEntry(now(), asker, text, Duration.ZERO, 0, why));
    }

    void ended(Question question, AuditEntry entry) {
        if (open.remove(question)) {
            free.release();
        }
        audit.write(entry);
    }

    Instant now() {
        return clock.instant();
    }

    Duration since(Instant began) {
        return Duration.between(began, clock.instant());
    }

    /** Stops what is on its way. */
    @Override
    public void close() {
        for (Question question : Set.copyOf(open)) {
            question.stops(new Ending(Outcome.CANCELLED, "The server was stopped"));
        }
        alarms.shutdownNow();
    }
}
