package fi.robohaku.marts;

import fi.robohaku.lakehouse.Failures;
import fi.robohaku.lakehouse.ParallelTasks;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.PriorityQueue;
import java.util.Set;
import java.util.concurrent.CompletionService;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorCompletionService;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.apache.spark.sql.SparkSession;

/**
 * Tasks of which some need others. Each starts when those that it needs have ended, as many at once as
 * {@link ParallelTasks} runs; of those that are ready the one with the longest way to the end behind it goes first.
 */
final class TaskGraph {
    private final Map<String, Node> nodes = new LinkedHashMap<>();

    private record Node(Set<String> needs, ParallelTasks.Task task) {}

    /**
     * Adds a task.
     *
     * @param needs names of tasks that were added before; names of others are passed over, for there is nothing to wait for
     */
    void add(String name, Collection<String> needs, ParallelTasks.Task task) {
        Set<String> known = new HashSet<>(needs);
        known.retainAll(nodes.keySet());
        nodes.put(name, new Node(known, task));
    }

    /**
     * Runs all and waits for all. After a failure nothing more is started.
     *
     * @throws RuntimeException the first failure, with the others attached
     */
    void run(SparkSession spark) {
        if (nodes.isEmpty()) {
            return;
        }
        ExecutorService threads = Executors.newFixedThreadPool(Math.min(ParallelTasks.AT_ONCE, nodes.size()));
        try {
            new Progress(spark, new ExecutorCompletionService<>(threads)).runAll();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("Interrupted", e);
        } finally {
            threads.shutdownNow();
        }
    }

    /** How many tasks follow one another from each to the end. */
    private Map<String, Integer> waysToTheEnd() {
        Map<String, Integer> ways = new HashMap<>();
        List<String> last = new ArrayList<>(nodes.keySet());
        java.util.Collections.reverse(last);
        for (String name : last) {
            int own = ways.merge(name, 1, Math::max);
            nodes.get(name).needs().forEach(need -> ways.merge(need, own + 1, Math::max));
        }
        return ways;
    }

    /** What is waiting, ready and running while the graph is worked through; one thread looks after it. */
    private final class Progress {
        private final SparkSession spark;
        private final CompletionService<String> threads;
        private final Map<String, Set<String>> waiting = new LinkedHashMap<>();
        private final PriorityQueue<String> ready;
        private int running;
        private final List<RuntimeException> failures = new ArrayList<>();

        Progress(SparkSession spark, CompletionService<String> threads) {
            this.spark = spark;
            this.threads = threads;
            Map<String, Integer> ways = waysToTheEnd();
            ready = new PriorityQueue<>(
                    Comparator.comparing((String name) -> -ways.get(name)).thenComparing(Comparator.naturalOrder()));
            nodes.forEach((name, node) -> waiting.put(name, new HashSet<>(node.needs())));
        }

        void runAll() throws InterruptedException {
            release();
            while (running > 0) {
                try {
                    String ended = threads.take().get();
                    waiting.values().forEach(needs -> needs.remove(ended));
                } catch (ExecutionException e) {
                    failures.add(Failures.causeOf(e));
                }
                running--;
                release();
            }
            Failures.throwFirst(failures);
        }

        /** Starts what is ready, as long as there is a thread for it. */
        private void release() {
            waiting.entrySet().removeIf(entry -> entry.getValue().isEmpty() && ready.add(entry.getKey()));
            while (failures.isEmpty() && running < ParallelTasks.AT_ONCE && !ready.isEmpty()) {
                String name = ready.poll();
                threads.submit(() -> {
                    ParallelTasks.run(spark, nodes.get(name).task());
                    return name;
                });
                running++;
            }
        }
    }
}
