package fi.robohaku.ingest;

import fi.robohaku.contracts.Block;
import fi.robohaku.contracts.CheckExpression;
import fi.robohaku.contracts.Field;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** Reads a list: a row of headings and, below it, a record a row. */
final class ListReader {
    private final Blocks blocks;
    private final ExtractionContext context;
    private final boolean untilEmptyRow;

    /** @param untilEmptyRow whether the list ends at the first empty row; a text file is read to its end */
    ListReader(Blocks blocks, ExtractionContext context, boolean untilEmptyRow) {
        this.blocks = blocks;
        this.context = context;
        this.untilEmptyRow = untilEmptyRow;
    }

    /** Where the headings stand. */
    private record Header(RawGrid grid, int row, Map<Integer, Field> columns) {
        /** The cell in which the first value of a column stands, or would. */
        Figure.Place below(int column) {
            return grid.place(grid.at(row + 1, column));
        }
    }

    void read(Block block) {
        Optional<Header> header = findHeader(block);
        if (header.isEmpty()) {
            context.variables().put(CheckExpression.count(block.id()), 0);
            blocks.reportMissing(block);
            return;
        }
        header.get()
                .columns()
                .forEach((column, field) ->
                        context.putValue(field, null, header.get().below(column)));
        requireColumns(block, header.get());
        if (untilEmptyRow) {
            RawGrid grid = header.get().grid();
            header.get()
                    .columns()
                    .keySet()
                    .forEach(column ->
                            blocks.readUnit(block, grid, grid.at(header.get().row(), column)));
        } else {
            new RegisterColumns(blocks, context)
                    .report(
                            block,
                            header.get().grid(),
                            header.get().row(),
                            header.get().columns());
        }
        int records = 0;
        for (List<FieldValue> row : withoutRepeated(block, header.get(), readRows(block, header.get()))) {
            row.forEach(fieldValue -> blocks.requireValue(block, fieldValue));
            records += new RecordSplitter(context).addRecords(block, RecordSplitter.Shape.ROW, row, Map.of());
        }
        context.variables().put(CheckExpression.count(block.id()), records);
    }

    /**
     * A row that says the same as one above is a slip of a copy, read once and told. That can be told only where rows have
     * an identifier and all their columns are read: answers to a survey may be alike.
     */
    private List<List<FieldValue>> withoutRepeated(Block block, Header header, List<List<FieldValue>> rows) {
        boolean isTellingApart = block.fields().stream().anyMatch(field -> field.pattern() != null)
                && block.fields().stream().noneMatch(Field::personal)
                && header.columns().keySet().containsAll(header.grid().columnNumbers(header.row()));
        Map<List<String>, FieldValue> seen = new HashMap<>();
        List<List<FieldValue>> left = new ArrayList<>();
        for (List<FieldValue> row : rows) {
            FieldValue first = row.get(0);
            List<String> said = row.stream().map(FieldValue::raw).toList();
            FieldValue above = isTellingApart ? seen.putIfAbsent(said, first) : null;
            if (above == null) {
                left.add(row);
            } else {
                context.reportBreach(
                        "row_repeated",
                        block,
                        first.place(),
                        "",
                        first.raw(),
                        above.place().cell());
            }
        }
        return left;
    }

    /** The rows of the list, each with a value a column; rows without any are left out. */
    List<List<FieldValue>> readRows(Block block) {
        return findHeader(block).map(header -> readRows(block, header)).orElse(List.of());
    }

    private List<List<FieldValue>> readRows(Block block, Header header) {
        List<List<FieldValue>> rows = new ArrayList<>();
        RawGrid grid = header.grid();
        boolean isAfterGap = false;
        for (int row = header.row() + 1; row < grid.rowCount(); row++) {
            int number = row;
            List<RawCell> cells = header.columns().keySet().stream()
                    .map(column -> grid.at(number, column))
                    .toList();
            if (cells.stream().allMatch(RawCell::isEmpty)) {
                isAfterGap |= !grid.isGuidance(row);
                continue;
            }
            if (untilEmptyRow && isAfterGap && !continues(block, header, row)) {
                break;
            }
            List<FieldValue> fieldValues = new ArrayList<>();
            if (hasValue(grid, header, row)) {
                header.columns()
                        .forEach((column, field) -> fieldValues.add(blocks.read(
                                block,
                                field,
                                grid,
                                grid.at(number, column),
                                grid.place(grid.at(header.row(), column)))));
                rows.add(fieldValues);
            }
        }
        return rows;
    }

    /** Whether a row below an empty one still belongs to the list: a record, and no label or title of another part. */
    private boolean continues(Block block, Header header, int row) {
        RawGrid grid = header.grid();
        boolean isOther = grid.columnNumbers(row).stream()
                .map(column -> grid.at(row, column))
                .anyMatch(cell -> cell.isText() && isLabelOfTemplate(cell));
        long filled = header.columns().keySet().stream()
                .filter(column -> !grid.at(row, column).isEmpty())
                .count();
        boolean isTerm = header.columns().entrySet().stream()
                .anyMatch(column -> column.getValue().type() == Field.Type.TERM
                        && blocks.labelIndex()
                                .terms(column.getValue().taxonomy())
                                .containsKey(grid.at(row, column.getKey()).key()));
        return !isOther && (isTerm || filled >= Math.min(2, block.fields().size()));
    }

    private boolean isLabelOfTemplate(RawCell cell) {
        LabelIndex index = blocks.labelIndex();
        return context.template().blocks().stream()
                .anyMatch(block -> index.fields(block).containsKey(cell.key())
                        || index.keys(block.title()).contains(cell.key()));
    }

    /** Whether a row holds more than words for 'none'. */
    private boolean hasValue(RawGrid grid, Header header, int row) {
        return header.columns().keySet().stream()
                .map(column -> grid.at(row, column))
                .anyMatch(cell -> !cell.isEmpty() && !isNone(cell));
    }

    private boolean isNone(RawCell cell) {
        return blocks.labelIndex().noneWords(context.template()).status(cell).isPresent();
    }

    private Optional<Header> findHeader(Block block) {
        int enough = Math.min(2, block.fields().size());
        for (RawGrid grid : blocks.findCandidates(block)) {
            Header best = null;
            for (int row : grid.rowNumbers()) {
                Map<Integer, Field> columns = matchColumns(block, grid, row);
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

    private Field fieldOf(Block block, RawCell cell) {
        return blocks.findLabel(block, cell.text()).map(ListHeading::field).orElse(null);
    }

    private Map<Integer, Field> matchColumns(Block block, RawGrid grid, int row) {
        Map<Integer, Field> columns = new LinkedHashMap<>();
        for (int column : grid.columnNumbers(row)) {
            RawCell cell = grid.at(row, column);
            Field field = cell.isText() ? fieldOf(block, cell) : null;
            if (field != null && isNearest(grid, row, column, field, columns)) {
                columns.values().remove(field);
                columns.put(column, field);
            }
        }
        return columns;
    }

    /** Of two headings for one field the one that is its label to the letter goes first, then the first. */
    private static boolean isNearest(RawGrid grid, int row, int column, Field field, Map<Integer, Field> columns) {
        return !columns.containsValue(field)
                || (isExact(grid.at(row, column), field)
                        && columns.entrySet().stream()
                                .filter(other -> other.getValue().equals(field))
                                .noneMatch(other -> isExact(grid.at(row, other.getKey()), field)));
    }

    private static boolean isExact(RawCell cell, Field field) {
        return Stream.concat(field.label().all().stream(), field.aliases().stream())
                .anyMatch(label -> label.strip().equalsIgnoreCase(cell.text().strip()));
    }

    private void requireColumns(Block block, Header header) {
        Figure.Place start = header.grid().place(header.grid().at(header.row(), 0));
        for (Field field : block.fields()) {
            if (!header.columns().containsValue(field)) {
                blocks.reportAbsent(block, field, start);
            }
        }
    }
}
