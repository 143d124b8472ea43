package fi.robohaku.serve.server;

import java.util.Locale;

/** How a question to the server ended. */
enum Outcome {
    ANSWERED,
    FAILED,
    CANCELLED,
    /** The question reaches beyond reading the tables. */
    REFUSED,
    TOO_MANY_ROWS,
    TOO_LARGE,
    TOO_LONG,
    TOO_MANY_QUERIES,
    /** Who asked is not known. */
    DENIED;

    /** The word in the audit log. */
    String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** Whether it is a limit of the server that ended the work. */
    boolean isLimit() {
        return this == TOO_MANY_ROWS || this == TOO_LARGE || this == TOO_LONG;
    }
}
