package fi.robohaku.serve.server;

import org.apache.spark.SparkContext;
import org.apache.spark.SparkStageInfo;
import org.apache.spark.SparkStatusTracker;

/** The work of one thread on a question; the jobs that it starts bear a tag. */
final class ThreadWork implements Work {
    private static final String INTERRUPTS = "spark.job.interruptOnCancel";

    private final SparkContext context;
    private final String tag;
    private final Thread thread = Thread.currentThread();
    private boolean isDone;

    ThreadWork(SparkContext context, String tag) {
        this.context = context;
        this.tag = tag;
    }

    void begins() {
        context.addJobTag(tag);
        context.setInterruptOnCancel(true);
    }

    synchronized void isDone() {
        isDone = true;
        // The thread works on other questions later.
        Thread.interrupted();
        context.clearJobTags();
        context.setLocalProperty(INTERRUPTS, null);
    }

    @Override
    public synchronized void stop() {
        if (!isDone) {
            context.cancelJobsWithTag(tag);
            thread.interrupt();
        }
    }

    @Override
    public synchronized boolean isGoingOn() {
        return !isDone || areTasksActive(context, tag);
    }

    /** Whether tasks of jobs with a tag run, those of cancelled jobs among them. */
    static boolean areTasksActive(SparkContext context, String tag) {
        SparkStatusTracker tracker = context.statusTracker();
        for (int job : tracker.getJobIdsForTag(tag)) {
            scala.Option<org.apache.spark.SparkJobInfo> info = tracker.getJobInfo(job);
            if (info.isDefined()) {
                for (int stage : info.get().stageIds()) {
                    scala.Option<SparkStageInfo> state = tracker.getStageInfo(stage);
                    if (state.isDefined() && state.get().numActiveTasks() > 0) {
                        return true;
                    }
                }
            }
        }
        return false;
    }
}
