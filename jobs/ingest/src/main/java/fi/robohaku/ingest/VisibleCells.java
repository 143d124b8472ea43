package fi.robohaku.ingest;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.apache.poi.ss.usermodel.Cell;
import org.apache.poi.ss.usermodel.Row;
import org.apache.poi.ss.usermodel.Sheet;
import org.apache.poi.ss.util.CellRangeAddress;

/** Which cells of a sheet a reader sees: those of hidden rows and columns, and those under a merged cell, are not seen. */
final class VisibleCells {
    private static final int MOST_REGIONS = 5_000;
    private static final int MOST_CELLS = 200_000;

    private final Sheet sheet;
    private final List<CellRangeAddress> regions = new ArrayList<>();
    private final Set<Long> covered = new HashSet<>();

    VisibleCells(Sheet sheet) {
        this.sheet = sheet;
        int count = Math.min(sheet.getNumMergedRegions(), MOST_REGIONS);
        for (int i = 0; i < count; i++) {
            regions.add(sheet.getMergedRegion(i));
        }
        regions.stream()
                .filter(region -> region.getNumberOfCells() < MOST_CELLS)
                .forEach(this::cover);
    }

    private void cover(CellRangeAddress region) {
        for (int row = region.getFirstRow(); row <= region.getLastRow() && covered.size() < MOST_CELLS; row++) {
            for (int column = region.getFirstColumn(); column <= region.getLastColumn(); column++) {
                boolean isFirst = row == region.getFirstRow() && column == region.getFirstColumn();
                if (!isFirst) {
                    covered.add(key(row, column));
                }
            }
        }
    }

    boolean isHidden(Row row) {
        return row.getZeroHeight();
    }

    boolean isSeen(Cell cell) {
        return !sheet.isColumnHidden(cell.getColumnIndex())
                && !covered.contains(key(cell.getRowIndex(), cell.getColumnIndex()));
    }

    /** The merged cells, each with the columns that it covers. */
    List<CellRangeAddress> regions() {
        return List.copyOf(regions);
    }

    private static long key(int row, int column) {
        return ((long) row << 32) | column;
    }
}
