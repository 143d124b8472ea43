package fi.robohaku.lakehouse;

/** Told what a job is doing, in sentences that people read. */
@FunctionalInterface
public interface Steps {
    /** Nobody listens. */
    Steps SILENT = sentence -> {};

    void begins(String sentence);
}
