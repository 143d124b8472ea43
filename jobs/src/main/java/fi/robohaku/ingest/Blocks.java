package fi.robohaku.ingest;

import fi.robohaku.contracts.Block;
import fi.robohaku.contracts.Contract;
import fi.robohaku.contracts.Field;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** Finds the blocks of a contract in a document, and gives their cells a meaning. */
final class Blocks {
    private final RawDocument document;
    private final Notes notes;
    private final Values values;
    private final Contract contract;

    Blocks(RawDocument document, Notes notes, Values values) {
        this.document = document;
        this.notes = notes;
        this.values = values;
        this.contract = notes.contract();
    }

    /**
     * The tables in which a block may stand, cut to its part: those of its sheet or heading first, then, for a sheet
     * that was renamed, all others.
     */
    List<RawGrid> candidates(Block block) {
        Set<String> names = block.sheet() == null ? Set.of() : Labels.keys(block.sheet());
        Stream<RawGrid> own = document.grids().stream().filter(grid -> names.contains(Labels.key(grid.name())));
        Stream<RawGrid> others = document.grids().stream().filter(grid -> !names.contains(Labels.key(grid.name())));
        return Stream.concat(own, others).map(grid -> part(grid, block)).toList();
    }

    boolean hasSheet(Block block) {
        if (block.sheet() == null) {
            return true;
        }
        Set<String> names = Labels.keys(block.sheet());
        return document.grids().stream().anyMatch(grid -> names.contains(Labels.key(grid.name())));
    }

    List<RawDocument.Paragraph> paragraphs() {
        return document.paragraphs();
    }

    /** From below the title of the block to the title of another. */
    private RawGrid part(RawGrid grid, Block block) {
        int start = block.title() == null ? -1 : grid.rowOf(Labels.keys(block.title()), 0);
        if (start < 0) {
            return grid;
        }
        Set<String> others = new HashSet<>();
        contract.blocks().stream()
                .filter(other -> !other.id().equals(block.id()) && other.title() != null)
                .forEach(other -> others.addAll(Labels.keys(other.title())));
        int end = grid.rowOf(others, start + 1);
        return grid.rows(start + 1, end < 0 ? Integer.MAX_VALUE : end);
    }

    static Map<String, Field> byLabel(Block block) {
        Map<String, Field> fields = new HashMap<>();
        block.fields().forEach(field -> Labels.keys(field).forEach(key -> fields.putIfAbsent(key, field)));
        return fields;
    }

    /** Reads a cell as a field; a breach becomes a finding. */
    Answer answer(Block block, Field field, RawGrid grid, RawCell cell, Figure.Place label) {
        Parsed parsed = values.parse(field, cell);
        Figure.Place place = grid.place(cell);
        notes.examined(ruleOf(field));
        if (parsed.isBroken()) {
            String found = field.personal() ? "" : cell.text();
            notes.breach(parsed.rule(), block, place, field.label().fi(), found, parsed.expected());
        }
        return new Answer(field, place, label, field.personal() ? "" : cell.text(), parsed);
    }

    /** Says that a field that must be answered is not. */
    void requireAnswer(Block block, Answer answer) {
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
                isSubject ? "subject_missing" : "field_missing",
                block,
                place,
                field.label().fi(),
                "",
                "");
    }

    /** Says that a block that must be there is not. */
    void missing(Block block) {
        if (!block.required()) {
            return;
        }
        boolean isSheet = !hasSheet(block);
        String expected = isSheet || block.title() == null
                ? Optional.ofNullable(block.sheet()).map(texts -> texts.fi()).orElse(block.id())
                : block.title().fi();
        notes.breach(isSheet ? "sheet_missing" : "block_missing", block, Figure.Place.NOWHERE, "", "", expected);
    }

    /** What the checks of a contract see of an answer. */
    static Object meaning(Parsed parsed) {
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
