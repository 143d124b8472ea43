package fi.robohaku.ingest;

import fi.robohaku.contracts.Block;
import fi.robohaku.contracts.Field;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Reads the text under headings of a report: a record a paragraph, or, for a field without {@code set}, one text that
 * joins the record which a form fills of the same table.
 */
final class TextReader {
    private final Blocks blocks;
    private final ExtractionContext notes;
    private final Values values;

    TextReader(Blocks blocks, ExtractionContext notes, Values values) {
        this.blocks = blocks;
        this.notes = notes;
        this.values = values;
    }

    void read(Block block) {
        int records = 0;
        boolean isThere = false;
        for (Field field : block.fields()) {
            Set<String> keys = blocks.lexicon().keys(field);
            List<RawDocument.Paragraph> under = blocks.paragraphs().stream()
                    .filter(paragraph -> keys.contains(paragraph.headingKey())
                            && !paragraph.text().isEmpty())
                    .toList();
            isThere |= blocks.paragraphs().stream().anyMatch(paragraph -> keys.contains(paragraph.key()));
            records += field.set().isEmpty() ? joined(block, field, under) : apart(block, field, under);
            if (field.required() && under.isEmpty() && isThere) {
                blocks.missing(block, field, new Figure.Place(notes.worded(field.label()), ""));
            }
        }
        notes.values().put(block.id() + "_count", records);
        if (!isThere) {
            blocks.missing(block);
        }
    }

    private int apart(Block block, Field field, List<RawDocument.Paragraph> paragraphs) {
        int records = 0;
        for (RawDocument.Paragraph paragraph : paragraphs) {
            FieldValue answer = answer(block, field, paragraph, paragraph.text());
            records += new RecordSplitter(notes).write(block, RecordSplitter.Shape.ROW, List.of(answer), Map.of());
        }
        return records;
    }

    private int joined(Block block, Field field, List<RawDocument.Paragraph> paragraphs) {
        String text = paragraphs.stream()
                .filter(paragraph -> !values.isNone(paragraph.text()))
                .map(RawDocument.Paragraph::text)
                .collect(Collectors.joining("\n"));
        if (text.isEmpty()) {
            return 0;
        }
        FieldValue answer = answer(block, field, paragraphs.get(0), text);
        notes.value(field, Blocks.meaning(answer.parsed()), answer.place(), notes.worded(field.label()));
        return new RecordSplitter(notes).write(block, RecordSplitter.Shape.FORM, List.of(answer), Map.of());
    }

    private FieldValue answer(Block block, Field field, RawDocument.Paragraph paragraph, String text) {
        Figure.Place place = new Figure.Place(paragraph.heading(), "P" + paragraph.number());
        return blocks.answer(block, field, RawCell.text(place.cell(), text), place, place);
    }
}
