package fi.robohaku.serve;

/** A statement that would change something or reach beyond the tables, where only questions are answered. */
public final class NotAQuestionException extends IllegalArgumentException {
    private static final long serialVersionUID = 1L;

    /** How every such refusal begins. */
    public static final String BEGINNING = "Only queries over the tables are answered here";

    /** @param what what was found, as the subject of a sentence */
    NotAQuestionException(String what) {
        super(BEGINNING + ": SELECT, SHOW, DESCRIBE, EXPLAIN and temporary views over"
                + " bronze, silver, gold and ops; " + what + " is not allowed");
    }
}
