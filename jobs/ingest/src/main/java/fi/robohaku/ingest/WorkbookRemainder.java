package fi.robohaku.ingest;

import fi.robohaku.contracts.Block;
import fi.robohaku.contracts.Field;
import fi.robohaku.contracts.Labels;
import fi.robohaku.contracts.MoneyWords;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import org.apache.poi.ss.util.CellReference;

/**
 * Tells what of a workbook was not read: each cell is a value, a label, a heading, a title or a word for none, or a finding
 * names it.
 */
final class WorkbookRemainder {
    private static final Pattern SCALED =
            Pattern.compile("(?<![\\p{L}\\d])1[ .]?000 ?(?:€|e)|" + MoneyWords.NAMES_MULTIPLE);

    private static final Pattern THOUSAND_EUROS = Pattern.compile("1[ .\\u00a0]?000 ?(?:€|e\\w*)");

    private static final Pattern DIGIT = Pattern.compile("\\d");

    private final RawDocument document;
    private final Blocks blocks;
    private final ExtractionContext context;
    private final Set<String> known = new HashSet<>();
    private final Set<String> texts = new HashSet<>();
    private final Set<String> personal = new HashSet<>();

    WorkbookRemainder(RawDocument document, Blocks blocks, ExtractionContext context) {
        this.document = document;
        this.blocks = blocks;
        this.context = context;
        LabelIndex index = blocks.labelIndex();
        known.addAll(Labels.keys(context.template().title()));
        texts.addAll(context.template().title().all());
        for (Block block : context.template().blocks()) {
            known.addAll(index.fields(block).keySet());
            known.addAll(index.keys(block.title()));
            known.addAll(index.keys(block.sheet()));
            known.addAll(index.keys(block.total()));
            block.fields().forEach(field -> texts.addAll(field.label().all()));
            if (block.title() != null) {
                texts.addAll(block.title().all());
            }
            block.fields().stream().filter(Field::personal).forEach(field -> personal.addAll(index.keys(field)));
        }
    }

    void report() {
        document.grids().forEach(this::report);
    }

    /** A sheet of which nothing was read is told once. */
    private void report(RawGrid grid) {
        Set<Integer> personalRows = personalRows(grid);
        grid.remarks()
                .forEach(remark -> report(
                        remark.rule(),
                        grid,
                        remark.ref(),
                        personalRows.contains(rowOf(remark.ref())) ? "" : remark.found()));
        List<RawCell> left = new ArrayList<>();
        boolean isRead = false;
        for (int row : grid.rowNumbers()) {
            boolean isPersonal = isPersonal(grid, row);
            for (int column : grid.columnNumbers(row)) {
                RawCell cell = grid.at(row, column);
                boolean isTaken = blocks.isTaken(grid.place(cell));
                isRead |= isTaken;
                if (!isTaken && !isKnown(cell)) {
                    left.add(isPersonal ? RawCell.of(cell.ref(), cell.kind(), "") : cell);
                } else if (isUnitNote(grid, cell)) {
                    report("unit_note_not_applied", grid, cell.ref(), cell.text());
                }
            }
        }
        if (isRead) {
            left.forEach(cell -> report(ruleOf(cell), grid, cell.ref(), cell.text()));
            reportName(grid);
            grid.notes().stream()
                    .filter(note -> isUnitNote(note.text()))
                    .forEach(note -> report("unit_note_not_applied", grid, note.ref(), note.text()));
        } else if (!left.isEmpty()) {
            report("sheet_not_read", grid, left.get(0).ref(), grid.name());
        }
    }

    private static String ruleOf(RawCell cell) {
        if (cell.isText()
                && isScaled(cell.text())
                && !DIGIT.matcher(withoutUnit(cell.text())).find()) {
            return "unit_note_not_applied";
        }
        return cell.isText() ? "cell_not_read" : "number_not_read";
    }

    private static String withoutUnit(String text) {
        return text.replaceAll("1[ .\u00a0]?000", "");
    }

    /** A unit in the name of a sheet would hold for all that stands on it. */
    private void reportName(RawGrid grid) {
        if (isScaled(grid.name())) {
            report("unit_note_not_applied", grid, "", grid.name());
        }
    }

    /** A title with a unit that the template does not have; the unit in a label is read where the label is. */
    private boolean isUnitNote(RawGrid grid, RawCell cell) {
        return cell.isText()
                && !blocks.isTaken(grid.place(cell))
                && !texts.contains(cell.text().strip())
                && isScaled(cell.text());
    }

    /** A note names a unit where it tells no amount in it: {@code Luvut tuhansina euroina}, or {@code (1000 €)} alone. */
    private static boolean isUnitNote(String note) {
        String text = note.toLowerCase(Locale.ROOT).replaceAll("[()\\[\\]]", "").strip();
        String bare = THOUSAND_EUROS.matcher(text).replaceAll("");
        return THOUSAND_EUROS.matcher(text).matches()
                || (isScaled(bare) && !DIGIT.matcher(bare).find());
    }

    private static boolean isScaled(String text) {
        return text.length() < 300
                && SCALED.matcher(text.toLowerCase(Locale.ROOT).replace('\u00a0', ' '))
                        .find();
    }

    private boolean isKnown(RawCell cell) {
        boolean isNone =
                blocks.labelIndex().noneWords(context.template()).status(cell).isPresent();
        return (isNone && !isZero(cell)) || (cell.isText() && known.contains(cell.key()));
    }

    private static boolean isZero(RawCell cell) {
        return cell.number()
                .filter(number -> number.compareTo(BigDecimal.ZERO) == 0)
                .isPresent();
    }

    /** Rows with the label of a personal field, also where a reader does not see it. */
    private Set<Integer> personalRows(RawGrid grid) {
        Set<Integer> rows = new HashSet<>();
        grid.rowNumbers().stream().filter(row -> isPersonal(grid, row)).forEach(rows::add);
        grid.remarks().stream()
                .filter(remark -> personal.stream().anyMatch(Labels.key(remark.found())::startsWith))
                .forEach(remark -> rows.add(rowOf(remark.ref())));
        return rows;
    }

    private static int rowOf(String ref) {
        return new CellReference(ref).getRow();
    }

    private boolean isPersonal(RawGrid grid, int row) {
        return grid.columnNumbers(row).stream()
                .anyMatch(column ->
                        personal.stream().anyMatch(grid.at(row, column).key()::startsWith));
    }

    private void report(String rule, RawGrid grid, String ref, String found) {
        context.reportBreach(rule, null, new Figure.Place(grid.name(), ref), "", found, "");
    }
}
