package fi.robohaku.ingest;

import fi.robohaku.documents.PersonalData;
import java.util.List;
import java.util.Optional;

/**
 * A report as it runs: paragraphs and tables in their order, before any template tells which of them are headings.
 *
 * @param remarks what stands in it and is no text of it: struck and hidden text, notes
 * @param changes how many tracked changes nobody has accepted; they are read as accepted
 */
record ReportBody(List<Item> items, List<Remark> remarks, int changes) {

    /**
     * A paragraph or a table.
     *
     * @param number of a paragraph among all paragraphs, from 1; 0 for a table
     * @param level of a heading by its style, from 1; 0 for text
     * @param isBold whether all of its text is bold
     * @param grid the table; empty for a paragraph
     */
    record Item(int number, String text, int level, boolean isBold, Optional<RawGrid> grid) {
        Item {
            text = PersonalData.mask(text);
        }

        static Item of(RawGrid grid) {
            return new Item(0, "", 0, false, Optional.of(grid));
        }
    }

    /**
     * Something that was not taken as text of its place.
     *
     * @param rule that tells of it
     * @param ref the place, {@code T2!B3} or {@code P14}; empty for a header or footer
     * @param text what stands there
     * @param about reference of the cell that it hangs on; empty for none
     */
    record Remark(String rule, String ref, String text, String about) {
        Remark {
            text = PersonalData.mask(text);
        }
    }

    ReportBody {
        items = List.copyOf(items);
        remarks = List.copyOf(remarks);
    }
}
