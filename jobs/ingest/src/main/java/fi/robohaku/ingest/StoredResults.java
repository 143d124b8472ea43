package fi.robohaku.ingest;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.apache.poi.ss.usermodel.Cell;
import org.apache.poi.ss.usermodel.CellType;
import org.apache.poi.ss.usermodel.CellValue;
import org.apache.poi.ss.usermodel.FormulaEvaluator;
import org.apache.poi.ss.usermodel.Row;
import org.apache.poi.ss.usermodel.Sheet;
import org.apache.poi.ss.usermodel.Workbook;

/**
 * Whether the results that a workbook stores beside its formulas are those of a calculation. Programs that write formulas
 * without calculating them store 0 and ask the office to calculate when the file is opened.
 */
final class StoredResults {
    private static final int MOST_FORMULAS = 400;
    /** Sums and the four operations on cells of the same sheet: what a form holds, and cheap to check. */
    private static final Pattern SIMPLE =
            Pattern.compile("(?i)(?:SUM|[-+*/(),:$ .]|[A-Z]{1,2}\\$?\\d{1,3}(?!\\d)|(?<![A-Z])\\d+)+");

    private final boolean isNeverCalculated;
    private final List<Cell> stale;

    StoredResults(Workbook workbook) {
        List<Cell> formulas = formulasOf(workbook);
        boolean isZero = formulas.stream().allMatch(StoredResults::isZeroOrNone);
        this.isNeverCalculated = !formulas.isEmpty() && isZero && workbook.getForceFormulaRecalculation();
        this.stale = isNeverCalculated || formulas.size() > MOST_FORMULAS ? List.of() : staleOf(workbook, formulas);
    }

    /** Whether no formula was ever calculated: all results are 0, and the file asks for a calculation. */
    boolean isNeverCalculated() {
        return isNeverCalculated;
    }

    /** Whether the stored result of a sum is not the one of its parts. */
    boolean isStale(Cell cell) {
        return stale.contains(cell);
    }

    private static List<Cell> formulasOf(Workbook workbook) {
        List<Cell> formulas = new ArrayList<>();
        for (Sheet sheet : workbook) {
            for (Row row : sheet) {
                for (Cell cell : row) {
                    if (cell.getCellType() == CellType.FORMULA && !WorkbookFile.isUncalculated(cell)) {
                        formulas.add(cell);
                    }
                }
            }
        }
        return formulas;
    }

    private static boolean isZeroOrNone(Cell cell) {
        return switch (cell.getCachedFormulaResultType()) {
            case NUMERIC -> cell.getNumericCellValue() == 0;
            case STRING -> cell.getStringCellValue().isEmpty();
            case BLANK, _NONE -> true;
            case BOOLEAN, ERROR, FORMULA -> false;
        };
    }

    private static List<Cell> staleOf(Workbook workbook, List<Cell> formulas) {
        FormulaEvaluator evaluator = workbook.getCreationHelper().createFormulaEvaluator();
        return formulas.stream()
                .filter(cell -> cell.getCachedFormulaResultType() == CellType.NUMERIC)
                .filter(cell -> isOther(evaluator, cell))
                .toList();
    }

    private static boolean isOther(FormulaEvaluator evaluator, Cell cell) {
        try {
            String formula = cell.getCellFormula();
            if (formula.length() > 200 || !SIMPLE.matcher(formula).matches()) {
                return false;
            }
            CellValue value = evaluator.evaluate(cell);
            return value.getCellType() == CellType.NUMERIC && isFar(value.getNumberValue(), cell.getNumericCellValue());
        } catch (RuntimeException | StackOverflowError e) {
            return false;
        }
    }

    /** Beyond what rounding and the last digits of binary fractions make. */
    private static boolean isFar(double calculated, double stored) {
        if (!Double.isFinite(calculated) || !Double.isFinite(stored)) {
            return false;
        }
        BigDecimal difference = BigDecimal.valueOf(calculated - stored).setScale(6, RoundingMode.HALF_UP);
        return difference.abs().doubleValue() > Math.max(0.005, Math.abs(calculated) * 1e-9);
    }
}
