package fi.robohaku.export.report;

import java.util.List;
import java.util.Map;

/**
 * The report as its template prints it: every word in its language, every figure with its link.
 *
 * @param words of the page around the sections, by key
 */
public record Page(
        String lang,
        String title,
        Map<String, String> words,
        boolean hasSynthetic,
        List<Section> sections,
        List<Note> assumptions) {
    /** An assumption: its name, what it says with its range, why, and what rests on it. */
    public record Note(String id, String text, String why, String rests) {}

    /** A section. */
    public record Section(
            String id,
            String title,
            List<String> intro,
            List<Sentence> sentences,
            List<Figure> charts,
            List<Table> tables) {}

    /**
     * A sentence in parts.
     *
     * @param mark what is said of where its figures come from; empty where they are published or derived
     */
    public record Sentence(List<Part> parts, String mark) {}

    /** Words, or a figure with the row it is taken from; the row is empty for words. */
    public record Part(String text, String row) {}

    /**
     * A chart.
     *
     * @param svg the picture
     * @param id name in links
     */
    public record Figure(String id, String title, String about, String svg, Table table) {}

    /**
     * A table.
     *
     * @param marks what is said of rows that are neither published nor derived, strongest first
     */
    public record Table(
            String id,
            String caption,
            List<Heading> headings,
            List<Row> rows,
            boolean isSynthetic,
            List<String> marks) {}

    /** Heading of a column. */
    public record Heading(String text, boolean isNumber) {}

    /** A row; its id is what figures link to. */
    public record Row(String id, List<Cell> cells) {}

    /**
     * A cell.
     *
     * @param text what stands in it; empty where there is no value
     * @param lang language of its text where that is another than the page's; else empty
     */
    public record Cell(String text, boolean isNumber, String lang) {}
}
