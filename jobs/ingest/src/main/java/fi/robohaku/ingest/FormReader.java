package fi.robohaku.ingest;

import fi.robohaku.contracts.Block;
import fi.robohaku.contracts.CheckExpression;
import fi.robohaku.contracts.Field;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiConsumer;

/** Reads a form: labels with their value to the right, in the same cell after a colon, or below. */
final class FormReader {
    private static final int REACH = 4;

    private final Blocks blocks;
    private final ExtractionContext context;

    FormReader(Blocks blocks, ExtractionContext context) {
        this.blocks = blocks;
        this.context = context;
    }

    void read(Block block) {
        Map<Field, FieldValue> found = new LinkedHashMap<>();
        for (RawGrid grid : blocks.findCandidates(block)) {
            if (found.isEmpty()) {
                collect(block, grid, found);
            }
        }
        if (found.isEmpty()) {
            blocks.reportMissing(block);
            return;
        }
        List<FieldValue> fieldValues = new ArrayList<>();
        for (Field field : block.fields()) {
            if (found.containsKey(field)) {
                fieldValues.add(accept(block, found.get(field)));
            } else {
                context.putValue(field, null, firstLabel(found));
                blocks.reportAbsent(block, field, firstLabel(found));
            }
        }
        int records = new RecordSplitter(context).addRecords(block, RecordSplitter.Shape.FORM, fieldValues, Map.of());
        context.variables().put(CheckExpression.count(block.id()), records);
    }

    private FieldValue accept(Block block, FieldValue fieldValue) {
        blocks.requireValue(block, fieldValue);
        context.putValue(fieldValue.field(), fieldValue.parsed().toVariable(), fieldValue.place());
        return fieldValue;
    }

    /** The place at which a field that the document lacks is reported: the first label of its block. */
    private static Figure.Place firstLabel(Map<Field, FieldValue> found) {
        return found.values().iterator().next().label();
    }

    private void collect(Block block, RawGrid grid, Map<Field, FieldValue> found) {
        forEachText(grid, (row, column) -> {
            RawCell cell = grid.at(row, column);
            blocks.findLabel(block, cell.text())
                    .filter(label -> isOpen(found.get(label.field())))
                    .ifPresent(label -> put(block, grid, cell, label, findValue(block, grid, row, column), found));
        });
        forEachText(grid, (row, column) -> {
            RawCell cell = grid.at(row, column);
            int colon = cell.text().indexOf(':');
            if (colon > 0 && colon < cell.text().length() - 1 && !blocks.isTaken(grid.place(cell))) {
                RawCell value = RawCell.text(
                        cell.ref(), cell.text().substring(colon + 1).strip());
                blocks.findLabel(block, cell.text().substring(0, colon))
                        .filter(label -> isOpen(found.get(label.field())))
                        .ifPresent(label -> put(block, grid, cell, label, value, found));
            }
        });
    }

    /** A label without a value may be a heading above the label with the value. */
    private static boolean isOpen(FieldValue found) {
        return found == null
                || (!found.field().personal()
                        && found.raw().isEmpty()
                        && !found.parsed().isInvalid());
    }

    private void put(
            Block block, RawGrid grid, RawCell cell, ListHeading label, RawCell value, Map<Field, FieldValue> found) {
        blocks.readUnit(block, grid, cell, label);
        found.put(label.field(), blocks.read(block, label.field(), grid, value, grid.place(cell)));
    }

    private static void forEachText(RawGrid grid, BiConsumer<Integer, Integer> action) {
        for (int row : grid.rowNumbers()) {
            for (int column : grid.columnNumbers(row)) {
                if (grid.at(row, column).isText()) {
                    action.accept(row, column);
                }
            }
        }
    }

    private RawCell findValue(Block block, RawGrid grid, int row, int from) {
        int column = from + grid.widthOf(grid.at(row, from)) - 1;
        if (isHeading(block, grid, row, from, column)) {
            return grid.at(row + 1, from);
        }
        for (int right = column + 1; right <= column + REACH; right++) {
            RawCell cell = grid.at(row, right);
            if (!cell.isEmpty()) {
                return !isLabel(block, cell)
                        ? cell
                        : right == column + 1 ? RawCell.empty(grid.ref(row, from)) : grid.at(row, column + 1);
            }
        }
        RawCell below = grid.at(row + 1, from);
        boolean isFree = !below.isEmpty()
                && !isLabel(block, below)
                && grid.columnNumbers(row + 1).size() == 1;
        return isFree ? below : grid.at(row, column + 1);
    }

    /** Whether labels stand side by side in a row, with the values below. */
    private boolean isHeading(Block block, RawGrid grid, int row, int from, int column) {
        boolean isBeside = isLabel(block, grid.at(row, column + 1))
                || (grid.at(row, column + 1).isEmpty() && from > 0 && isLabel(block, grid.at(row, from - 1)));
        RawCell below = grid.at(row + 1, from);
        return isBeside && !below.isEmpty() && !isLabel(block, below);
    }

    private boolean isLabel(Block block, RawCell cell) {
        return cell.isText() && blocks.findLabel(block, cell.text()).isPresent();
    }
}
