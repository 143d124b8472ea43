package fi.robohaku.lakehouse;

import java.util.List;

/**
 * What a run would do, before it does it.
 *
 * @param newDocuments paths to be read for the first time
 * @param changedDocuments paths to be read again, since their content changed or what they are read by
 * @param vanishedDocuments paths whose records would be retired
 * @param unchanged number of documents that would not be opened or turned out the same
 * @param tables tables that would be written, with their schema, in order of name, but for the registry and the tables that
 *     only grow; empty where none would
 */
public record IngestPlan(
        List<String> newDocuments,
        List<String> changedDocuments,
        List<String> vanishedDocuments,
        long unchanged,
        List<String> tables) {
    public IngestPlan {
        newDocuments = List.copyOf(newDocuments);
        changedDocuments = List.copyOf(changedDocuments);
        vanishedDocuments = List.copyOf(vanishedDocuments);
        tables = List.copyOf(tables);
    }

    /** Whether no document would be read or retired. */
    public boolean isWithoutDocuments() {
        return newDocuments.isEmpty() && changedDocuments.isEmpty() && vanishedDocuments.isEmpty();
    }

    /** Whether a run would change no table. */
    public boolean isNothing() {
        return isWithoutDocuments() && tables.isEmpty();
    }
}
