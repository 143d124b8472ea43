package fi.robohaku.ingest;

import fi.robohaku.contracts.Block;
import fi.robohaku.contracts.DocumentTemplate;
import fi.robohaku.contracts.Field;
import java.math.BigDecimal;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Finds the blocks of a template in a document and reads their cells. */
final class Blocks {
    private static final Pattern NUMBER_OF_NOTE = Pattern.compile("(?<=\\p{L}{2})[)\\]]?[\\s\\p{Z}]+\\d{1,2}\\)$");

    private static final int LONGEST_LABEL = 300;

    private final RawDocument document;
    private final ExtractionContext context;
    private final ValueParser values;
    private final DocumentTemplate template;
    private final LabelIndex labelIndex;
    private final Map<Field, BigDecimal> factors = new HashMap<>();
    private final Map<String, BigDecimal> factorsOfTitles = new HashMap<>();
    private final Set<Figure.Place> taken = new HashSet<>();
    private final Set<Figure.Place> personal = new HashSet<>();
    private final PersonNames names;
    private final Set<Field> inOtherCurrency = new HashSet<>();
    private boolean isFilledIn;

    Blocks(RawDocument document, ExtractionContext context, ValueParser values, LabelIndex labelIndex) {
        this.document = document;
        this.labelIndex = labelIndex;
        this.context = context;
        this.values = values;
        this.template = context.template();
        this.names = new PersonNames(labelIndex::isTerm);
    }

    /**
     * The tables in which a block may stand, cut to its part: those of its sheet or heading first, then, for a sheet
     * that was renamed, all others.
     */
    List<RawGrid> findCandidates(Block block) {
        Set<String> names = labelIndex.keys(block.sheet());
        Stream<RawGrid> own = document.grids().stream()
                .filter(grid -> names.contains(grid.key()))
                .sorted(Comparator.comparing(grid -> !hasExactName(grid, block)));
        Stream<RawGrid> others = document.grids().stream().filter(grid -> !names.contains(grid.key()));
        return Stream.concat(own, others).map(grid -> cutToBlock(grid, block)).toList();
    }

    /** Whether a sheet is called as the template calls it, and not the copy of another: {@code Laskelma (2)}. */
    private static boolean hasExactName(RawGrid grid, Block block) {
        return block.sheet().all().stream()
                .anyMatch(name -> name.strip().equalsIgnoreCase(grid.name().strip()));
    }

    boolean hasSheet(Block block) {
        if (block.sheet() == null) {
            return true;
        }
        Set<String> names = labelIndex.keys(block.sheet());
        return document.grids().stream().anyMatch(grid -> names.contains(grid.key()));
    }

    List<RawDocument.Paragraph> paragraphs() {
        return document.paragraphs();
    }

    /** The rows from below the title of the block to the title of another. */
    private RawGrid cutToBlock(RawGrid grid, Block block) {
        int start = block.title() == null ? -1 : grid.rowOf(labelIndex.keys(block.title()), 0);
        if (start < 0) {
            return grid;
        }
        readTitle(block, grid, start);
        int end = grid.rowOf(labelIndex.otherTitles(block), start + 1);
        return grid.rows(start + 1, end < 0 ? Integer.MAX_VALUE : end);
    }

    /** A unit in the title of a block holds for the money in it, where a label does not say another. */
    private void readTitle(Block block, RawGrid grid, int row) {
        Set<String> titles = labelIndex.keys(block.title());
        grid.columnNumbers(row).stream()
                .map(column -> grid.at(row, column))
                .filter(cell -> cell.isText() && titles.contains(cell.key()))
                .filter(cell -> !block.title().all().contains(cell.text().strip()))
                .findFirst()
                .ifPresent(cell -> LabelUnit.of(cell.text())
                        .factor()
                        .filter(factor -> !factorsOfTitles.containsKey(block.id()))
                        .ifPresent(factor -> setFactor(block, grid, cell, factor)));
    }

    private void setFactor(Block block, RawGrid grid, RawCell title, BigDecimal factor) {
        boolean isOther = block.fields().stream()
                .filter(field -> field.type() == Field.Type.MONEY)
                .anyMatch(field -> ownFactor(field).compareTo(factor) != 0);
        if (isOther) {
            factorsOfTitles.put(block.id(), factor);
            take(grid.place(title));
            context.reportBreach(
                    "unit_differs", block, grid.place(title), "", title.text(), context.localize(block.title()));
        }
    }

    /** Refuses a unit in the heading of a year that is not that of the money below: it would hold for this year only. */
    void refuseOtherUnit(Block block, RawGrid grid, RawCell heading) {
        Optional<BigDecimal> factor =
                heading.isText() ? LabelUnit.of(heading.text()).factor() : Optional.empty();
        boolean isOther = factor.isPresent()
                && block.fields().stream()
                        .filter(field -> field.type() == Field.Type.MONEY)
                        .anyMatch(field -> ownFactor(field).compareTo(factor.get()) != 0);
        if (isOther) {
            context.reportBreach("unit_note_not_applied", block, grid.place(heading), "", heading.text(), "");
        }
    }

    private static BigDecimal ownFactor(Field field) {
        return field.unit() == null ? BigDecimal.ONE : field.unit().factor();
    }

    /** What a text means as a label of a block: as it stands, or but for a unit or the mark of a note behind it. */
    Optional<ListHeading> findLabel(Block block, String text) {
        if (text.length() > LONGEST_LABEL) {
            return Optional.empty();
        }
        String label = NoteMarks.strip(text);
        return ListHeading.find(labelIndex, block, label)
                .or(() -> ListHeading.find(
                        labelIndex, block, NUMBER_OF_NOTE.matcher(label).replaceFirst("")))
                .or(() -> document.body().flatMap(body -> MoneyLabels.find(block, labelIndex.fields(block), label)));
    }

    /** Takes the unit that a cell names where it is a label of a block. */
    void readUnit(Block block, RawGrid grid, RawCell cell) {
        findLabel(block, cell.text()).ifPresent(label -> readUnit(block, grid, cell, label));
    }

    /**
     * Takes the unit that a label names, or the heading of a report above its table, for the numbers of a field. Where it is
     * not the template's, a finding tells.
     */
    void readUnit(Block block, RawGrid grid, RawCell cell, ListHeading label) {
        Field field = label.field();
        readCurrency(field, cell);
        if (LabelRemark.namesOtherMeasure(block, field, cell.text())) {
            context.reportBreach("unit_note_not_applied", block, grid.place(cell), "", cell.text(), "");
        }
        boolean isOfHeading =
                !label.hasOtherUnit() && document.body().isPresent() && MoneyLabels.namesOtherUnit(field, grid.name());
        if (label.hasOtherUnit() || isOfHeading) {
            String own = context.localize(field.label());
            String said = isOfHeading ? grid.name() : cell.text();
            factors.put(
                    field,
                    isOfHeading
                            ? LabelUnit.of(said).factor().orElseThrow()
                            : label.factor().orElseThrow());
            context.reportBreach("unit_differs", block, grid.place(cell), own, said, own);
            return;
        }
        factors.remove(field);
        boolean isMoney = field.type() == Field.Type.MONEY;
        if (isMoney && label.factor().isEmpty() && factorsOfTitles.containsKey(block.id())) {
            factors.put(field, factorsOfTitles.get(block.id()));
        }
    }

    /** Amounts under a label that names another currency are not taken for the template's. */
    private void readCurrency(Field field, RawCell label) {
        if (values.namesOtherCurrency(field, label.text())) {
            inOtherCurrency.add(field);
        } else {
            inOtherCurrency.remove(field);
        }
    }

    /** Notes that a cell or paragraph has been read. */
    void take(Figure.Place place) {
        taken.add(place);
    }

    boolean isTaken(Figure.Place place) {
        return taken.contains(place);
    }

    /** Whether a cell or paragraph held an answer: no sum, no word for none, nothing that the empty form brings with it. */
    boolean isFilledIn() {
        return isFilledIn;
    }

    private boolean isAnswer(Block block, Field field, RawCell cell) {
        return !cell.isEmpty()
                && !block.sums().containsKey(field.name())
                && !block.prefill().containsKey(field.name())
                && (!cell.isText()
                        || labelIndex.noneWords(template).status(cell).isEmpty());
    }

    /** People named in the fields that ask for them. */
    PersonNames personNames() {
        return names;
    }

    /** Whether a cell was read as the value of a field whose value leaves the reader in no form. */
    boolean isPersonal(Figure.Place place) {
        return personal.contains(place);
    }

    /** References of the cells and paragraphs that have been read; in a report no two places share one. */
    Set<String> takenRefs() {
        return taken.stream().map(Figure.Place::cell).collect(Collectors.toSet());
    }

    LabelIndex labelIndex() {
        return labelIndex;
    }

    /** Reads a cell as the value of a field; a breach becomes a finding. */
    FieldValue read(Block block, Field field, RawGrid grid, RawCell cell, Figure.Place label) {
        return read(block, field, cell, grid.place(cell), label);
    }

    /** Reads a text as the value of a field, in a place that is no cell of a table. */
    FieldValue read(Block block, Field field, RawCell cell, Figure.Place place, Figure.Place label) {
        ReadingStoppedException.throwIfStopped();
        take(place);
        take(label);
        isFilledIn |= isAnswer(block, field, cell);
        if (field.personal()) {
            personal.add(place);
            names.add(cell.text());
        }
        Optional<BigDecimal> shown = field.type() == Field.Type.MONEY ? ShownAmount.factorOf(cell) : Optional.empty();
        ParsedValue read = values.parse(field, cell, shown.or(() -> Optional.ofNullable(factors.get(field))));
        ParsedValue parsed =
                inOtherCurrency.contains(field) && read.number().isPresent() ? values.ofOtherCurrency() : read;
        if (ShownAmount.isOther(cell)) {
            reportShown(block, field, cell, place, parsed);
        }
        context.countExamined(ruleOf(field));
        if (parsed.number().isPresent() && !NoteMarks.strip(cell.text()).equals(cell.text())) {
            context.reportBreach("note_mark_left_out", block, place, context.localize(field.label()), cell.text(), "");
        }
        if (parsed.number().isPresent() && cell.isText() && !field.personal()) {
            Numbers.remark(cell.text())
                    .ifPresent(remark -> context.reportBreach(
                            "cell_not_read", block, place, context.localize(field.label()), remark.strip(), ""));
        }
        if (parsed.isInvalid()) {
            String found = field.personal() ? "" : cell.text();
            context.reportBreach(
                    parsed.rule(), block, place, context.localize(field.label()), found, parsed.expected());
        }
        return new FieldValue(field, place, label, field.personal() ? "" : cell.text(), parsed);
    }

    /** Tells what a number was taken for that is shown in another unit than the field has. */
    private void reportShown(Block block, Field field, RawCell cell, Figure.Place place, ParsedValue parsed) {
        BigDecimal own = ownFactor(field);
        boolean isOwn = field.type() == Field.Type.MONEY
                && ShownAmount.factorOf(cell)
                        .filter(factor -> factor.compareTo(own) == 0)
                        .isPresent();
        boolean isOwnUnit = TypedUnit.of(ShownAmount.wordsOf(cell).toLowerCase(Locale.ROOT))
                .filter(unit -> field.type() != Field.Type.MONEY
                        && unit.fits(field)
                        && unit.factor().compareTo(BigDecimal.ONE) == 0)
                .isPresent();
        if (!isOwn && !isOwnUnit) {
            String taken = parsed.number().map(ExtractionContext::format).orElse("");
            context.reportBreach(
                    "number_shown_otherwise", block, place, context.localize(field.label()), cell.text(), taken);
        }
    }

    /** Reports the field where it must have a value and has none. */
    void requireValue(Block block, FieldValue fieldValue) {
        if (fieldValue.field().required()) {
            context.countExamined("field_missing");
            boolean isSubject = fieldValue.field().name().equals(template.subject());
            if (isSubject && fieldValue.parsed().isInvalid()) {
                reportMissing(block, fieldValue.field(), fieldValue.place());
            }
            if (!fieldValue.parsed().isInvalid()
                    && !fieldValue.parsed().isReported()
                    && "not_reported".equals(fieldValue.parsed().status())) {
                reportMissing(block, fieldValue.field(), fieldValue.place());
            }
        }
    }

    /** Reports a field that must have a value, at the place where the value would be. */
    void reportMissing(Block block, Field field, Figure.Place place) {
        boolean isSubject = field.name().equals(template.subject());
        context.reportBreach(
                isSubject ? "subject_missing" : "field_missing", block, place, context.localize(field.label()), "", "");
    }

    /** Reports a field that the document lacks: a breach where it must be there, else a warning. */
    void reportAbsent(Block block, Field field, Figure.Place place) {
        if (field.required()) {
            reportMissing(block, field, place);
        } else {
            context.reportAbsent(block, field, place);
        }
    }

    /** Reports the block, which the document lacks, where it must be there; else counts it. */
    void reportMissing(Block block) {
        boolean isSheet = !hasSheet(block);
        String expected = isSheet || block.title() == null
                ? Optional.ofNullable(block.sheet()).map(context::localize).orElse(block.id())
                : context.localize(block.title());
        if (!block.required()) {
            context.countAbsent(block, expected);
            return;
        }
        context.reportBreach(
                isSheet ? "sheet_missing" : "block_missing", block, Figure.Place.NOWHERE, "", "", expected);
    }

    private static String ruleOf(Field field) {
        return switch (field.type()) {
            case TEXT -> "text_too_long";
            case MONEY, NUMBER, INTEGER, RANGE, SHARE -> "number_expected";
            case YEAR -> "year_expected";
            case DATE -> "date_expected";
            case BOOLEAN -> "boolean_expected";
            case TERM -> "term_unknown";
        };
    }
}
