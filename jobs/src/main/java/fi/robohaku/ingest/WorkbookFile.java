package fi.robohaku.ingest;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.math.BigDecimal;
import java.math.MathContext;
import java.time.LocalDate;
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
    /** A spreadsheet keeps 15 digits; what a file shows beyond them is noise of binary fractions. */
    private static final MathContext DIGITS = new MathContext(15);

    private WorkbookFile() {}

    static RawDocument readXlsx(byte[] content) throws IOException {
        try (Workbook workbook = new XSSFWorkbook(new ByteArrayInputStream(content))) {
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
        for (int i = 0; i < workbook.getNumberOfSheets(); i++) {
            Sheet sheet = workbook.getSheetAt(i);
            if (workbook.isSheetHidden(i) || workbook.isSheetVeryHidden(i)) {
                hidden.add(sheet.getSheetName());
            } else {
                grids.add(read(sheet));
            }
        }
        return new RawDocument(grids, List.of(), hidden);
    }

    private static RawGrid read(Sheet sheet) {
        RawGrid grid = new RawGrid(sheet.getSheetName(), "");
        for (Row row : sheet) {
            for (Cell cell : row) {
                grid.put(cell.getRowIndex(), cell.getColumnIndex(), read(cell));
            }
        }
        return grid;
    }

    private static RawCell read(Cell cell) {
        String ref = new CellReference(cell.getRowIndex(), cell.getColumnIndex()).formatAsString();
        CellType type = cell.getCellType() == CellType.FORMULA ? cell.getCachedFormulaResultType() : cell.getCellType();
        if (cell.getCellType() == CellType.FORMULA && isUncalculated(cell)) {
            return new RawCell(ref, RawCell.Kind.UNCALCULATED, "", Optional.empty(), Optional.empty());
        }
        return switch (type) {
            case STRING -> RawCell.text(ref, cell.getStringCellValue());
            case NUMERIC -> number(cell, ref);
            case BOOLEAN ->
                new RawCell(
                        ref,
                        RawCell.Kind.BOOLEAN,
                        Boolean.toString(cell.getBooleanCellValue()),
                        Optional.empty(),
                        Optional.empty());
            case ERROR ->
                new RawCell(
                        ref,
                        RawCell.Kind.ERROR,
                        FormulaError.forInt(cell.getErrorCellValue()).getString(),
                        Optional.empty(),
                        Optional.empty());
            case BLANK, FORMULA, _NONE -> RawCell.empty(ref);
        };
    }

    private static boolean isUncalculated(Cell cell) {
        return cell instanceof XSSFCell modern && modern.getRawValue() == null;
    }

    private static RawCell number(Cell cell, String ref) {
        BigDecimal value = decimal(cell);
        if (DateUtil.isCellDateFormatted(cell)) {
            LocalDate date = cell.getLocalDateTimeCellValue().toLocalDate();
            return new RawCell(ref, RawCell.Kind.DATE, date.toString(), Optional.of(value), Optional.of(date));
        }
        return new RawCell(ref, RawCell.Kind.NUMBER, value.toPlainString(), Optional.of(value), Optional.empty());
    }

    private static BigDecimal decimal(Cell cell) {
        BigDecimal value = cell instanceof XSSFCell modern
                ? new BigDecimal(modern.getRawValue())
                : BigDecimal.valueOf(cell.getNumericCellValue());
        BigDecimal kept = value.round(DIGITS).stripTrailingZeros();
        return kept.scale() < 0 && kept.precision() - kept.scale() <= 30 ? kept.setScale(0) : kept;
    }
}
