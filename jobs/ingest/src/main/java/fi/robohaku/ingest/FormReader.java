package fi.robohaku.ingest;

import fi.robohaku.contracts.Block;
import fi.robohaku.contracts.Field;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Reads labels with their value to the right, or in the same cell after a colon, or below. */
final class FormReader {
    private static final int REACH = 4;

    private final Blocks blocks;
    private final ExtractionContext notes;

    FormReader(Blocks blocks, ExtractionContext notes) {
        this.blocks = blocks;
        this.notes = notes;
    }

    void read(Block block) {
        Map<String, Field> labels = blocks.lexicon().fields(block);
        Map<Field, FieldValue> found = new LinkedHashMap<>();
        for (RawGrid grid : blocks.candidates(block)) {
            if (found.isEmpty()) {
                find(block, grid, labels, found);
            }
        }
        if (found.isEmpty()) {
            blocks.missing(block);
            return;
        }
        List<FieldValue> answers = new ArrayList<>();
        for (Field field : block.fields()) {
            FieldValue answer = found.get(field);
            if (answer == null) {
                Figure.Place place = anywhere(found);
                notes.value(field, null, place, notes.worded(field.label()));
                if (field.required()) {
                    blocks.missing(block, field, place);
                }
                continue;
            }
            blocks.requireAnswer(block, answer);
            notes.value(field, Blocks.meaning(answer.parsed()), answer.place(), notes.worded(field.label()));
            answers.add(answer);
        }
        int records = new RecordSplitter(notes).write(block, RecordSplitter.Shape.FORM, answers, Map.of());
        notes.values().put(block.id() + "_count", records);
    }

    /** Where a field that the document lacks would be looked for: at the first label of its block. */
    private static Figure.Place anywhere(Map<Field, FieldValue> found) {
        return found.values().iterator().next().label();
    }

    private void find(Block block, RawGrid grid, Map<String, Field> labels, Map<Field, FieldValue> found) {
        for (int row : grid.rowNumbers()) {
            for (int column : grid.columnNumbers(row)) {
                RawCell cell = grid.at(row, column);
                if (!cell.isText()) {
                    continue;
                }
                Field field = labels.get(cell.key());
                RawCell value = field == null ? null : value(grid, row, column, labels);
                int colon = cell.text().indexOf(':');
                if (field == null && colon > 0 && colon < cell.text().length() - 1) {
                    field = labels.get(Labels.key(cell.text().substring(0, colon)));
                    value = RawCell.text(
                            cell.ref(), cell.text().substring(colon + 1).strip());
                }
                if (field != null && !found.containsKey(field)) {
                    found.put(field, blocks.answer(block, field, grid, value, grid.place(cell)));
                }
            }
        }
    }

    private static RawCell value(RawGrid grid, int row, int column, Map<String, Field> labels) {
        for (int right = column + 1; right <= column + REACH; right++) {
            RawCell cell = grid.at(row, right);
            if (!cell.isEmpty()) {
                return isLabel(cell, labels) ? grid.at(row, column + 1) : cell;
            }
        }
        RawCell below = grid.at(row + 1, column);
        boolean isFree = !below.isEmpty()
                && !isLabel(below, labels)
                && grid.columnNumbers(row + 1).size() == 1;
        return isFree ? below : grid.at(row, column + 1);
    }

    private static boolean isLabel(RawCell cell, Map<String, Field> labels) {
        return cell.isText() && labels.containsKey(cell.key());
    }
}
