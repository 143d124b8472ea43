package fi.robohaku.ingest;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.math.BigDecimal;
import java.math.MathContext;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.apache.poi.hssf.usermodel.HSSFWorkbook;
import org.apache.poi.ss.usermodel.Cell;
import org.apache.poi.ss.usermodel.CellType;
import org.apache.poi.ss.usermodel.DateUtil;
import org.apache.poi.ss.usermodel.FormulaError;
import org.apache.poi.ss.usermodel.Row;
import org.apache.poi.ss.usermodel.Sheet;
import org.apache.poi.ss.usermodel.Workbook;
import org.apache.poi.ss.util.CellReference;
import org.apache.poi.xssf.usermodel.XSSFCell;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;

/** Reads a workbook as tables. Formulas are not evaluated: the result stored in the file is taken. */
final class WorkbookFile {
    /** Formats below this number are built in. */
    private static final int FIRST_OWN_FORMAT = 164;

    /** A spreadsheet keeps 15 digits; what a file shows beyond them is noise of binary fractions. */
    private static final MathContext DIGITS = new MathContext(15);

    private static final int LONGEST_NUMBER = 400;
    /** A spreadsheet's numbers have no digit farther from the point. */
    private static final int FARTHEST_DIGIT = 340;

    private WorkbookFile() {}

    static RawDocument readXlsx(byte[] content) throws IOException {
        try (Workbook workbook = new XSSFWorkbook(new ByteArrayInputStream(PlainWorkbook.of(content)))) {
            return read(workbook);
        }
    }

    static RawDocument readXls(byte[] content) throws IOException {
        try (Workbook workbook = new HSSFWorkbook(new ByteArrayInputStream(content))) {
            return read(workbook);
        }
    }

    private static RawDocument read(Workbook workbook) {
        List<RawGrid> grids = new ArrayList<>();
        List<String> hidden = new ArrayList<>();
        CellCount count = new CellCount();
        StoredResults results = new StoredResults(workbook);
        for (int i = 0; i < workbook.getNumberOfSheets(); i++) {
            Sheet sheet = workbook.getSheetAt(i);
            if (workbook.isSheetHidden(i) || workbook.isSheetVeryHidden(i)) {
                hidden.add(sheet.getSheetName());
            } else {
                grids.add(read(sheet, count, results));
            }
        }
        return new RawDocument(grids, List.of(), hidden);
    }

    private static RawGrid read(Sheet sheet, CellCount count, StoredResults results) {
        RawGrid grid = new RawGrid(sheet.getSheetName(), "");
        VisibleCells visible = new VisibleCells(sheet);
        visible.regions()
                .forEach(region -> grid.setWidth(
                        new CellReference(region.getFirstRow(), region.getFirstColumn()).formatAsString(),
                        region.getLastColumn() - region.getFirstColumn() + 1));
        for (Row row : sheet) {
            for (Cell cell : row) {
                if (cell.getCellType() == CellType.STRING) {
                    count.addText(cell.getStringCellValue());
                }
                put(grid, cell, visible, results);
            }
            count.add(row.getPhysicalNumberOfCells());
        }
        grid.setNotes(SheetNotes.of(sheet));
        return grid;
    }

    /** What a reader does not see is not read, and told. */
    private static void put(RawGrid grid, Cell cell, VisibleCells visible, StoredResults results) {
        RawCell read = read(cell, results.isNeverCalculated());
        boolean isSeen = !visible.isHidden(cell.getRow()) && visible.isSeen(cell);
        if (isSeen && !read.isEmpty() && visible.isLeftOut(cell)) {
            grid.addRemark("text_left_out", read.ref(), read.text());
        } else if (isSeen) {
            grid.put(cell.getRowIndex(), cell.getColumnIndex(), read);
        } else if (!read.isEmpty()) {
            grid.addRemark("hidden_cell", read.ref(), read.text());
        }
        if (results.isStale(cell)) {
            grid.addRemark("formula_result_stale", read.ref(), read.text());
        }
    }

    private static RawCell read(Cell cell, boolean isNeverCalculated) {
        String ref = new CellReference(cell.getRowIndex(), cell.getColumnIndex()).formatAsString();
        CellType type = cell.getCellType() == CellType.FORMULA ? cell.getCachedFormulaResultType() : cell.getCellType();
        if (cell.getCellType() == CellType.FORMULA && (isNeverCalculated || isUncalculated(cell))) {
            return RawCell.of(ref, RawCell.Kind.UNCALCULATED, "");
        }
        return switch (type) {
            case STRING -> RawCell.text(ref, cell.getStringCellValue());
            case NUMERIC -> number(cell, ref);
            case BOOLEAN -> RawCell.of(ref, RawCell.Kind.BOOLEAN, Boolean.toString(cell.getBooleanCellValue()));
            case ERROR -> RawCell.of(ref, RawCell.Kind.ERROR, error(cell));
            case BLANK, FORMULA, _NONE -> RawCell.empty(ref);
        };
    }

    /** Whether a formula has no result: no value is stored, or an empty one that is no text. */
    static boolean isUncalculated(Cell cell) {
        if (cell instanceof XSSFCell modern) {
            String raw = modern.getRawValue();
            return raw == null || (raw.isEmpty() && cell.getCachedFormulaResultType() != CellType.STRING);
        }
        return false;
    }

    /** The error as the file words it: newer offices have errors that POI does not know. */
    private static String error(Cell cell) {
        if (cell instanceof XSSFCell modern) {
            return modern.getRawValue() == null ? "" : modern.getRawValue();
        }
        byte code = cell.getErrorCellValue();
        return FormulaError.isValidCode(code) ? FormulaError.forInt(code).getString() : "#" + code;
    }

    /** A number that no spreadsheet could hold is an error of the program that wrote it. */
    private static RawCell number(Cell cell, String ref) {
        String raw = cell instanceof XSSFCell modern ? modern.getRawValue() : null;
        Optional<BigDecimal> value = raw == null ? decimal(cell.getNumericCellValue()) : decimal(raw);
        if (value.isEmpty()) {
            return RawCell.of(ref, RawCell.Kind.ERROR, raw == null ? "" : raw);
        }
        if (DateUtil.isCellDateFormatted(cell)) {
            LocalDateTime date = cell.getLocalDateTimeCellValue();
            if (date != null) {
                return RawCell.date(ref, value.get(), date.toLocalDate());
            }
        }
        if (isCountedFrom1904(cell) && DateUtil.isValidExcelDate(value.get().doubleValue())) {
            LocalDateTime day = DateUtil.getLocalDateTime(value.get().doubleValue(), true);
            if (day != null && "General".equals(cell.getCellStyle().getDataFormatString())) {
                return RawCell.number(ref, value.get(), day.toLocalDate());
            }
        }
        return ShownAmount.of(value.get(), formatOf(cell))
                .map(shown -> RawCell.number(ref, shown))
                .orElseGet(() -> RawCell.number(ref, value.get()));
    }

    /** The number format; a built-in one shows the currency of whoever opens the file, which Java takes for the dollar. */
    private static String formatOf(Cell cell) {
        String format = cell.getCellStyle().getDataFormatString();
        boolean isBuiltIn = cell.getCellStyle().getDataFormat() < FIRST_OWN_FORMAT;
        return isBuiltIn && format != null ? format.replace("\"$\"", "").replace("$", "") : format;
    }

    /** Workbooks that come from old Macs count days from 1904; a number shown as such does not say so. */
    private static boolean isCountedFrom1904(Cell cell) {
        Workbook workbook = cell.getSheet().getWorkbook();
        if (workbook instanceof XSSFWorkbook modern) {
            return modern.isDate1904();
        }
        return workbook instanceof HSSFWorkbook old && old.getInternalWorkbook().isUsing1904DateWindowing();
    }

    private static Optional<BigDecimal> decimal(double value) {
        return Double.isFinite(value) ? decimal(Double.toString(value)) : Optional.empty();
    }

    private static Optional<BigDecimal> decimal(String raw) {
        if (raw.isEmpty() || raw.length() > LONGEST_NUMBER) {
            return Optional.empty();
        }
        try {
            BigDecimal kept = new BigDecimal(raw.strip()).round(DIGITS).stripTrailingZeros();
            if (Math.abs(kept.scale()) > FARTHEST_DIGIT) {
                return Optional.empty();
            }
            return Optional.of(kept.scale() < 0 ? kept.setScale(0) : kept);
        } catch (NumberFormatException e) {
            return Optional.empty();
        }
    }
}
