package fi.robohaku.serve.query;

import java.util.Map;
import java.util.Optional;
import org.apache.spark.scheduler.SparkListener;
import org.apache.spark.scheduler.SparkListenerJobStart;
import org.apache.spark.scheduler.StageInfo;
import scala.jdk.javaapi.CollectionConverters;

/** Aborts a query one of whose stages has more tasks than {@link Bounds#maxTasks()}: they would take up all slots. */
public final class TaskLimit extends SparkListener {
    private final int maxTasks;
    private final Map<String, QueryExecution> queries;

    /** @param queries the queries by their job tags */
    public TaskLimit(Limits limits, Map<String, QueryExecution> queries) {
        this.maxTasks = limits.bounds().maxTasks();
        this.queries = queries;
    }

    @Override
    public void onJobStart(SparkListenerJobStart start) {
        int tasks = CollectionConverters.asJava(start.stageInfos()).stream()
                .mapToInt(StageInfo::numTasks)
                .max()
                .orElse(0);
        if (tasks > maxTasks) {
            for (String tag : RunningTaskListener.jobTags(start)) {
                Optional.ofNullable(queries.get(tag))
                        .ifPresent(query -> query.abortAsync(QueryCompletion.taskLimitExceeded(tasks, maxTasks)));
            }
        }
    }
}
