package fi.robohaku.serve.session;

/** A statement in a read-only session that would change something, or reach beyond the tables. */
public final class ReadOnlyViolationException extends IllegalArgumentException {
    private static final long serialVersionUID = 1L;

    /** How the message of each violation begins. */
    public static final String BEGINNING = "Only queries over the tables are answered here";

    /** @param what the part that is not allowed, as the subject of a sentence */
    ReadOnlyViolationException(String what) {
        super(BEGINNING + ": SELECT, SHOW, DESCRIBE, EXPLAIN and temporary views over"
                + " bronze, silver, gold and ops; " + what + " is not allowed");
    }
}
