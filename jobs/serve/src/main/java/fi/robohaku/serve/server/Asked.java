package fi.robohaku.serve.server;

import java.util.Locale;

/** What of a query is asked for. */
enum Asked {
    /** Its rows, or that it is carried out. */
    ANSWER,
    /** Its columns or its plan; nothing is computed. */
    COLUMNS,
    /** Not a query: what tables there are. */
    TABLES;

    /** The word in the audit log. */
    String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
