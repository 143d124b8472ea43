package fi.robohaku.lakehouse;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.apache.logging.log4j.LogManager;
import org.apache.logging.log4j.Logger;
import org.apache.spark.sql.SparkSession;

/** Independent pieces of Spark work, run side by side: small ones spend most of their time waiting. */
public final class ParallelTasks {
    private static final Logger LOG = LogManager.getLogger(ParallelTasks.class);

    /** Tasks that run at the same time, at most. */
    public static final int AT_ONCE = 4;

    private ParallelTasks() {}

    /** Work that may throw. */
    @FunctionalInterface
    public interface Work {
        void run() throws Exception;
    }

    /**
     * A piece of work.
     *
     * @param says what it does, a sentence shown in the Spark UI and in the log
     */
    public record Task(String says, Work work) {}

    /**
     * Runs all and waits for all, also where one fails.
     *
     * @throws RuntimeException the first failure, with the others attached
     */
    public static void run(SparkSession spark, List<Task> tasks) {
        if (tasks.isEmpty()) {
            return;
        }
        ExecutorService threads = Executors.newFixedThreadPool(Math.min(AT_ONCE, tasks.size()));
        try {
            List<Future<?>> running = new ArrayList<>();
            for (Task task : tasks) {
                running.add(threads.submit(() -> {
                    run(spark, task);
                    return null;
                }));
            }
            waitForAll(running);
        } finally {
            threads.shutdownNow();
        }
    }

    /** Runs one task in the calling thread, as a job group of its own. */
    public static void run(SparkSession spark, Task task) throws Exception {
        SparkSession.setActiveSession(spark);
        spark.sparkContext().setJobGroup(task.says(), task.says(), false);
        Instant began = Instant.now();
        task.work().run();
        LOG.info(
                "{}: {} ms", task.says(), Duration.between(began, Instant.now()).toMillis());
    }

    private static void waitForAll(List<Future<?>> running) {
        List<RuntimeException> failures = new ArrayList<>();
        for (Future<?> future : running) {
            try {
                future.get();
            } catch (ExecutionException e) {
                failures.add(Failures.causeOf(e));
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new IllegalStateException("Interrupted", e);
            }
        }
        Failures.throwFirst(failures);
    }
}
