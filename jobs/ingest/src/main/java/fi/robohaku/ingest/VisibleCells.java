package fi.robohaku.ingest;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.poi.ss.usermodel.Cell;
import org.apache.poi.ss.usermodel.CellType;
import org.apache.poi.ss.usermodel.FillPatternType;
import org.apache.poi.ss.usermodel.Font;
import org.apache.poi.ss.usermodel.IndexedColors;
import org.apache.poi.ss.usermodel.Row;
import org.apache.poi.ss.usermodel.Sheet;
import org.apache.poi.ss.util.CellRangeAddress;
import org.apache.poi.xssf.usermodel.XSSFFont;
import org.apache.poi.xssf.usermodel.XSSFRow;
import org.apache.poi.xssf.usermodel.XSSFSheet;
import org.openxmlformats.schemas.spreadsheetml.x2006.main.CTCol;

/**
 * Which cells of a sheet a reader sees: those of hidden rows and columns, and those under a merged cell, are not seen. What is
 * struck out does not hold any more, and a white number on white is not there for a reader.
 */
final class VisibleCells {
    private static final int MOST_REGIONS = 5_000;
    private static final int MOST_CELLS = 200_000;

    private final Sheet sheet;
    private final List<CellRangeAddress> regions = new ArrayList<>();
    private final Set<Long> covered = new HashSet<>();
    private final Map<Integer, Boolean> widths = new HashMap<>();
    private final Map<Short, LeftOut> leftOut = new HashMap<>();

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
        return row.getZeroHeight() || hasNoHeight(row);
    }

    /** A row whose height is set to nothing; the height of others is not known where a program wrote no default. */
    private static boolean hasNoHeight(Row row) {
        return row instanceof XSSFRow modern
                ? modern.getCTRow().isSetHt() && modern.getCTRow().getHt() == 0
                : row.getHeight() == 0;
    }

    boolean isSeen(Cell cell) {
        return !sheet.isColumnHidden(cell.getColumnIndex())
                && !hasNoWidth(cell.getColumnIndex())
                && !covered.contains(key(cell.getRowIndex(), cell.getColumnIndex()));
    }

    private boolean hasNoWidth(int column) {
        return sheet instanceof XSSFSheet modern
                ? widths.computeIfAbsent(column, index -> {
                    CTCol own = modern.getColumnHelper().getColumn(index, false);
                    return own != null && own.isSetWidth() && own.getWidth() == 0;
                })
                : sheet.getColumnWidth(column) == 0;
    }

    /** Whether a cell is struck out, or its number is white on white. */
    boolean isLeftOut(Cell cell) {
        if (cell.getCellStyle() == null) {
            return false;
        }
        return leftOut.computeIfAbsent(cell.getCellStyle().getIndex(), index -> lookOf(cell))
                .holds(cell);
    }

    /** How a cell looks; one whose style names a font or fill that is not there looks plain. */
    private LeftOut lookOf(Cell cell) {
        try {
            Font font = sheet.getWorkbook().getFontAt(cell.getCellStyle().getFontIndex());
            boolean hasGround = cell.getCellStyle().getFillPattern() != FillPatternType.NO_FILL;
            return new LeftOut(font.getStrikeout(), !hasGround && isWhite(font));
        } catch (IndexOutOfBoundsException | NullPointerException e) {
            return new LeftOut(false, false);
        }
    }

    private static boolean isWhite(Font font) {
        if (font instanceof XSSFFont modern && modern.getXSSFColor() != null) {
            String rgb = modern.getXSSFColor().getARGBHex();
            return "FFFFFFFF".equals(rgb) && modern.getXSSFColor().getTint() == 0;
        }
        return font.getColor() == IndexedColors.WHITE.getIndex() || font.getColor() == IndexedColors.WHITE1.getIndex();
    }

    private record LeftOut(boolean isStruck, boolean isWhite) {
        boolean holds(Cell cell) {
            return isStruck || (isWhite && cell.getCellType() == CellType.NUMERIC);
        }
    }

    /** The merged cells, each with the columns that it covers. */
    List<CellRangeAddress> regions() {
        return List.copyOf(regions);
    }

    private static long key(int row, int column) {
        return ((long) row << 32) | column;
    }
}
