package fi.robohaku.ingest;

import fi.robohaku.contracts.Labels;
import fi.robohaku.documents.PersonalData;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Set;
import java.util.TreeMap;
import org.apache.poi.ss.util.CellReference;

/** A sheet of a workbook, a table of a report or a table of text: cells by row and column, from 0. */
final class RawGrid {
    private final String name;
    private final String key;
    private final String refPrefix;
    private final NavigableMap<Integer, NavigableMap<Integer, RawCell>> rows = new TreeMap<>();
    private final Map<String, Integer> widths;
    /** Rows of which something was taken out that is no answer. */
    private final Set<Integer> guidance;

    private final List<Remark> remarks = new ArrayList<>();
    private List<SheetNotes.Note> notes = List.of();
    private int columns;
    private boolean transposed;

    /** What a reader has to be told of a cell, by a rule. */
    record Remark(String rule, String ref, String found) {}

    /**
     * @param name sheet, or heading above the table
     * @param refPrefix what stands before a cell's reference, {@code T2!} for the second table of a report
     */
    RawGrid(String name, String refPrefix) {
        this(name, refPrefix, new HashMap<>(), new HashSet<>());
    }

    private RawGrid(String name, String refPrefix, Map<String, Integer> widths, Set<Integer> guidance) {
        this.widths = widths;
        this.guidance = guidance;
        this.name = PersonalData.mask(name);
        this.key = Labels.key(this.name);
        this.refPrefix = refPrefix;
    }

    String name() {
        return name;
    }

    /** The name as {@link Labels} compares it. */
    String key() {
        return key;
    }

    void put(int row, int column, RawCell cell) {
        if (!cell.isEmpty()) {
            rows.computeIfAbsent(row, r -> new TreeMap<>()).put(column, cell);
            columns = Math.max(columns, column + 1);
        }
    }

    /** Takes out of a row what stands from a column on and is no answer. */
    void takeOut(int row, int fromColumn) {
        NavigableMap<Integer, RawCell> cells = rows.get(row);
        cells.tailMap(fromColumn, true).clear();
        guidance.add(row);
        if (cells.isEmpty()) {
            rows.remove(row);
        }
    }

    /** Whether something was taken out of a row: where it is empty now, it is no gap between records. */
    boolean isGuidance(int row) {
        return guidance.contains(row);
    }

    /** Notes over how many columns a cell is merged. */
    void setWidth(String ref, int width) {
        widths.put(ref, width);
    }

    /** Over how many columns a cell reaches. */
    int widthOf(RawCell cell) {
        return widths.getOrDefault(cell.ref(), 1);
    }

    /** Notes what a reader has to be told of a cell. */
    void addRemark(String rule, String ref, String found) {
        remarks.add(new Remark(rule, ref, found));
    }

    List<Remark> remarks() {
        return List.copyOf(remarks);
    }

    /** Sets what the sheet says beside its cells. */
    void setNotes(List<SheetNotes.Note> beside) {
        notes = List.copyOf(beside);
    }

    List<SheetNotes.Note> notes() {
        return notes;
    }

    /** The cell, empty where the document holds none. */
    RawCell at(int row, int column) {
        RawCell cell = rows.getOrDefault(row, Collections.emptyNavigableMap()).get(column);
        return cell == null ? RawCell.empty(ref(row, column)) : cell;
    }

    Figure.Place place(RawCell cell) {
        return new Figure.Place(name, cell.ref());
    }

    /** Numbers of the rows that hold something. */
    Set<Integer> rowNumbers() {
        return rows.keySet();
    }

    /** Numbers of the columns that hold something in a row. */
    Set<Integer> columnNumbers(int row) {
        return rows.getOrDefault(row, Collections.emptyNavigableMap()).keySet();
    }

    int columnCount() {
        return columns;
    }

    int rowCount() {
        return rows.isEmpty() ? 0 : rows.lastKey() + 1;
    }

    String ref(int row, int column) {
        return refPrefix
                + (transposed ? new CellReference(column, row) : new CellReference(row, column)).formatAsString();
    }

    /** The same cells with rows as columns; each keeps its reference. */
    RawGrid transposed() {
        RawGrid other = new RawGrid(name, refPrefix, widths, Set.of());
        other.transposed = !transposed;
        rows.forEach((row, cells) -> cells.forEach((column, cell) -> other.put(column, row, cell)));
        return other;
    }

    /** The same cells under another name. */
    RawGrid named(String other) {
        RawGrid renamed = new RawGrid(other, refPrefix);
        rows.forEach((row, cells) -> cells.forEach((column, cell) -> renamed.put(row, column, cell)));
        return renamed;
    }

    /**
     * Adds the rows of another table below its own, one below the other without empty rows; each cell keeps its reference.
     *
     * @param without how many of its first rows to leave
     */
    void append(RawGrid other, int without) {
        int below = rowCount();
        for (NavigableMap<Integer, RawCell> cells :
                other.rows.values().stream().skip(without).toList()) {
            int row = below++;
            cells.forEach((column, cell) -> put(row, column, cell));
        }
    }

    /** The same table without its empty rows. */
    RawGrid dense() {
        RawGrid dense = new RawGrid(name, refPrefix);
        dense.append(this, 0);
        return dense;
    }

    /** The rows from one number up to, not including, another. */
    RawGrid rows(int from, int to) {
        RawGrid part = new RawGrid(name, refPrefix, widths, guidance);
        part.transposed = transposed;
        rows.subMap(from, true, Math.max(from, to), false)
                .forEach((row, cells) -> cells.forEach((column, cell) -> part.put(row, column, cell)));
        return part;
    }

    /** Number of the first row, from one on, that holds a cell with one of the keys of {@link Labels}; -1 for none. */
    int rowOf(Set<String> keys, int from) {
        for (var row : rows.tailMap(from, true).entrySet()) {
            for (RawCell cell : row.getValue().values()) {
                if (cell.isText() && keys.contains(cell.key())) {
                    return row.getKey();
                }
            }
        }
        return -1;
    }
}
