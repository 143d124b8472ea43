package fi.robohaku.serve.server;

import java.util.Map;
import org.apache.spark.SparkContext;
import org.apache.spark.scheduler.SparkListener;
import org.apache.spark.scheduler.SparkListenerJobStart;

/**
 * Stops jobs that the work on a question starts when it has ended already. Cancelling the jobs with a tag ends those that
 * run, while adaptive execution may be about to start another stage.
 */
final class LateJobs extends SparkListener {
    private final SparkContext context;
    private final String prefix;
    private final Map<String, Question> byTag;

    /**
     * @param prefix how the tags of the questions' jobs begin
     * @param byTag the questions; one that is not among them any more has ended
     */
    LateJobs(SparkContext context, String prefix, Map<String, Question> byTag) {
        this.context = context;
        this.prefix = prefix;
        this.byTag = byTag;
    }

    @Override
    public void onJobStart(SparkListenerJobStart start) {
        for (String tag : QuestionTasks.tags(start)) {
            if (tag.startsWith(prefix) && isOver(byTag.get(tag))) {
                context.cancelJobsWithTag(tag);
            }
        }
    }

    private static boolean isOver(Question question) {
        return question == null || question.ending().isPresent();
    }
}
