package fi.robohaku.cli;

import fi.robohaku.lakehouse.DaemonThreads;
import fi.robohaku.lakehouse.Steps;
import java.io.PrintWriter;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/** Says on the terminal what goes on: a line a step, with the time it took; a moving clock where a person watches. */
final class Terminal implements Steps, AutoCloseable {
    private final PrintWriter err;
    private final boolean isWatched;
    private final boolean isQuiet;
    private final ScheduledExecutorService clock;
    private String step = "";
    private Instant began = Instant.now();

    Terminal(PrintWriter err, boolean isQuiet) {
        this.err = err;
        this.isQuiet = isQuiet;
        this.isWatched = Boolean.getBoolean("robohaku.terminal") && !isQuiet;
        this.clock = Executors.newSingleThreadScheduledExecutor(DaemonThreads.named("clock"));
        if (isWatched) {
            var unused = clock.scheduleWithFixedDelay(this::tick, 1, 1, TimeUnit.SECONDS);
        }
    }

    @Override
    public synchronized void begins(String sentence) {
        ends();
        step = sentence;
        began = Instant.now();
        tick();
    }

    @Override
    public synchronized void notes(String sentence) {
        ends();
        err.println("robohaku: " + sentence);
        err.flush();
    }

    private synchronized void tick() {
        if (isWatched && !step.isEmpty()) {
            err.print("\r  " + step + " … "
                    + Duration.between(began, Instant.now()).toSeconds() + " s ");
            err.flush();
        }
    }

    private void ends() {
        if (!step.isEmpty() && !isQuiet) {
            double seconds = Duration.between(began, Instant.now()).toMillis() / 1000.0;
            err.println(String.format(Locale.ROOT, "%s  %-58s %6.1f s", isWatched ? "\r" : "", step, seconds));
            err.flush();
        }
        step = "";
    }

    @Override
    public synchronized void close() {
        ends();
        clock.shutdownNow();
    }
}
