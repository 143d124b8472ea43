package fi.robohaku.serve.query;

import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import org.apache.spark.SparkContext;
import org.apache.spark.SparkExecutorInfo;
import org.apache.spark.scheduler.SparkListener;
import org.apache.spark.scheduler.SparkListenerJobStart;
import org.apache.spark.scheduler.SparkListenerTaskEnd;
import org.apache.spark.scheduler.SparkListenerTaskStart;

/**
 * Counts the running Spark tasks of queries, by the tags of their jobs. The tasks of a cancelled job go on until they
 * check for it, while Spark's own list of jobs and stages forgets them at once.
 */
public final class RunningTaskListener extends SparkListener {
    private static final String JOB_TAGS = "spark.job.tags";

    private final SparkContext context;
    private final Map<String, Set<Integer>> stages = new ConcurrentHashMap<>();
    private final Map<Integer, Integer> runningTasks = new ConcurrentHashMap<>();

    private RunningTaskListener(SparkContext context) {
        this.context = context;
    }

    /** Creates a listener and adds it to a context. */
    public static RunningTaskListener addTo(SparkContext context) {
        RunningTaskListener listener = new RunningTaskListener(context);
        context.addSparkListener(listener);
        return listener;
    }

    /** Counts the tasks of a tag from now on. */
    public void track(String tag) {
        stages.put(tag, ConcurrentHashMap.newKeySet());
    }

    /** Counts the tasks of a tag no longer. */
    public void untrack(String tag) {
        Set<Integer> untracked = stages.remove(tag);
        if (untracked != null) {
            untracked.forEach(runningTasks::remove);
        }
    }

    /** Whether tasks of a tracked tag run now. */
    public boolean hasRunningTasks(String tag) {
        boolean isCounted =
                stages.getOrDefault(tag, Set.of()).stream().anyMatch(stage -> runningTasks.getOrDefault(stage, 0) > 0);
        // An end that Spark's bus dropped would count for ever.
        return isCounted
                && Stream.of(context.statusTracker().getExecutorInfos())
                        .mapToInt(SparkExecutorInfo::numRunningTasks)
                        .anyMatch(tasks -> tasks > 0);
    }

    /** The tags of a job. */
    static String[] jobTags(SparkListenerJobStart start) {
        Properties properties = start.properties();
        return (properties == null ? "" : properties.getProperty(JOB_TAGS, "")).split(",", -1);
    }

    @Override
    public void onJobStart(SparkListenerJobStart start) {
        for (String tag : jobTags(start)) {
            Set<Integer> tracked = stages.get(tag);
            if (tracked != null) {
                start.stageIds().foreach(stage -> {
                    runningTasks.putIfAbsent((Integer) stage, 0);
                    return tracked.add((Integer) stage);
                });
            }
        }
    }

    @Override
    public void onTaskStart(SparkListenerTaskStart start) {
        runningTasks.computeIfPresent(start.stageId(), (stage, tasks) -> tasks + 1);
    }

    @Override
    public void onTaskEnd(SparkListenerTaskEnd end) {
        runningTasks.computeIfPresent(end.stageId(), (stage, tasks) -> tasks - 1);
    }
}
