package fi.robohaku.notebook;

import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.TimeUnit;

/**
 * Runs the code of cells, one piece at a time, each on a thread of its own, so that it can be interrupted from another.
 * Code that takes no notice of an interruption is left behind after a time of grace.
 */
final class CellThread {
    private static final Object LEFT_BEHIND = new Object();

    private final long graceMillis;
    private CompletableFuture<Object> outcome = CompletableFuture.completedFuture("");
    private Thread thread = Thread.currentThread();
    private boolean isStopped;
    private boolean isInACell;

    CellThread(long graceMillis) {
        this.graceMillis = graceMillis;
    }

    /** A cell begins, of as many pieces of code as may be. */
    synchronized void beginCell() {
        isStopped = false;
        isInACell = true;
    }

    /** The cell has ended: an interruption that comes too late does not reach the next one. */
    synchronized void endCell() {
        isInACell = false;
    }

    /**
     * The value of some code.
     *
     * @throws CellFailure where it was interrupted
     * @throws CompletionException with what the code threw
     */
    Object run(Callable<Object> code) {
        CompletableFuture<Object> here = begin(code);
        Object value;
        try {
            value = here.join();
        } catch (CompletionException e) {
            throw isStopped() ? CellFailure.interrupted(false) : e;
        }
        if (isStopped()) {
            throw CellFailure.interrupted(value == LEFT_BEHIND);
        }
        return value;
    }

    private synchronized CompletableFuture<Object> begin(Callable<Object> code) {
        if (isStopped) {
            throw CellFailure.interrupted(false);
        }
        CompletableFuture<Object> here = new CompletableFuture<>();
        outcome = here;
        thread = new Thread(() -> complete(here, code), "cell");
        thread.setDaemon(true);
        thread.start();
        return here;
    }

    private static void complete(CompletableFuture<Object> outcome, Callable<Object> code) {
        try {
            outcome.complete(code.call());
        } catch (Throwable e) { // whatever a person's code throws is told to that person
            outcome.completeExceptionally(e);
        }
    }

    /** Interrupts the cell that runs now, between two pieces of it as well; nothing where none runs. */
    synchronized void stop() {
        isStopped = isInACell;
        if (isInACell && !outcome.isDone()) {
            thread.interrupt();
            outcome.completeOnTimeout(LEFT_BEHIND, graceMillis, TimeUnit.MILLISECONDS);
        }
    }

    private synchronized boolean isStopped() {
        return isStopped;
    }
}
