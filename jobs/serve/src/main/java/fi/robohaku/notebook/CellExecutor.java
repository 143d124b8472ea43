package fi.robohaku.notebook;

import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.TimeUnit;

/**
 * Executes the code of cells, one snippet at a time, each in a thread of its own, so that another thread can interrupt
 * it. Code that ignores the interruption is abandoned after a grace period.
 */
final class CellExecutor {
    private static final Object ABANDONED = new Object();

    private final long graceMillis;
    private final CellErrors errors;
    private CompletableFuture<Object> result = CompletableFuture.completedFuture("");
    private Thread thread = Thread.currentThread();
    private boolean isInterrupted;
    private boolean isInCell;

    CellExecutor(long graceMillis, CellErrors errors) {
        this.graceMillis = graceMillis;
        this.errors = errors;
    }

    /** Begins a cell, of any number of snippets. */
    synchronized void beginCell() {
        isInterrupted = false;
        isInCell = true;
    }

    /** Ends the cell: an interruption that comes too late does not reach the next one. */
    synchronized void endCell() {
        isInCell = false;
    }

    /**
     * Executes code and returns its value.
     *
     * @throws CellException where the code was interrupted
     * @throws CompletionException with what the code threw
     */
    Object execute(Callable<Object> code) {
        CompletableFuture<Object> here = start(code);
        Object value;
        try {
            value = here.join();
        } catch (CompletionException e) {
            throw isInterrupted() ? errors.interrupted(false) : e;
        }
        if (isInterrupted()) {
            throw errors.interrupted(value == ABANDONED);
        }
        return value;
    }

    private synchronized CompletableFuture<Object> start(Callable<Object> code) {
        if (isInterrupted) {
            throw errors.interrupted(false);
        }
        CompletableFuture<Object> here = new CompletableFuture<>();
        result = here;
        thread = new Thread(() -> complete(here, code), "cell");
        thread.setDaemon(true);
        thread.start();
        return here;
    }

    private static void complete(CompletableFuture<Object> result, Callable<Object> code) {
        try {
            result.complete(code.call());
        } catch (Throwable e) { // the user is told whatever the code throws
            result.completeExceptionally(e);
        }
    }

    /** Interrupts the running cell, also between two of its snippets; does nothing where none runs. */
    synchronized void interrupt() {
        isInterrupted = isInCell;
        if (isInCell && !result.isDone()) {
            thread.interrupt();
            result.completeOnTimeout(ABANDONED, graceMillis, TimeUnit.MILLISECONDS);
        }
    }

    private synchronized boolean isInterrupted() {
        return isInterrupted;
    }
}
