package fi.robohaku.lakehouse;

import java.util.List;

/**
 * What an ingestion did.
 *
 * @param newDocuments documents read for the first time
 * @param changedDocuments documents read again
 * @param vanishedDocuments documents whose records were retired
 * @param unchanged documents not opened, or found the same
 * @param rejectedDocuments documents rejected as a whole in this run
 * @param partlyDocuments documents of which some part was rejected in this run
 * @param waitingDocuments documents not read for the state of the machine; the next run tries again
 * @param figures fields read
 * @param rejections breaches found in this run
 * @param tablesWritten tables that got a commit
 */
public record IngestResult(
        long newDocuments,
        long changedDocuments,
        long vanishedDocuments,
        long unchanged,
        long rejectedDocuments,
        long partlyDocuments,
        long waitingDocuments,
        long figures,
        long rejections,
        List<String> tablesWritten) {
    /** Nothing read, nothing written. */
    public static final IngestResult NOTHING = unchanged(0, List.of());

    public IngestResult {
        tablesWritten = List.copyOf(tablesWritten);
    }

    static IngestResult of(
            DetectedChanges changes,
            ReadingCounts counts,
            RegistryChanges.Outcomes outcomes,
            Findings findings,
            List<String> tablesWritten) {
        return new IngestResult(
                counts.fresh(),
                counts.again(),
                changes.count(FileAction.VANISHED),
                changes.count(FileAction.UNCHANGED) + counts.touched(),
                outcomes.rejected(),
                outcomes.partly(),
                counts.waiting(),
                counts.figures(),
                findings.rejectionCount(),
                tablesWritten);
    }

    /** No document read, though maybe tables written that rest on no document. */
    static IngestResult unchanged(long documents, List<String> tablesWritten) {
        return new IngestResult(0, 0, 0, documents, 0, 0, 0, 0, 0, tablesWritten);
    }

    /** Whether no document was read or retired. */
    public boolean isNothing() {
        return newDocuments + changedDocuments + vanishedDocuments == 0;
    }
}
