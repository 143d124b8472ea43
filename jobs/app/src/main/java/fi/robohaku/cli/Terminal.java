package fi.robohaku.cli;

import fi.robohaku.lakehouse.DaemonThreads;
import fi.robohaku.lakehouse.ProgressMonitor;
import java.io.PrintWriter;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/** Prints progress on the terminal: a line a step, with the time it took; a moving clock where a person watches. */
final class Terminal implements ProgressMonitor, AutoCloseable {
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
    public synchronized void beginStep(String name) {
        endStep();
        step = name;
        began = Instant.now();
        tick();
    }

    @Override
    public synchronized void note(String sentence) {
        endStep();
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

    private void endStep() {
        if (!step.isEmpty() && !isQuiet) {
            double seconds = Duration.between(began, Instant.now()).toMillis() / 1000.0;
            err.println(String.format(Locale.ROOT, "%s  %-58s %6.1f s", isWatched ? "\r" : "", step, seconds));
            err.flush();
        }
        step = "";
    }

    @Override
    public synchronized void close() {
        endStep();
        clock.shutdownNow();
    }
}
