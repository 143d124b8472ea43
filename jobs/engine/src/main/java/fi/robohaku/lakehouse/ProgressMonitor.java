package fi.robohaku.lakehouse;

/** Told of the progress of a job, in sentences that people read. */
@FunctionalInterface
public interface ProgressMonitor {
    /** Ignores all. */
    ProgressMonitor SILENT = step -> {};

    /** A step begins, and with it the step before ends. */
    void beginStep(String step);

    /** Something to know that stops nothing. If not given, it is ignored. */
    default void note(String sentence) {}
}
