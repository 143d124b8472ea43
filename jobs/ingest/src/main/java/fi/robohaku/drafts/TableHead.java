package fi.robohaku.drafts;

import fi.robohaku.contracts.DocumentTemplate;
import fi.robohaku.ingest.OpenedDocument;
import fi.robohaku.ingest.OpenedDocument.Cell;
import fi.robohaku.ingest.OpenedDocument.Sheet;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/**
 * The fullest table of a document and its headings.
 *
 * @param row where the headings stand, from 0
 */
record TableHead(Sheet sheet, int row) {
    private static final int MOST_ROWS = 30;

    /**
     * Finds it.
     *
     * @throws IllegalArgumentException where the document has no table
     */
    static TableHead of(OpenedDocument document) {
        Sheet fullest = document.sheets().stream()
                .max(Comparator.comparingLong(Sheet::filledCells))
                .filter(sheet -> sheet.filledCells() > 0)
                .orElseThrow(() -> new IllegalArgumentException("The document has no table to draft a template from"));
        return new TableHead(fullest, document.format() == DocumentTemplate.Format.CSV ? 0 : headingsOf(fullest));
    }

    /** The first of the rows that hold the most texts. */
    private static int headingsOf(Sheet sheet) {
        return IntStream.range(0, Math.min(MOST_ROWS, sheet.rows().size()))
                .boxed()
                .max(Comparator.comparingLong(
                                (Integer row) -> textsIn(sheet.rows().get(row)))
                        .thenComparing(Comparator.reverseOrder()))
                .orElse(0);
    }

    private static long textsIn(List<Cell> cells) {
        return cells.stream()
                .filter(cell -> !cell.text().isEmpty() && !cell.isNumber() && !cell.isDate())
                .count();
    }

    List<Cell> headings() {
        return sheet.rows().get(row);
    }

    /** Rows below the headings that hold something. */
    List<List<Cell>> rows() {
        return sheet.rows().stream()
                .skip(row + 1L)
                .filter(cells -> cells.stream().anyMatch(cell -> !cell.text().isEmpty()))
                .toList();
    }

    /** What stands above the headings, else the longest heading: by this a workbook is known again. */
    String title() {
        return sheet.rows().stream()
                .limit(row)
                .flatMap(List::stream)
                .map(Cell::text)
                .filter(text -> !text.isEmpty())
                .findFirst()
                .orElseGet(() -> headings().stream()
                        .map(Cell::text)
                        .max(Comparator.comparingInt(String::length))
                        .orElse(""));
    }
}
