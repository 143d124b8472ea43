package fi.robohaku.serve.query;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.apache.spark.TaskContext;
import org.apache.spark.TaskFailedReason;
import org.apache.spark.api.plugin.DriverPlugin;
import org.apache.spark.api.plugin.ExecutorPlugin;
import org.apache.spark.api.plugin.PluginContext;
import org.apache.spark.api.plugin.SparkPlugin;

/**
 * Shares the processors of one process between users. Spark never takes a slot back from a task, so whoever has enough long
 * tasks would hold all slots. A server therefore has more slots than tasks can come at a time, and a task begins its work
 * only when fewer than as many tasks of its user work as there are processors: those of one user wait for each other, and
 * never for those of another.
 */
public final class FairTasks implements SparkPlugin {
    private static final int CHECK_INTERVAL_MILLIS = 200;

    @Override
    public DriverPlugin driverPlugin() {
        return null;
    }

    @Override
    public ExecutorPlugin executorPlugin() {
        return new Gate();
    }

    /** Lets tasks begin, in their own threads. */
    private static final class Gate implements ExecutorPlugin {
        /** What the task of a thread holds. */
        private static final ThreadLocal<Semaphore> HELD = new ThreadLocal<>();

        private final Map<String, Semaphore> users = new ConcurrentHashMap<>();
        private int maxTasks = 1;

        @Override
        public void init(PluginContext context, Map<String, String> extraConf) {
            maxTasks = context.conf().getInt("spark.default.parallelism", 2);
        }

        @Override
        public void onTaskStart() {
            release();
            TaskContext task = TaskContext.get();
            String pool = task.getLocalProperty("spark.scheduler.pool");
            if (pool == null || !pool.startsWith(UserScope.POOL_PREFIX)) {
                return;
            }
            Semaphore user = users.computeIfAbsent(pool, first -> new Semaphore(maxTasks, true));
            try {
                while (!task.isInterrupted()) {
                    if (user.tryAcquire(CHECK_INTERVAL_MILLIS, TimeUnit.MILLISECONDS)) {
                        HELD.set(user);
                        return;
                    }
                }
            } catch (InterruptedException e) {
                // The task is killed: it ends as soon as it looks for it.
                Thread.currentThread().interrupt();
            }
        }

        @Override
        public void onTaskSucceeded() {
            release();
        }

        @Override
        public void onTaskFailed(TaskFailedReason reason) {
            release();
        }

        private void release() {
            Semaphore user = HELD.get();
            if (user != null) {
                HELD.remove();
                user.release();
            }
        }
    }
}
