package fi.robohaku.cli;

import java.io.PrintWriter;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import org.apache.hadoop.util.ShutdownHookManager;
import org.apache.logging.log4j.LogManager;

/** Ends a run or a server in order where the process is told to end: reports are written, and the warehouse is free. */
final class OnSignal implements AutoCloseable {
    /** Above that of Spark, which would take the ground from under the work. */
    private static final int BEFORE_SPARK = 100;

    private static final int MOST_SECONDS = 25;
    private static final int SECONDS_TO_FAIL = 10;
    private static final Pattern SIGNAL_THREAD = Pattern.compile("SIG[A-Z0-9]+ handler");

    private final CountDownLatch ended = new CountDownLatch(1);
    private final Runnable hook;

    /**
     * @param sentence what the user is told
     * @param stop makes the work end soon
     */
    OnSignal(String sentence, Runnable stop, PrintWriter err) {
        hook = () -> {
            if (isBySignal()) {
                // The clock of the step that is under way stands on the line, and the terminal's ^C behind it.
                String newLine = Boolean.getBoolean("robohaku.terminal") ? System.lineSeparator() : "";
                err.println(newLine + "robohaku: stopped by a signal; " + sentence);
                err.flush();
                stop.run();
            } else if (!waitForTheEnd(SECONDS_TO_FAIL)) {
                // Spark ends the process where a task met what no process survives. The work fails by that, and says
                // so.
                stop.run();
            }
            waitForTheEnd(MOST_SECONDS);
        };
        ShutdownHookManager.get().addShutdownHook(hook, BEFORE_SPARK, MOST_SECONDS + 15L, TimeUnit.SECONDS);
    }

    /** Whether the process ends because it was told to from outside: the JVM has a thread for each signal then. */
    private static boolean isBySignal() {
        return Thread.getAllStackTraces().keySet().stream()
                .anyMatch(thread -> SIGNAL_THREAD.matcher(thread.getName()).matches());
    }

    /** Whether the process is ending, for whatever reason. */
    static boolean isEnding() {
        return ShutdownHookManager.get().isShutdownInProgress();
    }

    /** That the work has ended, or never began: the process need not wait. */
    void end() {
        ended.countDown();
    }

    private boolean waitForTheEnd(int seconds) {
        try {
            boolean isOver = ended.await(seconds, TimeUnit.SECONDS);
            if (!isOver) {
                LogManager.getLogger(OnSignal.class).warn("The work did not end in {} s", seconds);
            }
            return isOver;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    @Override
    public void close() {
        ended.countDown();
        if (!ShutdownHookManager.get().isShutdownInProgress()) {
            ShutdownHookManager.get().removeShutdownHook(hook);
        } else {
            // The process is ending: what the command would print is for a run that was not stopped.
            waitForever();
        }
    }

    private static void waitForever() {
        try {
            new CountDownLatch(1).await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
