package fi.robohaku.ingest;

import java.util.List;

/**
 * A document as tables and text, before any contract gives it a meaning.
 *
 * @param grids sheets of a workbook, tables of a report, or the one table of a text file
 * @param paragraphs running text of a report; empty otherwise
 * @param hiddenSheets names of sheets that are hidden and were not read
 */
record RawDocument(List<RawGrid> grids, List<Paragraph> paragraphs, List<String> hiddenSheets) {

    /**
     * A paragraph or bullet of a report.
     *
     * @param number among all paragraphs, from 1
     * @param isHeading whether it is one
     * @param heading text of the heading it stands under; empty before the first
     */
    record Paragraph(int number, String text, boolean isHeading, String heading) {}

    RawDocument {
        grids = List.copyOf(grids);
        paragraphs = List.copyOf(paragraphs);
        hiddenSheets = List.copyOf(hiddenSheets);
    }
}
