package fi.robohaku.ingest;

import fi.robohaku.contracts.Block;
import fi.robohaku.contracts.CheckExpression;
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
    private final ExtractionContext context;
    private final ValueParser values;

    TextReader(Blocks blocks, ExtractionContext context, ValueParser values) {
        this.blocks = blocks;
        this.context = context;
        this.values = values;
    }

    void read(Block block) {
        int records = 0;
        Set<Field> headed = block.fields().stream().filter(this::hasHeading).collect(Collectors.toSet());
        boolean isThere = !headed.isEmpty();
        for (Field field : block.fields()) {
            Set<String> keys = blocks.labelIndex().keys(field);
            List<RawDocument.Paragraph> under = blocks.paragraphs().stream()
                    .filter(paragraph -> keys.contains(paragraph.headingKey())
                            && !paragraph.isHeading()
                            && !paragraph.text().isEmpty())
                    .toList();
            records += field.set().isEmpty() ? readJoined(block, field, under) : readParagraphs(block, field, under);
            if (field.required() && under.isEmpty() && isThere) {
                blocks.reportMissing(block, field, new Figure.Place(context.localize(field.label()), ""));
            } else if (isThere && !headed.contains(field)) {
                context.reportAbsent(block, field, Figure.Place.NOWHERE);
            }
        }
        context.variables().put(CheckExpression.count(block.id()), records);
        if (!isThere) {
            blocks.reportMissing(block);
        }
    }

    private boolean hasHeading(Field field) {
        Set<String> keys = blocks.labelIndex().keys(field);
        return blocks.paragraphs().stream().anyMatch(paragraph -> keys.contains(paragraph.key()));
    }

    private int readParagraphs(Block block, Field field, List<RawDocument.Paragraph> paragraphs) {
        int records = 0;
        for (RawDocument.Paragraph paragraph : paragraphs) {
            FieldValue fieldValue = readText(block, field, paragraph, paragraph.text());
            records += new RecordSplitter(context)
                    .addRecords(block, RecordSplitter.Shape.ROW, List.of(fieldValue), Map.of());
        }
        return records;
    }

    private int readJoined(Block block, Field field, List<RawDocument.Paragraph> paragraphs) {
        String text = paragraphs.stream()
                .filter(paragraph -> !values.isNone(paragraph.text()))
                .map(RawDocument.Paragraph::text)
                .collect(Collectors.joining("\n"));
        if (text.isEmpty()) {
            return 0;
        }
        paragraphs.forEach(paragraph -> blocks.take(placeOf(paragraph)));
        FieldValue fieldValue = readText(block, field, paragraphs.get(0), text);
        context.putValue(field, fieldValue.parsed().toVariable(), fieldValue.place());
        return new RecordSplitter(context).addRecords(block, RecordSplitter.Shape.FORM, List.of(fieldValue), Map.of());
    }

    private FieldValue readText(Block block, Field field, RawDocument.Paragraph paragraph, String text) {
        Figure.Place place = placeOf(paragraph);
        return blocks.read(block, field, RawCell.text(place.cell(), text), place, place);
    }

    private static Figure.Place placeOf(RawDocument.Paragraph paragraph) {
        return new Figure.Place(paragraph.heading(), "P" + paragraph.number());
    }
}
