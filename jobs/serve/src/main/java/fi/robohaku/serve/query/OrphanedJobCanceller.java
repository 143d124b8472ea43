package fi.robohaku.serve.query;

import java.util.Map;
import org.apache.spark.SparkContext;
import org.apache.spark.scheduler.SparkListener;
import org.apache.spark.scheduler.SparkListenerJobStart;

/**
 * Cancels jobs that Spark starts for a query which has ended. Cancelling the jobs of a tag reaches only those that run,
 * while adaptive execution may be about to start one more.
 */
public final class OrphanedJobCanceller extends SparkListener {
    private final SparkContext context;
    private final String tagPrefix;
    private final Map<String, QueryExecution> queries;

    /**
     * @param tagPrefix how the job tags of the queries begin
     * @param queries the queries by their job tags; one that is not among them any more has ended
     */
    public OrphanedJobCanceller(SparkContext context, String tagPrefix, Map<String, QueryExecution> queries) {
        this.context = context;
        this.tagPrefix = tagPrefix;
        this.queries = queries;
    }

    @Override
    public void onJobStart(SparkListenerJobStart start) {
        for (String tag : RunningTaskListener.jobTags(start)) {
            if (tag.startsWith(tagPrefix) && hasEnded(queries.get(tag))) {
                context.cancelJobsWithTag(tag);
            }
        }
    }

    private static boolean hasEnded(QueryExecution query) {
        return query == null || query.state().isTerminal();
    }
}
