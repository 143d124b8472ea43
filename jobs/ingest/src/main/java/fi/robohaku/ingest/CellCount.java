package fi.robohaku.ingest;

/** Cells and paragraphs of a document met so far, within a bound. */
final class CellCount {
    private int cells;

    /** @throws TooManyCellsException where no document of a project has as many */
    void add(int more) {
        ReadingStoppedException.throwIfStopped();
        cells += more;
        if (cells > TooManyCellsException.MOST) {
            throw new TooManyCellsException();
        }
    }
}
