package fi.robohaku.cli;

import java.io.PrintWriter;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.apache.hadoop.util.ShutdownHookManager;
import org.apache.logging.log4j.LogManager;

/** Ends a run or a server in order where the process is told to end: reports are written, and the warehouse is free. */
final class OnSignal implements AutoCloseable {
    /** Above that of Spark, which would take the ground from under the work. */
    private static final int BEFORE_SPARK = 100;

    private static final int MOST_SECONDS = 25;

    private final CountDownLatch ended = new CountDownLatch(1);
    private final Runnable hook;

    /**
     * @param sentence what the user is told
     * @param stop makes the work end soon
     */
    OnSignal(String sentence, Runnable stop, PrintWriter err) {
        hook = () -> {
            // The clock of the step that is under way stands on the line, and the terminal's ^C behind it.
            String newLine = Boolean.getBoolean("robohaku.terminal") ? System.lineSeparator() : "";
            err.println(newLine + "robohaku: stopped by a signal; " + sentence);
            err.flush();
            stop.run();
            waitForTheEnd();
        };
        ShutdownHookManager.get().addShutdownHook(hook, BEFORE_SPARK, MOST_SECONDS + 5L, TimeUnit.SECONDS);
    }

    private void waitForTheEnd() {
        try {
            if (!ended.await(MOST_SECONDS, TimeUnit.SECONDS)) {
                LogManager.getLogger(OnSignal.class).warn("The work did not end in {} s", MOST_SECONDS);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
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
