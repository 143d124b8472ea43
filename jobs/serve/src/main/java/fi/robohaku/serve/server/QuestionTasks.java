package fi.robohaku.serve.server;

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
 * The tasks that work on questions, by the tags of their jobs. Those of a job that was cancelled go on until they look
 * up; Spark's own list of jobs and stages forgets them before.
 */
final class QuestionTasks extends SparkListener {
    private static final String TAGS = "spark.job.tags";

    private final SparkContext context;
    private final Map<String, Set<Integer>> stages = new ConcurrentHashMap<>();
    private final Map<Integer, Integer> running = new ConcurrentHashMap<>();

    private QuestionTasks(SparkContext context) {
        this.context = context;
    }

    static QuestionTasks of(SparkContext context) {
        QuestionTasks tasks = new QuestionTasks(context);
        context.addSparkListener(tasks);
        return tasks;
    }

    /** Counts the tasks of a tag from now on. */
    void follow(String tag) {
        stages.put(tag, ConcurrentHashMap.newKeySet());
    }

    void forget(String tag) {
        Set<Integer> forgotten = stages.remove(tag);
        if (forgotten != null) {
            forgotten.forEach(running::remove);
        }
    }

    /** Whether tasks of a tag that is followed run now. */
    boolean areRunning(String tag) {
        boolean isCounted =
                stages.getOrDefault(tag, Set.of()).stream().anyMatch(stage -> running.getOrDefault(stage, 0) > 0);
        // An event that was lost among many others would count for ever.
        return isCounted
                && Stream.of(context.statusTracker().getExecutorInfos())
                        .mapToInt(SparkExecutorInfo::numRunningTasks)
                        .anyMatch(tasks -> tasks > 0);
    }

    /** The tags that a job bears. */
    static String[] tags(SparkListenerJobStart start) {
        Properties properties = start.properties();
        return (properties == null ? "" : properties.getProperty(TAGS, "")).split(",", -1);
    }

    @Override
    public void onJobStart(SparkListenerJobStart start) {
        for (String tag : tags(start)) {
            Set<Integer> followed = stages.get(tag);
            if (followed != null) {
                start.stageIds().foreach(stage -> {
                    running.putIfAbsent((Integer) stage, 0);
                    return followed.add((Integer) stage);
                });
            }
        }
    }

    @Override
    public void onTaskStart(SparkListenerTaskStart start) {
        running.computeIfPresent(start.stageId(), (stage, tasks) -> tasks + 1);
    }

    @Override
    public void onTaskEnd(SparkListenerTaskEnd end) {
        running.computeIfPresent(end.stageId(), (stage, tasks) -> tasks - 1);
    }
}
