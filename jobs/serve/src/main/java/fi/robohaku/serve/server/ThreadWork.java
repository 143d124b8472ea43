package fi.robohaku.serve.server;

import org.apache.spark.SparkContext;

/** The work of one thread on a question; the jobs that it starts bear a tag. */
final class ThreadWork implements Work {
    private static final String INTERRUPTS = "spark.job.interruptOnCancel";

    private final SparkContext context;
    private final QuestionTasks tasks;
    private final String tag;
    private final Thread thread = Thread.currentThread();
    private boolean isDone;

    ThreadWork(SparkContext context, QuestionTasks tasks, String tag) {
        this.context = context;
        this.tasks = tasks;
        this.tag = tag;
    }

    void begins() {
        tasks.follow(tag);
        context.addJobTag(tag);
        context.setInterruptOnCancel(true);
    }

    synchronized void ends() {
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
        return !isDone || tasks.areRunning(tag);
    }

    @Override
    public void forget() {
        tasks.forget(tag);
    }
}
