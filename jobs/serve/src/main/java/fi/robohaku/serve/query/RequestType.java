package fi.robohaku.serve.query;

/** What a client requests. */
public enum RequestType {
    /** Executes a statement and sends its result. */
    EXECUTE("answer"),
    /** Analyzes a statement: looks up its columns or its plan and computes nothing. */
    ANALYZE("columns"),
    /** Lists the tables there are; there is no statement. */
    LIST_TABLES("tables"),
    /** Fetches a file of the newest export; its name stands in the place of a statement. */
    FILE("file");

    private final String auditWord;

    RequestType(String auditWord) {
        this.auditWord = auditWord;
    }

    /** The word in the audit log, on which its readers rely. */
    String auditWord() {
        return auditWord;
    }
}
