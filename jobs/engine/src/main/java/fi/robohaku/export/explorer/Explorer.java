package fi.robohaku.export.explorer;

import java.util.List;
import java.util.Map;

/**
 * The explorer as its template prints it: every word in its language.
 *
 * @param words of the page around the lists, by key
 * @param shared words that the page has in common with the report
 * @param hasPlaces whether figures have beside them where they stand
 */
public record Explorer(
        String lang,
        String title,
        Map<String, String> words,
        Map<String, String> shared,
        boolean hasSynthetic,
        boolean hasPlaces,
        List<Group> groups) {
    /** A kind of subject: its list, and what the list can be filtered by. */
    public record Group(String id, String title, List<Heading> headings, List<Filter> filters, List<Entry> entries) {}

    /** A column. */
    public record Heading(String text, boolean isNumber) {}

    /** A column to choose by. */
    public record Filter(String id, String label, List<Option> options) {}

    /** What can be chosen. */
    public record Option(String code, String label) {}

    /**
     * A row of the list, and its card.
     *
     * @param codes by which the filters choose, in the order of the filters
     */
    public record Entry(
            String id,
            String title,
            boolean isSynthetic,
            List<String> codes,
            List<Cell> cells,
            List<Section> sections) {}

    /**
     * A section of a card.
     *
     * @param isList whether each row is a column of the mart: its label, its value and where it stands
     * @param isSynthetic whether any of it was made for the samples
     */
    public record Section(
            String id,
            String title,
            boolean isList,
            boolean isSynthetic,
            List<Heading> headings,
            List<List<Cell>> rows) {}

    /**
     * A cell.
     *
     * @param text what stands in it; empty where there is no value
     * @param sort what it is sorted by where that is another than its text; else empty
     * @param lang language of its text where that is another than the page's; else empty
     * @param link card that it leads to; else empty
     * @param isPlace whether it tells where something stands
     */
    public record Cell(String text, String sort, boolean isNumber, String lang, String link, boolean isPlace) {
        static Cell label(String text) {
            return new Cell(text, "", false, "", "", false);
        }

        static Cell place(String text) {
            return new Cell(text, "", false, "", "", true);
        }
    }
}
