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
import java.util.function.LongSupplier;

/**
 * Prints progress on the terminal: a line a step, with the time it took; a moving clock where a person watches. A step ends
 * where the next begins, and the first begins with the command: together they take as long as all.
 */
final class Terminal implements ProgressMonitor, AutoCloseable {
    private final PrintWriter err;
    private final boolean isWatched;
    private final boolean isQuiet;
    private final ScheduledExecutorService clock;
    private String step = "";
    private Instant stepBegan;
    private LongSupplier done = () -> 0;
    private long all;

    /** @param began when the command was given */
    Terminal(PrintWriter err, boolean isQuiet, Instant began) {
        this.err = err;
        this.isQuiet = isQuiet;
        this.stepBegan = began;
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
        tick();
    }

    @Override
    public synchronized void counting(LongSupplier counted, long number) {
        done = counted;
        all = number;
    }

    /** Prints a sentence between the steps; the one that is under way goes on. */
    @Override
    public synchronized void note(String sentence) {
        if (isWatched && !step.isEmpty()) {
            err.print("\r" + " ".repeat(("  " + clockOf(Instant.now())).length()) + "\r");
        }
        err.println("robohaku: " + sentence);
        err.flush();
    }

    private synchronized void tick() {
        if (isWatched && !step.isEmpty()) {
            err.print("\r  " + clockOf(Instant.now()));
            err.flush();
        }
    }

    private String clockOf(Instant now) {
        String counted = all > 0 ? Math.min(done.getAsLong(), all) + " of " + all + ", " : "";
        return step + " … " + counted + Duration.between(stepBegan, now).toSeconds() + " s ";
    }

    private void endStep() {
        if (step.isEmpty()) {
            return;
        }
        Instant now = Instant.now();
        if (!isQuiet) {
            double seconds = Duration.between(stepBegan, now).toMillis() / 1000.0;
            err.println(String.format(Locale.ROOT, "%s  %-58s %6.1f s", isWatched ? "\r" : "", step, seconds));
            err.flush();
        }
        step = "";
        all = 0;
        stepBegan = now;
    }

    @Override
    public synchronized void close() {
        endStep();
        clock.shutdownNow();
    }
}
