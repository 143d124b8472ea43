package fi.robohaku.lakehouse;

import java.util.function.LongSupplier;

/** Told of the progress of a job, in sentences that people read. */
@FunctionalInterface
public interface ProgressMonitor {
    /** Ignores all. */
    ProgressMonitor SILENT = step -> {};

    /** A step begins, and with it the step before ends. */
    void beginStep(String step);

    /**
     * The step that is under way goes over things that can be counted. If not given, it is ignored.
     *
     * @param done how many are done by now; asked from another thread, as often as it pleases
     * @param all how many there are
     */
    default void counting(LongSupplier done, long all) {}

    /** Something to know that stops nothing. If not given, it is ignored. */
    default void note(String sentence) {}
}
