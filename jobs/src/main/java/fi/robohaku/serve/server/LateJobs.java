package fi.robohaku.serve.server;

import java.util.Properties;
import org.apache.spark.SparkContext;
import org.apache.spark.scheduler.SparkListener;
import org.apache.spark.scheduler.SparkListenerJobStart;

/**
 * Stops jobs that the work on a question starts when it has ended already. Spark's own cancelling of the future jobs of a
 * group passes over stages that adaptive execution starts on their own.
 */
final class LateJobs extends SparkListener implements AutoCloseable {
    private static final String GROUP = "spark.jobGroup.id";

    private final SparkContext context;
    private final String group;
    private final Question question;

    private LateJobs(SparkContext context, String group, Question question) {
        this.context = context;
        this.group = group;
        this.question = question;
    }

    /** Watches the jobs of a group until it is closed. */
    static LateJobs of(SparkContext context, String group, Question question) {
        LateJobs jobs = new LateJobs(context, group, question);
        context.addSparkListener(jobs);
        return jobs;
    }

    @Override
    public void onJobStart(SparkListenerJobStart start) {
        Properties properties = start.properties();
        if (properties != null
                && group.equals(properties.getProperty(GROUP))
                && question.ending().isPresent()) {
            context.cancelJobGroup(group);
        }
    }

    @Override
    public void close() {
        context.removeSparkListener(this);
    }
}
