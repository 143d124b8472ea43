package fi.robohaku.serve.query;

import org.apache.spark.SparkContext;

/** The current thread, which executes a query, and the Spark tasks of the jobs that it starts under one tag. */
final class ThreadTasks implements CancellableTasks {
    private static final String INTERRUPT_ON_CANCEL = "spark.job.interruptOnCancel";

    private final SparkContext context;
    private final RunningTaskListener listener;
    private final String tag;
    private final Thread thread = Thread.currentThread();
    private boolean isDone;

    ThreadTasks(SparkContext context, RunningTaskListener listener, String tag) {
        this.context = context;
        this.listener = listener;
        this.tag = tag;
    }

    /** Tags the jobs of the thread from now on. */
    void start() {
        listener.track(tag);
        context.addJobTag(tag);
        context.setInterruptOnCancel(true);
    }

    /** Gives the thread back, which executes other queries later. */
    synchronized void finish() {
        isDone = true;
        // An interruption that came for this query is cleared.
        Thread.interrupted();
        context.clearJobTags();
        context.setLocalProperty(INTERRUPT_ON_CANCEL, null);
    }

    @Override
    public synchronized void cancel() {
        if (!isDone) {
            context.cancelJobsWithTag(tag);
            thread.interrupt();
        }
    }

    @Override
    public synchronized boolean areRunning() {
        return !isDone || listener.hasRunningTasks(tag);
    }

    @Override
    public void release() {
        listener.untrack(tag);
    }
}
