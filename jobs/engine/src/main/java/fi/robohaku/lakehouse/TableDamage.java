package fi.robohaku.lakehouse;

import java.util.Objects;

/**
 * Damage to a table that storage did, or somebody by hand: nothing of what a run that was killed leaves behind.
 *
 * @param table name with schema
 * @param kind what is damaged
 * @param file name of the damaged or missing file, below the folder of the table; empty where it is the table as a whole
 * @param what what is wrong, a sentence without its subject
 */
public record TableDamage(String table, Kind kind, String file, String what) {
    /** What is damaged. */
    public enum Kind {
        /** There is no log, or not the commits that a run made. */
        COMMITS,
        /** The log is there and cannot be read. */
        LOG,
        /** A file that the table is made of. */
        DATA
    }

    public TableDamage {
        Objects.requireNonNull(table, "table");
        Objects.requireNonNull(kind, "kind");
        Objects.requireNonNull(file, "file");
        Objects.requireNonNull(what, "what");
    }

    /** The damage in one sentence. */
    public String inWords() {
        return table + (file.isEmpty() ? "" : ", file " + file) + ": " + what;
    }
}
