package fi.robohaku.ingest;

import fi.robohaku.contracts.Block;
import fi.robohaku.contracts.CheckExpression;
import fi.robohaku.contracts.Field;
import fi.robohaku.contracts.Labels;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

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
                reportAbsent(block, field, firstLabel(found));
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

    private void reportAbsent(Block block, Field field, Figure.Place place) {
        context.putValue(field, null, place);
        if (field.required()) {
            blocks.reportMissing(block, field, place);
        }
    }

    /** The place at which a field that the document lacks is reported: the first label of its block. */
    private static Figure.Place firstLabel(Map<Field, FieldValue> found) {
        return found.values().iterator().next().label();
    }

    private void collect(Block block, RawGrid grid, Map<Field, FieldValue> found) {
        for (int row : grid.rowNumbers()) {
            for (int column : grid.columnNumbers(row)) {
                RawCell cell = grid.at(row, column);
                if (!cell.isText()) {
                    continue;
                }
                Field field = blocks.fieldOf(block, cell.text(), cell.key());
                RawCell value = field == null ? null : findValue(block, grid, row, column);
                int colon = cell.text().indexOf(':');
                if (field == null && colon > 0 && colon < cell.text().length() - 1) {
                    String label = cell.text().substring(0, colon);
                    field = blocks.fieldOf(block, label, Labels.key(label));
                    value = RawCell.text(
                            cell.ref(), cell.text().substring(colon + 1).strip());
                }
                if (field != null && !found.containsKey(field)) {
                    blocks.readUnit(block, field, grid, cell);
                    found.put(field, blocks.read(block, field, grid, value, grid.place(cell)));
                }
            }
        }
    }

    private RawCell findValue(Block block, RawGrid grid, int row, int column) {
        for (int right = column + 1; right <= column + REACH; right++) {
            RawCell cell = grid.at(row, right);
            if (!cell.isEmpty()) {
                return isLabel(block, cell) ? grid.at(row, column + 1) : cell;
            }
        }
        RawCell below = grid.at(row + 1, column);
        boolean isFree = !below.isEmpty()
                && !isLabel(block, below)
                && grid.columnNumbers(row + 1).size() == 1;
        return isFree ? below : grid.at(row, column + 1);
    }

    private boolean isLabel(Block block, RawCell cell) {
        return cell.isText() && blocks.fieldOf(block, cell.text(), cell.key()) != null;
    }
}
