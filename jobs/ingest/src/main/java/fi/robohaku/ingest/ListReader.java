package fi.robohaku.ingest;

import fi.robohaku.contracts.Block;
import fi.robohaku.contracts.Field;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Reads a row of headings with a record a row below it. */
final class ListReader {
    private final Blocks blocks;
    private final ExtractionContext notes;
    private final boolean untilEmptyRow;

    /** @param untilEmptyRow whether the list ends at the first empty row; a text file is read to its end */
    ListReader(Blocks blocks, ExtractionContext notes, boolean untilEmptyRow) {
        this.blocks = blocks;
        this.notes = notes;
        this.untilEmptyRow = untilEmptyRow;
    }

    /** Where the headings stand. */
    private record Header(RawGrid grid, int row, Map<Integer, Field> columns) {
        /** The cell in which the first answer of a column stands, or would. */
        Figure.Place below(int column) {
            return grid.place(grid.at(row + 1, column));
        }
    }

    void read(Block block) {
        Optional<Header> header = header(block);
        if (header.isEmpty()) {
            notes.values().put(block.id() + "_count", 0);
            blocks.missing(block);
            return;
        }
        header.get()
                .columns()
                .forEach((column, field) ->
                        notes.value(field, null, header.get().below(column), notes.worded(field.label())));
        requireColumns(block, header.get());
        int records = 0;
        for (List<FieldValue> row : rows(block, header.get())) {
            row.forEach(answer -> blocks.requireAnswer(block, answer));
            records += new RecordSplitter(notes).write(block, RecordSplitter.Shape.ROW, row, Map.of());
        }
        notes.values().put(block.id() + "_count", records);
    }

    /** The rows of the list, each with an answer a column; rows that say nothing are left out. */
    List<List<FieldValue>> rows(Block block) {
        return header(block).map(header -> rows(block, header)).orElse(List.of());
    }

    private List<List<FieldValue>> rows(Block block, Header header) {
        List<List<FieldValue>> rows = new ArrayList<>();
        RawGrid grid = header.grid();
        for (int row = header.row() + 1; row < grid.rowCount(); row++) {
            int number = row;
            List<RawCell> cells = header.columns().keySet().stream()
                    .map(column -> grid.at(number, column))
                    .toList();
            if (cells.stream().allMatch(RawCell::isEmpty)) {
                if (untilEmptyRow) {
                    break;
                }
                continue;
            }
            List<FieldValue> answers = new ArrayList<>();
            if (says(grid, header, row)) {
                header.columns()
                        .forEach((column, field) -> answers.add(blocks.answer(
                                block,
                                field,
                                grid,
                                grid.at(number, column),
                                grid.place(grid.at(header.row(), column)))));
                rows.add(answers);
            }
        }
        return rows;
    }

    /** Whether a row says more than words for 'none'. */
    private boolean says(RawGrid grid, Header header, int row) {
        return header.columns().keySet().stream()
                .map(column -> grid.at(row, column))
                .anyMatch(cell -> !cell.isEmpty() && !isNone(cell));
    }

    private boolean isNone(RawCell cell) {
        return blocks.lexicon().noneWords(notes.contract()).containsKey(cell.key());
    }

    private Optional<Header> header(Block block) {
        Map<String, Field> labels = blocks.lexicon().fields(block);
        int enough = Math.min(2, block.fields().size());
        for (RawGrid grid : blocks.candidates(block)) {
            Header best = null;
            for (int row : grid.rowNumbers()) {
                Map<Integer, Field> columns = columns(grid, row, labels);
                if (columns.size() >= enough
                        && (best == null || columns.size() > best.columns().size())) {
                    best = new Header(grid, row, columns);
                }
            }
            if (best != null) {
                return Optional.of(best);
            }
        }
        return Optional.empty();
    }

    private static Map<Integer, Field> columns(RawGrid grid, int row, Map<String, Field> labels) {
        Map<Integer, Field> columns = new LinkedHashMap<>();
        for (int column : grid.columnNumbers(row)) {
            RawCell cell = grid.at(row, column);
            Field field = cell.isText() ? labels.get(cell.key()) : null;
            if (field != null && !columns.containsValue(field)) {
                columns.put(column, field);
            }
        }
        return columns;
    }

    private void requireColumns(Block block, Header header) {
        for (Field field : block.fields()) {
            if (field.required() && !header.columns().containsValue(field)) {
                blocks.missing(block, field, header.grid().place(header.grid().at(header.row(), 0)));
            }
        }
    }
}
