package fi.robohaku.export.report;

import java.util.List;
import java.util.Map;

/**
 * The report as its template prints it: every word in its language, every figure with its link.
 *
 * @param words of the page around the sections, by key
 * @param annexes sections behind the main text, and the tables of those within it that stand there
 */
public record Page(
        String lang,
        String title,
        Map<String, String> words,
        boolean hasSynthetic,
        Lead lead,
        Brief brief,
        List<Section> sections,
        List<Section> annexes,
        List<Note> assumptions) {
    /** The first screen. */
    public record Lead(List<Tile> tiles, List<Figure> charts, List<Sentence> findings) {}

    /** What the page of one sheet shows besides the first screen. */
    public record Brief(List<Figure> charts, List<Sentence> sentences) {}

    /**
     * A figure that leads.
     *
     * @param value a figure or a range of two
     * @param note what it is taken over, and its bounds
     * @param mark where it comes from
     */
    public record Tile(String label, List<Part> value, List<Part> note, String mark) {}

    /** An assumption: its name, what it says with its range, why, and what rests on it. */
    public record Note(String id, String text, String why, String rests) {}

    /**
     * A section.
     *
     * @param annex id of the annex that has more tables of it; empty where there is none
     */
    public record Section(
            String id,
            String title,
            List<String> intro,
            List<Sentence> sentences,
            List<Figure> charts,
            List<Table> tables,
            String annex) {}

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
     * @param id name in links
     * @param file address of the picture beside the page, without its ending
     * @param svg the picture
     * @param isInLead whether the picture stands on the first screen, and here only its table
     */
    public record Figure(
            String id, String title, String about, String file, String svg, boolean isInLead, Table table) {}

    /**
     * A table.
     *
     * @param file address of the mart as CSV beside the page
     * @param constants columns that say the same in every row: heading and value, in place of a column each
     * @param marks what is said of rows that are neither published nor derived, strongest first
     */
    public record Table(
            String id,
            String caption,
            String file,
            List<String> constants,
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
     * @param sort by which rows are sorted: a number or a day as machines write it; empty where the text is
     * @param lang language of its text where that is another than the page's; else empty
     * @param isRepeated whether it begins its row with the words of the row above
     */
    public record Cell(String text, String sort, boolean isNumber, String lang, boolean isRepeated) {
        /** The same cell, with other words of whether it repeats. */
        Cell repeated(boolean is) {
            return new Cell(text, sort, isNumber, lang, is);
        }
    }
}
