package fi.robohaku.lakehouse;

/** Told what a job is doing, in sentences that people read. */
@FunctionalInterface
public interface Steps {
    /** Nobody listens. */
    Steps SILENT = sentence -> {};

    void begins(String sentence);

    /** Something to know that stops nothing. If not given, it is passed over. */
    default void notes(String sentence) {}
}
