package fi.robohaku.ingest;

import fi.robohaku.contracts.Block;
import fi.robohaku.contracts.DocumentTemplate;
import fi.robohaku.contracts.Field;
import java.math.BigDecimal;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** Finds the blocks of a template in a document and reads their cells. */
final class Blocks {
    private final RawDocument document;
    private final ExtractionContext context;
    private final ValueParser values;
    private final DocumentTemplate template;
    private final LabelIndex labelIndex;
    private final Set<String> taken = new HashSet<>();
    private final Map<Field, BigDecimal> factors = new HashMap<>();

    Blocks(RawDocument document, ExtractionContext context, ValueParser values, LabelIndex labelIndex) {
        this.document = document;
        this.labelIndex = labelIndex;
        this.context = context;
        this.values = values;
        this.template = context.template();
    }

    /**
     * The tables in which a block may stand, cut to its part: those of its sheet or heading first, then, for a sheet
     * that was renamed, all others.
     */
    List<RawGrid> findCandidates(Block block) {
        Set<String> names = labelIndex.keys(block.sheet());
        Stream<RawGrid> own = document.grids().stream().filter(grid -> names.contains(grid.key()));
        Stream<RawGrid> others = document.grids().stream().filter(grid -> !names.contains(grid.key()));
        return Stream.concat(own, others).map(grid -> cutToBlock(grid, block)).toList();
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
        int end = grid.rowOf(labelIndex.otherTitles(block), start + 1);
        return grid.rows(start + 1, end < 0 ? Integer.MAX_VALUE : end);
    }

    LabelIndex labelIndex() {
        return labelIndex;
    }

    /**
     * The field of a block that a text is the label of; in a report also but for the unit of money in it. Null where it is
     * the label of none.
     */
    Field fieldOf(Block block, String label, String key) {
        Map<String, Field> labels = labelIndex.fields(block);
        Field field = labels.get(key);
        return field == null && document.body().isPresent()
                ? MoneyLabels.find(block, labels, label).orElse(null)
                : field;
    }

    /** Sets what the numbers of a field are multiplied by where the document itself names a unit for them. */
    void setFactor(Field field, BigDecimal factor) {
        factors.put(field, factor);
    }

    /**
     * Takes the unit that a label names, or the heading of a report above its table, for the numbers of a field. Where it is
     * not that of the template, a finding tells.
     */
    void readUnit(Block block, Field field, RawGrid grid, RawCell label) {
        Optional<String> named = Stream.of(label.text(), document.body().isPresent() ? grid.name() : "")
                .filter(text -> MoneyLabels.namesOtherUnit(field, text))
                .findFirst();
        named.ifPresent(text -> {
            setFactor(field, LabelUnit.of(text).factor().orElseThrow());
            String own = context.localize(field.label());
            context.reportBreach("unit_differs", block, grid.place(label), own, text, own);
        });
    }

    /** Notes that a cell or paragraph has been read. */
    void take(String ref) {
        taken.add(ref);
    }

    /** References of the cells and paragraphs of a report that have been read. */
    Set<String> taken() {
        return taken;
    }

    /** Reads a cell as the value of a field; a breach becomes a finding. */
    FieldValue read(Block block, Field field, RawGrid grid, RawCell cell, Figure.Place label) {
        return read(block, field, cell, grid.place(cell), label);
    }

    /** Reads a text as the value of a field, in a place that is no cell of a table. */
    FieldValue read(Block block, Field field, RawCell cell, Figure.Place place, Figure.Place label) {
        take(cell.ref());
        take(label.cell());
        ParsedValue parsed = values.parse(field, cell, Optional.ofNullable(factors.get(field)));
        context.countExamined(ruleOf(field));
        if (parsed.number().isPresent() && !NoteMarks.strip(cell.text()).equals(cell.text())) {
            context.reportBreach("note_mark_left_out", block, place, context.localize(field.label()), cell.text(), "");
        }
        if (parsed.isInvalid()) {
            String found = field.personal() ? "" : cell.text();
            context.reportBreach(
                    parsed.rule(), block, place, context.localize(field.label()), found, parsed.expected());
        }
        return new FieldValue(field, place, label, field.personal() ? "" : cell.text(), parsed);
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

    /** Reports the block, which the document lacks, where it must be there. */
    void reportMissing(Block block) {
        if (!block.required()) {
            return;
        }
        boolean isSheet = !hasSheet(block);
        String expected = isSheet || block.title() == null
                ? Optional.ofNullable(block.sheet()).map(context::localize).orElse(block.id())
                : context.localize(block.title());
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
