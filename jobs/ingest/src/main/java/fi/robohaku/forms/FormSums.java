package fi.robohaku.forms;

import fi.robohaku.contracts.Block;
import fi.robohaku.contracts.Check;
import fi.robohaku.contracts.CheckExpression;
import fi.robohaku.contracts.DocumentTemplate;
import fi.robohaku.contracts.Field;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.apache.poi.ss.usermodel.Cell;

/**
 * Formulas of a form. A field that a check of its template holds against sums over the years is computed by the same
 * expression; a sum of which no part is given yet is empty, not zero.
 */
final class FormSums {
    private static final Pattern NAME = Pattern.compile("[A-Za-z_]\\w*");

    /** By name, a field that is the sum of lines of a grid, with the expression that says of which. */
    private final Map<String, String> expressions = new HashMap<>();

    private final Map<String, Field> fields = new HashMap<>();
    private final Map<String, Cell> cells = new LinkedHashMap<>();
    private final Map<String, String> years = new HashMap<>();

    FormSums(DocumentTemplate template) {
        Set<String> totals = template.blocks().stream()
                .filter(block -> block.type() == Block.Type.GRID)
                .flatMap(block -> block.fields().stream())
                .map(field -> CheckExpression.total(field.name()))
                .collect(Collectors.toSet());
        template.blocks().stream()
                .flatMap(block -> block.fields().stream())
                .forEach(field -> fields.put(field.name(), field));
        for (Check check : template.checks()) {
            String expected = check.expected();
            Set<String> named = expected == null || expected.isEmpty()
                    ? Set.of()
                    : CheckExpression.of(expected).variables();
            if (!named.isEmpty() && totals.containsAll(named)) {
                expressions.put(check.field(), expected.replaceAll("\\s+", ""));
            }
        }
    }

    /** Whether a field is computed from a grid. */
    boolean isComputed(Field field) {
        return expressions.containsKey(field.name());
    }

    /** Notes the cell of a computed field. */
    void put(Field field, Cell cell) {
        cells.put(field.name(), cell);
    }

    /** Notes where the years of a line stand, as a range with the name of its sheet. */
    void putYears(Field line, String range) {
        years.put(CheckExpression.total(line.name()), range);
    }

    /** Writes the formulas of computed fields; all grids must stand. */
    void write() {
        cells.forEach((name, cell) -> formula(name).ifPresent(formula -> set(cell, formula)));
    }

    private Optional<String> formula(String name) {
        String expression = expressions.get(name);
        List<String> named =
                NAME.matcher(expression).results().map(MatchResult::group).toList();
        if (!years.keySet().containsAll(named)) {
            return Optional.empty();
        }
        Function<MatchResult, String> reference =
                found -> Matcher.quoteReplacement("SUM(" + years.get(found.group()) + ")" + scale(name, found.group()));
        String sum = NAME.matcher(expression).replaceAll(reference);
        String given = named.stream().map(years::get).collect(Collectors.joining(","));
        return Optional.of(ifGiven(given, sum));
    }

    /** Turns the unit of a line into that of the sum, where they are not the same. */
    private String scale(String name, String total) {
        Field line = fields.get(
                total.substring(0, total.length() - CheckExpression.total("").length()));
        BigDecimal factor = factor(line).divide(factor(fields.get(name)), MathContext.DECIMAL32);
        return factor.compareTo(BigDecimal.ONE) == 0
                ? ""
                : "*" + factor.stripTrailingZeros().toPlainString();
    }

    private static BigDecimal factor(Field field) {
        return field.unit() == null ? BigDecimal.ONE : field.unit().factor();
    }

    static String ifGiven(String ranges, String sum) {
        return "IF(COUNT(" + ranges + ")=0,\"\"," + sum + ")";
    }

    /** Puts a formula into a cell with the result that it has in an empty form: nothing. */
    static void set(Cell cell, String formula) {
        cell.setCellFormula(formula);
        cell.setCellValue("");
    }
}
