package fi.robohaku.ingest;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.function.Supplier;

/**
 * Does work on a thread of its own, with a stack of a known size and within a bound of processor time. Work that exceeds the
 * bound is told to stop, which it does at the next cell; should it not, it is left behind and keeps no process alive.
 */
final class BoundedThread<T> {
    private static final long STACK_BYTES = 4L * 1024 * 1024;
    private static final long LOOK_EVERY_MILLIS = 100;
    private static final long WAIT_FOR_END_MILLIS = 2_000;
    private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();

    private final Supplier<T> work;
    private final long mostNanos;
    private final Thread thread;
    private volatile Optional<T> result = Optional.empty();
    private volatile Optional<Throwable> failure = Optional.empty();
    private volatile long usedNanos;

    private BoundedThread(Supplier<T> work, Duration most) {
        this.work = work;
        this.mostNanos = most.toNanos();
        this.thread = new Thread(null, this::work, "reading a document", STACK_BYTES);
        thread.setDaemon(true);
    }

    /**
     * Does the work and gives its result.
     *
     * @throws ReadingStoppedException where the work took more than the bound
     * @throws CancellationException where the calling thread was interrupted
     */
    static <T> T run(Supplier<T> work, Duration most) {
        return new BoundedThread<>(work, most).run();
    }

    private void work() {
        try {
            result = Optional.of(work.get());
        } catch (RuntimeException | Error e) {
            failure = Optional.of(e);
        } finally {
            usedNanos = THREADS.getCurrentThreadCpuTime();
        }
    }

    private T run() {
        thread.start();
        try {
            for (thread.join(LOOK_EVERY_MILLIS); thread.isAlive(); thread.join(LOOK_EVERY_MILLIS)) {
                if (THREADS.getThreadCpuTime(thread.getId()) > mostNanos) {
                    stop();
                    throw new ReadingStoppedException();
                }
            }
        } catch (InterruptedException e) {
            thread.interrupt();
            Thread.currentThread().interrupt();
            throw new CancellationException("The reading of a document was cancelled");
        }
        if (usedNanos > mostNanos) {
            throw new ReadingStoppedException();
        }
        failure.ifPresent(BoundedThread::rethrow);
        return result.orElseThrow(ReadingStoppedException::new);
    }

    private void stop() throws InterruptedException {
        thread.interrupt();
        thread.join(WAIT_FOR_END_MILLIS);
    }

    private static void rethrow(Throwable thrown) {
        if (thrown instanceof Error error) {
            throw error;
        }
        if (thrown instanceof RuntimeException exception) {
            throw exception;
        }
        throw new IllegalStateException(thrown);
    }
}
