package fi.robohaku.ingest;

import fi.robohaku.contracts.Block;
import fi.robohaku.contracts.CheckExpression;
import fi.robohaku.contracts.Field;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/** Reads a grid, years along one side and lines along the other, and compares stated sums with their parts. */
final class GridReader {
    private static final BigDecimal HALF_CENT = new BigDecimal("0.005");
    private static final BigDecimal NEARLY = new BigDecimal("0.01");

    private final Blocks blocks;
    private final ExtractionContext context;

    GridReader(Blocks blocks, ExtractionContext context) {
        this.blocks = blocks;
        this.context = context;
    }

    /** Where the years stand; they run to the right, for a grid whose years run down is transposed first. */
    private record YearAxis(RawGrid grid, int row, TreeMap<Integer, Integer> yearOfColumn, Optional<Integer> total) {
        /** Columns of years and of their sum. */
        Set<Integer> columns() {
            Set<Integer> all = new HashSet<>(yearOfColumn.keySet());
            total.ifPresent(all::add);
            return all;
        }
    }

    /** A line of the grid in one document. */
    private record Line(Field field, Map<Integer, FieldValue> byYear, Optional<FieldValue> total, Figure.Place label) {
        BigDecimal sum() {
            return GridReader.sum(byYear.values());
        }
    }

    void read(Block block) {
        block.fields().forEach(field -> {
            context.variables().put(CheckExpression.total(field.name()), BigDecimal.ZERO);
            context.variables().put(CheckExpression.years(field.name()), 0);
        });
        context.variables().put(CheckExpression.count(block.id()), 0);
        Optional<YearAxis> years = findYears(block);
        Map<String, Line> lines = years.map(found -> readLines(block, found)).orElse(Map.of());
        if (lines.isEmpty()) {
            blocks.reportMissing(block);
            return;
        }
        YearAxis axis = years.orElseThrow();
        axis.columns().forEach(column -> {
            RawCell heading = axis.grid().at(axis.row(), column);
            blocks.take(axis.grid().place(heading));
            blocks.refuseOtherUnit(block, axis.grid(), heading);
        });
        requireLines(block, axis, lines);
        lines.forEach((name, line) -> {
            context.variables().put(CheckExpression.total(name), line.sum());
            context.variables().put(CheckExpression.years(name), line.byYear().size());
            context.putValue(
                    line.field(), null, line.total().map(FieldValue::place).orElse(line.label()));
            checkRow(block, line);
        });
        block.sums().forEach((sum, parts) -> checkSum(block, lines, sum, parts));
        addRecords(block, lines);
    }

    private void requireLines(Block block, YearAxis years, Map<String, Line> lines) {
        Figure.Place startOfYears = years.grid().place(years.grid().at(years.row(), 0));
        for (Field field : block.fields()) {
            if (!lines.containsKey(field.name())) {
                blocks.reportAbsent(block, field, startOfYears);
            }
        }
    }

    private Optional<YearAxis> findYears(Block block) {
        for (RawGrid candidate : blocks.findCandidates(block)) {
            RawGrid turned = candidate.transposed();
            for (RawGrid grid : block.across() ? List.of(candidate, turned) : List.of(turned, candidate)) {
                Optional<YearAxis> years = findYears(block, grid);
                if (years.isPresent()) {
                    return years;
                }
            }
        }
        return Optional.empty();
    }

    private Optional<YearAxis> findYears(Block block, RawGrid grid) {
        for (int row : grid.rowNumbers()) {
            TreeMap<Integer, Integer> found = new TreeMap<>();
            for (int column : grid.columnNumbers(row)) {
                Optional<Integer> year = ValueParser.yearOf(grid.at(row, column));
                if (year.isPresent() && !found.containsValue(year.get())) {
                    found.put(column, year.get());
                }
            }
            if (found.size() >= 2 && hasLines(block, grid, row, found.firstKey())) {
                return Optional.of(new YearAxis(grid, row, found, findTotal(block, grid, row)));
            }
        }
        return Optional.empty();
    }

    /** Whether lines stand below a row of years: amounts of two thousand euros look like years too. */
    private boolean hasLines(Block block, RawGrid grid, int yearRow, int firstYear) {
        return grid.rowNumbers().stream()
                .filter(row -> row > yearRow)
                .anyMatch(row -> grid.columnNumbers(row).stream()
                        .anyMatch(column -> column < firstYear
                                && blocks.findLabel(block, grid.at(row, column).text())
                                        .isPresent()));
    }

    private Optional<Integer> findTotal(Block block, RawGrid grid, int row) {
        if (block.total() == null) {
            return Optional.empty();
        }
        Set<String> keys = blocks.labelIndex().keys(block.total());
        return grid.columnNumbers(row).stream()
                .filter(column -> keys.contains(grid.at(row, column).key()))
                .findFirst();
    }

    private Map<String, Line> readLines(Block block, YearAxis years) {
        RawGrid grid = years.grid();
        int firstYear = years.yearOfColumn().firstKey();
        Map<String, Line> lines = new LinkedHashMap<>();
        for (int row : grid.rowNumbers().stream()
                .filter(number -> number > years.row())
                .toList()) {
            for (int column : grid.columnNumbers(row).stream()
                    .filter(number -> number < firstYear)
                    .toList()) {
                RawCell cell = grid.at(row, column);
                Optional<ListHeading> label = blocks.findLabel(block, cell.text())
                        .filter(found -> !lines.containsKey(found.field().name())
                                || isEmpty(lines.get(found.field().name())));
                if (label.isPresent()) {
                    Field field = label.get().field();
                    blocks.readUnit(block, grid, cell, label.get());
                    lines.put(field.name(), readLine(block, field, years, row, grid.place(cell)));
                }
            }
        }
        return lines;
    }

    /** A label without any value may be a heading above the line of the same name. */
    private static boolean isEmpty(Line line) {
        return line.byYear().isEmpty() && line.total().isEmpty();
    }

    private Line readLine(Block block, Field field, YearAxis years, int row, Figure.Place label) {
        RawGrid grid = years.grid();
        Map<Integer, FieldValue> byYear = new LinkedHashMap<>();
        years.yearOfColumn().forEach((column, year) -> {
            RawCell cell = grid.at(row, column);
            if (!cell.isEmpty()) {
                byYear.put(year, blocks.read(block, field, grid, cell, label));
            }
        });
        Optional<FieldValue> total = years.total()
                .map(column -> grid.at(row, column))
                .filter(cell -> !cell.isEmpty())
                .map(cell -> blocks.read(block, field, grid, cell, label));
        return new Line(field, byYear, total, label);
    }

    private void checkRow(Block block, Line line) {
        line.total()
                .filter(fieldValue -> fieldValue.parsed().isReported())
                .ifPresent(fieldValue -> compareSum(
                        "row_total_disagrees",
                        block,
                        line.field(),
                        fieldValue,
                        List.copyOf(line.byYear().values())));
    }

    private void checkSum(Block block, Map<String, Line> lines, String sum, List<String> parts) {
        Line stated = lines.get(sum);
        if (stated == null) {
            return;
        }
        stated.byYear().forEach((year, fieldValue) -> {
            List<FieldValue> given = parts.stream()
                    .map(lines::get)
                    .filter(Objects::nonNull)
                    .map(line -> line.byYear().get(year))
                    .filter(Objects::nonNull)
                    .toList();
            if (fieldValue.parsed().isReported()) {
                compareSum("sum_disagrees", block, stated.field(), fieldValue, given);
            }
        });
    }

    private static BigDecimal sum(Collection<FieldValue> fieldValues) {
        return fieldValues.stream()
                .map(fieldValue -> fieldValue.parsed().number())
                .flatMap(Optional::stream)
                .reduce(BigDecimal.ZERO, BigDecimal::add);
    }

    /**
     * Compares a stated sum with its parts. A difference of rounding is none; one of up to one per cent is a warning;
     * beyond, one of the figures is wrong. Where a part could not be read, nothing is said of the sum.
     */
    private void compareSum(String rule, Block block, Field field, FieldValue stated, List<FieldValue> parts) {
        String label = context.localize(field.label());
        if (parts.stream().anyMatch(fieldValue -> fieldValue.parsed().isInvalid())) {
            return;
        }
        BigDecimal expected = sum(parts);
        BigDecimal found = stated.parsed().number().orElseThrow();
        BigDecimal unit = field.unit() == null ? BigDecimal.ONE : field.unit().factor();
        BigDecimal rounding = HALF_CENT.multiply(unit).multiply(BigDecimal.valueOf(parts.size() + 1L));
        BigDecimal difference = found.subtract(expected).abs();
        context.countExamined(rule);
        if (difference.compareTo(rounding) > 0) {
            boolean isNear = difference.compareTo(expected.abs().multiply(NEARLY)) <= 0;
            context.reportBreach(
                    isNear ? "sums_nearly_agree" : rule,
                    block,
                    stated.place(),
                    label,
                    ExtractionContext.format(found),
                    ExtractionContext.format(expected));
        }
    }

    private void addRecords(Block block, Map<String, Line> lines) {
        TreeMap<Integer, List<FieldValue>> byYear = new TreeMap<>();
        lines.values()
                .forEach(line -> line.byYear()
                        .forEach((year, fieldValue) -> byYear.computeIfAbsent(year, key -> new ArrayList<>())
                                .add(fieldValue)));
        RecordSplitter records = new RecordSplitter(context);
        int added = 0;
        for (Map.Entry<Integer, List<FieldValue>> year : byYear.entrySet()) {
            Map<String, BigDecimal> axis =
                    block.axis() == null ? Map.of() : Map.of(block.axis(), BigDecimal.valueOf(year.getKey()));
            added += records.addRecords(block, RecordSplitter.Shape.ROW, year.getValue(), axis);
        }
        context.variables().put(CheckExpression.count(block.id()), added);
    }
}
