package fi.robohaku.ingest;

import fi.robohaku.contracts.Block;
import fi.robohaku.contracts.Field;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/** Reads years along one side and lines along the other, and holds stated sums against their parts. */
final class GridReader {
    private static final BigDecimal HALF_CENT = new BigDecimal("0.005");
    private static final BigDecimal NEARLY = new BigDecimal("0.01");

    private final Blocks blocks;
    private final ExtractionContext notes;

    GridReader(Blocks blocks, ExtractionContext notes) {
        this.blocks = blocks;
        this.notes = notes;
    }

    /** Where the years stand; years always run to the right here, for others are turned first. */
    private record Years(RawGrid grid, int row, TreeMap<Integer, Integer> yearOfColumn, Optional<Integer> total) {}

    /** A line of the calculation, as one document fills it. */
    private record Line(Field field, Map<Integer, FieldValue> byYear, Optional<FieldValue> total, Figure.Place label) {
        BigDecimal sum() {
            return GridReader.sum(byYear.values());
        }
    }

    void read(Block block) {
        block.fields().forEach(field -> {
            notes.values().put(field.name() + "_total", BigDecimal.ZERO);
            notes.values().put(field.name() + "_years", 0);
        });
        notes.values().put(block.id() + "_count", 0);
        Optional<Years> years = years(block);
        Map<String, Line> lines = years.map(found -> lines(block, found)).orElse(Map.of());
        if (lines.isEmpty()) {
            blocks.missing(block);
            return;
        }
        for (Field field : block.fields()) {
            if (field.required() && !lines.containsKey(field.name())) {
                blocks.missing(
                        block,
                        field,
                        years.get()
                                .grid()
                                .place(years.get().grid().at(years.get().row(), 0)));
            }
        }
        lines.forEach((name, line) -> {
            notes.values().put(name + "_total", line.sum());
            notes.values().put(name + "_years", line.byYear().size());
            notes.value(
                    line.field(),
                    null,
                    line.total().map(FieldValue::place).orElse(line.label()),
                    notes.worded(line.field().label()));
            checkRow(block, line);
        });
        block.sums().forEach((sum, parts) -> checkSum(block, lines, sum, parts));
        write(block, lines);
    }

    private Optional<Years> years(Block block) {
        for (RawGrid candidate : blocks.candidates(block)) {
            RawGrid turned = candidate.transposed();
            for (RawGrid grid : block.across() ? List.of(candidate, turned) : List.of(turned, candidate)) {
                Optional<Years> years = years(block, grid);
                if (years.isPresent()) {
                    return years;
                }
            }
        }
        return Optional.empty();
    }

    private Optional<Years> years(Block block, RawGrid grid) {
        for (int row : grid.rowNumbers()) {
            TreeMap<Integer, Integer> found = new TreeMap<>();
            for (int column : grid.columnNumbers(row)) {
                Optional<Integer> year = Values.yearOf(grid.at(row, column));
                if (year.isPresent() && !found.containsValue(year.get())) {
                    found.put(column, year.get());
                }
            }
            if (found.size() >= 2 && hasLines(block, grid, row, found.firstKey())) {
                return Optional.of(new Years(grid, row, found, total(block, grid, row)));
            }
        }
        return Optional.empty();
    }

    /** Amounts of two thousand euros look like years too; above years no lines stand. */
    private boolean hasLines(Block block, RawGrid grid, int yearRow, int firstYear) {
        Map<String, Field> labels = blocks.lexicon().fields(block);
        return grid.rowNumbers().stream()
                .filter(row -> row > yearRow)
                .anyMatch(row -> grid.columnNumbers(row).stream()
                        .anyMatch(column -> column < firstYear
                                && labels.containsKey(grid.at(row, column).key())));
    }

    private Optional<Integer> total(Block block, RawGrid grid, int row) {
        if (block.total() == null) {
            return Optional.empty();
        }
        Set<String> keys = blocks.lexicon().keys(block.total());
        return grid.columnNumbers(row).stream()
                .filter(column -> keys.contains(grid.at(row, column).key()))
                .findFirst();
    }

    private Map<String, Line> lines(Block block, Years years) {
        Map<String, Field> labels = blocks.lexicon().fields(block);
        RawGrid grid = years.grid();
        int firstYear = years.yearOfColumn().firstKey();
        Map<String, Line> lines = new LinkedHashMap<>();
        for (int row : grid.rowNumbers().stream()
                .filter(number -> number > years.row())
                .toList()) {
            for (int column : grid.columnNumbers(row).stream()
                    .filter(number -> number < firstYear)
                    .toList()) {
                Field field = labels.get(grid.at(row, column).key());
                if (field != null && !lines.containsKey(field.name())) {
                    lines.put(field.name(), line(block, field, years, row, grid.place(grid.at(row, column))));
                }
            }
        }
        return lines;
    }

    private Line line(Block block, Field field, Years years, int row, Figure.Place label) {
        RawGrid grid = years.grid();
        Map<Integer, FieldValue> byYear = new LinkedHashMap<>();
        years.yearOfColumn().forEach((column, year) -> {
            RawCell cell = grid.at(row, column);
            if (!cell.isEmpty()) {
                byYear.put(year, blocks.answer(block, field, grid, cell, label));
            }
        });
        Optional<FieldValue> total = years.total()
                .map(column -> grid.at(row, column))
                .filter(cell -> !cell.isEmpty())
                .map(cell -> blocks.answer(block, field, grid, cell, label));
        return new Line(field, byYear, total, label);
    }

    private void checkRow(Block block, Line line) {
        line.total()
                .filter(answer -> answer.parsed().isReported())
                .ifPresent(answer -> compare(
                        "row_total_disagrees",
                        block,
                        line.field(),
                        answer,
                        List.copyOf(line.byYear().values())));
    }

    private void checkSum(Block block, Map<String, Line> lines, String sum, List<String> parts) {
        Line stated = lines.get(sum);
        if (stated == null) {
            return;
        }
        stated.byYear().forEach((year, answer) -> {
            List<FieldValue> given = parts.stream()
                    .map(lines::get)
                    .filter(Objects::nonNull)
                    .map(line -> line.byYear().get(year))
                    .filter(Objects::nonNull)
                    .toList();
            if (answer.parsed().isReported()) {
                compare("sum_disagrees", block, stated.field(), answer, given);
            }
        });
    }

    private static BigDecimal sum(Collection<FieldValue> answers) {
        return answers.stream()
                .map(answer -> answer.parsed().number())
                .flatMap(Optional::stream)
                .reduce(BigDecimal.ZERO, BigDecimal::add);
    }

    /**
     * A difference of rounding is none; up to one per cent is odd; beyond, one of the figures is wrong. Where a part
     * could not be read that is told of the part, and nothing can be said of the sum.
     */
    private void compare(String rule, Block block, Field field, FieldValue stated, List<FieldValue> parts) {
        String label = notes.worded(field.label());
        if (parts.stream().anyMatch(answer -> answer.parsed().isBroken())) {
            return;
        }
        BigDecimal expected = sum(parts);
        BigDecimal found = stated.parsed().number().orElseThrow();
        BigDecimal unit = field.unit() == null ? BigDecimal.ONE : field.unit().factor();
        BigDecimal rounding = HALF_CENT.multiply(unit).multiply(BigDecimal.valueOf(parts.size() + 1L));
        BigDecimal difference = found.subtract(expected).abs();
        notes.examined(rule);
        if (difference.compareTo(rounding) > 0) {
            boolean isNear = difference.compareTo(expected.abs().multiply(NEARLY)) <= 0;
            notes.breach(
                    isNear ? "sums_nearly_agree" : rule,
                    block,
                    stated.place(),
                    label,
                    ExtractionContext.shown(found),
                    ExtractionContext.shown(expected));
        }
    }

    private void write(Block block, Map<String, Line> lines) {
        TreeMap<Integer, List<FieldValue>> byYear = new TreeMap<>();
        lines.values()
                .forEach(line -> line.byYear()
                        .forEach((year, answer) -> byYear.computeIfAbsent(year, key -> new ArrayList<>())
                                .add(answer)));
        RecordSplitter records = new RecordSplitter(notes);
        int written = 0;
        for (Map.Entry<Integer, List<FieldValue>> year : byYear.entrySet()) {
            Map<String, BigDecimal> axis =
                    block.axis() == null ? Map.of() : Map.of(block.axis(), BigDecimal.valueOf(year.getKey()));
            written += records.write(block, RecordSplitter.Shape.ROW, year.getValue(), axis);
        }
        notes.values().put(block.id() + "_count", written);
    }
}
