package fi.robohaku.ingest;

import fi.robohaku.contracts.Block;
import fi.robohaku.contracts.DocumentTemplate;
import fi.robohaku.contracts.Field;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** Finds the blocks of a contract in a document, and gives their cells a meaning. */
final class Blocks {
    private final RawDocument document;
    private final ExtractionContext notes;
    private final Values values;
    private final DocumentTemplate contract;
    private final LabelIndex lexicon;

    Blocks(RawDocument document, ExtractionContext notes, Values values, LabelIndex lexicon) {
        this.document = document;
        this.lexicon = lexicon;
        this.notes = notes;
        this.values = values;
        this.contract = notes.contract();
    }

    /**
     * The tables in which a block may stand, cut to its part: those of its sheet or heading first, then, for a sheet
     * that was renamed, all others.
     */
    List<RawGrid> candidates(Block block) {
        Set<String> names = lexicon.keys(block.sheet());
        Stream<RawGrid> own = document.grids().stream().filter(grid -> names.contains(grid.key()));
        Stream<RawGrid> others = document.grids().stream().filter(grid -> !names.contains(grid.key()));
        return Stream.concat(own, others).map(grid -> part(grid, block)).toList();
    }

    boolean hasSheet(Block block) {
        if (block.sheet() == null) {
            return true;
        }
        Set<String> names = lexicon.keys(block.sheet());
        return document.grids().stream().anyMatch(grid -> names.contains(grid.key()));
    }

    List<RawDocument.Paragraph> paragraphs() {
        return document.paragraphs();
    }

    /** From below the title of the block to the title of another. */
    private RawGrid part(RawGrid grid, Block block) {
        int start = block.title() == null ? -1 : grid.rowOf(lexicon.keys(block.title()), 0);
        if (start < 0) {
            return grid;
        }
        int end = grid.rowOf(lexicon.otherTitles(block), start + 1);
        return grid.rows(start + 1, end < 0 ? Integer.MAX_VALUE : end);
    }

    LabelIndex lexicon() {
        return lexicon;
    }

    /** Reads a cell as a field; a breach becomes a finding. */
    FieldValue answer(Block block, Field field, RawGrid grid, RawCell cell, Figure.Place label) {
        return answer(block, field, cell, grid.place(cell), label);
    }

    FieldValue answer(Block block, Field field, RawCell cell, Figure.Place place, Figure.Place label) {
        ParsedValue parsed = values.parse(field, cell);
        notes.examined(ruleOf(field));
        if (parsed.isBroken()) {
            String found = field.personal() ? "" : cell.text();
            notes.breach(parsed.rule(), block, place, notes.worded(field.label()), found, parsed.expected());
        }
        return new FieldValue(field, place, label, field.personal() ? "" : cell.text(), parsed);
    }

    /** Says that a field that must be answered is not. */
    void requireAnswer(Block block, FieldValue answer) {
        if (answer.field().required()) {
            notes.examined("field_missing");
            if (!answer.parsed().isBroken()
                    && !answer.parsed().isReported()
                    && "not_reported".equals(answer.parsed().status())) {
                missing(block, answer.field(), answer.place());
            }
        }
    }

    void missing(Block block, Field field, Figure.Place place) {
        boolean isSubject = field.name().equals(contract.subject());
        notes.breach(
                isSubject ? "subject_missing" : "field_missing", block, place, notes.worded(field.label()), "", "");
    }

    /** Says that a block that must be there is not. */
    void missing(Block block) {
        if (!block.required()) {
            return;
        }
        boolean isSheet = !hasSheet(block);
        String expected = isSheet || block.title() == null
                ? Optional.ofNullable(block.sheet()).map(notes::worded).orElse(block.id())
                : notes.worded(block.title());
        notes.breach(isSheet ? "sheet_missing" : "block_missing", block, Figure.Place.NOWHERE, "", "", expected);
    }

    /** What the checks of a contract see of an answer. */
    static Object meaning(ParsedValue parsed) {
        if (!parsed.isReported()) {
            return null;
        }
        return Stream.<Optional<?>>of(parsed.number(), parsed.date(), parsed.bool(), parsed.text())
                .flatMap(Optional::stream)
                .findFirst()
                .orElse(null);
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
