package fi.robohaku.ingest;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** Builds a report from its paragraphs and tables, each with its number, within the bound of {@link CellCount}. */
final class ReportBuilder {
    private final List<ReportBody.Item> items = new ArrayList<>();
    private final List<ReportBody.Remark> remarks = new ArrayList<>();
    private final CellCount count = new CellCount();
    private int paragraphs;
    private int tables;

    /**
     * A cell of a table.
     *
     * @param start column of the grid where it begins, from 0
     * @param paragraphs its text
     * @param isContinued whether it is merged with the cell above, whose content a reader sees in its place
     */
    record Cell(int start, List<ReportText> paragraphs, boolean isContinued) {
        String text() {
            return paragraphs.stream()
                    .map(ReportText::text)
                    .filter(text -> !text.isEmpty())
                    .collect(Collectors.joining("\n"));
        }
    }

    /** @param level of a heading by its style, from 1; 0 for text */
    void addParagraph(ReportText text, int level) {
        count.add(1);
        paragraphs++;
        remark(text, "P" + paragraphs);
        items.add(new ReportBody.Item(paragraphs, text.text(), level, text.isBold(), Optional.empty()));
    }

    void addTable(List<List<Cell>> rows) {
        count.add(1);
        tables++;
        RawGrid grid = new RawGrid("", "T" + tables + "!");
        List<Integer> starts = widest(rows);
        List<String> above = new ArrayList<>();
        List<String> aboveRefs = new ArrayList<>();
        for (int row = 0; row < rows.size(); row++) {
            List<Cell> cells = rows.get(row);
            count.add(cells.size());
            int column = -1;
            for (Cell cell : cells) {
                column = cells.size() == starts.size() ? column + 1 : Math.max(column + 1, rank(starts, cell.start()));
                String ref = grid.ref(row, column);
                while (above.size() <= column) {
                    above.add("");
                    aboveRefs.add("");
                }
                cell.paragraphs().forEach(text -> remark(text, ref));
                if (cell.isContinued()) {
                    addContinued(cell, ref, above.get(column), aboveRefs.get(column));
                } else {
                    grid.put(row, column, RawCell.text(ref, cell.text()));
                    above.set(column, cell.text());
                    aboveRefs.set(column, ref);
                }
            }
        }
        items.add(ReportBody.Item.of(grid));
    }

    private void addContinued(Cell cell, String ref, String above, String aboveRef) {
        if (!cell.text().isEmpty()) {
            remarks.add(new ReportBody.Remark("text_left_out", ref, cell.text(), ""));
        }
        if (!above.isEmpty()) {
            remarks.add(new ReportBody.Remark("cell_merged", ref, above, aboveRef));
        }
    }

    /** Where the cells of the row with the most cells begin: what the columns are. */
    private static List<Integer> widest(List<List<Cell>> rows) {
        List<Cell> widest = List.of();
        for (List<Cell> row : rows) {
            widest = row.size() > widest.size() ? row : widest;
        }
        return widest.stream().map(Cell::start).toList();
    }

    private static int rank(List<Integer> starts, int start) {
        int rank = 0;
        for (int column = 0; column < starts.size(); column++) {
            rank = starts.get(column) <= start ? column : rank;
        }
        return rank;
    }

    private void remark(ReportText text, String ref) {
        if (!text.leftOut().isEmpty()) {
            remarks.add(new ReportBody.Remark("text_left_out", ref, text.leftOut(), ""));
        }
        if (text.hasForeign()) {
            remarks.add(new ReportBody.Remark("part_not_read", ref, "", ""));
        }
        text.notes().forEach(note -> remarks.add(new ReportBody.Remark("note_not_read", ref, note, "")));
    }

    /** Tells of a part of the report that stands in another file inside it. */
    void addForeignPart() {
        remarks.add(new ReportBody.Remark("part_not_read", "P" + paragraphs, "", ""));
    }

    /** Adds the text of a header or footer, which stands in no place of the report. */
    void addMargin(String text) {
        remarks.add(new ReportBody.Remark("paragraph_not_read", "", text, ""));
    }

    /** @param changes how many tracked changes nobody has accepted */
    ReportBody build(int changes) {
        return new ReportBody(items, remarks, changes);
    }
}
