package fi.robohaku.ingest;

/** A document holds more cells or paragraphs than any document of a project does; it is not read further. */
final class TooManyCellsException extends RuntimeException {
    private static final long serialVersionUID = 1L;
    /** The largest document of a call, an evaluation register, has some thousands. */
    static final int MOST = 200_000;

    TooManyCellsException() {
        super("> " + MOST);
    }
}
