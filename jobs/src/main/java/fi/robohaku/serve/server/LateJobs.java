package fi.robohaku.serve.server;

import java.util.Properties;
import java.util.function.Predicate;
import org.apache.spark.SparkContext;
import org.apache.spark.scheduler.SparkListener;
import org.apache.spark.scheduler.SparkListenerJobStart;

/**
 * Stops jobs that the work on a question starts when it has ended already. Cancelling the jobs with a tag ends those that
 * run, while adaptive execution may be about to start another stage.
 */
final class LateJobs extends SparkListener {
    private static final String TAGS = "spark.job.tags";

    private final SparkContext context;
    private final Predicate<String> isOver;

    /** @param isOver whether a tag is that of a question which has ended */
    LateJobs(SparkContext context, Predicate<String> isOver) {
        this.context = context;
        this.isOver = isOver;
    }

    @Override
    public void onJobStart(SparkListenerJobStart start) {
        Properties properties = start.properties();
        String tags = properties == null ? "" : properties.getProperty(TAGS, "");
        for (String tag : tags.split(",", -1)) {
            if (isOver.test(tag)) {
                context.cancelJobsWithTag(tag);
            }
        }
    }
}
