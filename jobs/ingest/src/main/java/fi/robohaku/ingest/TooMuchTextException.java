package fi.robohaku.ingest;

/** The cells of a document say more than any document of a project does; it is not read further. */
final class TooMuchTextException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    TooMuchTextException() {
        super("> " + ReadingBounds.DEFAULT.characters());
    }
}
