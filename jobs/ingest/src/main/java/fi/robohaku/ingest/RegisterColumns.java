package fi.robohaku.ingest;

import fi.robohaku.contracts.Block;
import fi.robohaku.contracts.Field;
import fi.robohaku.contracts.Labels;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Tells what of a register is not taken as its template has it: columns that it lacks, columns that the template does not
 * know, notes above the headings, and headings that name another unit.
 */
final class RegisterColumns {
    private static final String SEPARATOR = "sep=";

    private final Blocks blocks;
    private final ExtractionContext context;

    RegisterColumns(Blocks blocks, ExtractionContext context) {
        this.blocks = blocks;
        this.context = context;
    }

    /**
     * Reports on a register before its rows are read; a unit that a heading names holds for them.
     *
     * @param row number of the row with the headings
     * @param columns the fields of the columns that are taken
     */
    void report(Block block, RawGrid grid, int row, Map<Integer, Field> columns) {
        reportNotes(block, grid, row);
        columns.keySet().forEach(column -> blocks.readUnit(block, grid, grid.at(row, column)));
        for (int column = 0; column < grid.columnCount(); column++) {
            if (!columns.containsKey(column)) {
                reportUnread(block, grid, row, column);
            }
        }
    }

    /** The title of the register may stand above its headings, and the line by which a program tells the delimiter. */
    private void reportNotes(Block block, RawGrid grid, int headings) {
        Set<String> titles = Labels.keys(context.template().title());
        for (int row : grid.rowNumbers()) {
            for (int column : row < headings ? grid.columnNumbers(row) : Set.<Integer>of()) {
                RawCell cell = grid.at(row, column);
                boolean isTitle = titles.stream().anyMatch(cell.key()::startsWith);
                boolean isSeparator =
                        cell.ref().equals(grid.ref(0, 0)) && cell.key().startsWith(SEPARATOR);
                if (!isTitle && !isSeparator) {
                    context.reportBreach("cell_not_read", block, grid.place(cell), "", cell.text(), "");
                }
            }
        }
    }

    private void reportUnread(Block block, RawGrid grid, int headings, int column) {
        RawCell heading = grid.at(headings, column);
        Optional<RawCell> first = grid.rowNumbers().stream()
                .filter(row -> row > headings)
                .map(row -> grid.at(row, column))
                .filter(cell -> !cell.isEmpty())
                .findFirst();
        first.ifPresent(value -> context.reportBreach(
                "column_not_read",
                block,
                grid.place(heading.isEmpty() ? value : heading),
                "",
                heading.isEmpty() ? value.text() : heading.text(),
                ""));
    }
}
