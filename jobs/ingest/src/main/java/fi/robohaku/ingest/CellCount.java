package fi.robohaku.ingest;

/** Cells and paragraphs of a document met so far, and the characters of their texts, each within a bound. */
final class CellCount {
    private int cells;
    private long characters;

    /**
     * Counts what a cell says: many cells may share one long text of the file.
     *
     * @throws TooMuchTextException where no document of a project says as much
     */
    void addText(String text) {
        characters += text.length();
        if (characters > ReadingBounds.DEFAULT.characters()) {
            throw new TooMuchTextException();
        }
    }

    /** @throws TooManyCellsException where no document of a project has as many */
    void add(int more) {
        ReadingStoppedException.throwIfStopped();
        cells += more;
        if (cells > TooManyCellsException.MOST) {
            throw new TooManyCellsException();
        }
    }
}
