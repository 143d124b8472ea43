package fi.robohaku.ingest;

import fi.robohaku.contracts.Labels;
import fi.robohaku.documents.PersonalData;
import java.util.List;
import java.util.Optional;

/**
 * A document as tables and text, before any template gives it a meaning.
 *
 * @param grids sheets of a workbook, tables of a report, or the one table of a text file
 * @param paragraphs running text of a report; empty otherwise
 * @param hiddenSheets names of sheets that are hidden and were not read
 * @param body of a report, as it runs; empty otherwise
 */
record RawDocument(
        List<RawGrid> grids, List<Paragraph> paragraphs, List<String> hiddenSheets, Optional<ReportBody> body) {

    /** A document that is no report. */
    RawDocument(List<RawGrid> grids, List<Paragraph> paragraphs, List<String> hiddenSheets) {
        this(grids, paragraphs, hiddenSheets, Optional.empty());
    }

    /**
     * A paragraph or bullet of a report.
     *
     * @param number among all paragraphs, from 1
     * @param key of the text, as {@link Labels} compares it, where it is a heading; else empty
     * @param heading text of the heading it stands under; empty before the first
     * @param headingKey of that heading
     */
    record Paragraph(int number, String text, String key, String heading, String headingKey) {
        Paragraph {
            text = PersonalData.mask(text);
            heading = PersonalData.mask(heading);
        }

        boolean isHeading() {
            return !key.isEmpty();
        }
    }

    RawDocument {
        grids = List.copyOf(grids);
        paragraphs = List.copyOf(paragraphs);
        hiddenSheets = hiddenSheets.stream().map(PersonalData::mask).toList();
    }
}
