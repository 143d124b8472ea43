package fi.robohaku.export.report;

import fi.robohaku.contracts.Provenance;
import fi.robohaku.export.rows.MartRow;
import fi.robohaku.export.rows.MartRows;
import fi.robohaku.export.text.MartText;
import fi.robohaku.export.text.TextTemplate;
import fi.robohaku.marts.MartColumn;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Sentences with figures: each figure as it is worded, and the row it is taken from. */
final class Sentences {
    private final MartRows marts;
    private final MartText text;
    private final Tables tables;
    private final String round;

    Sentences(MartRows marts, MartText text, Tables tables, String round) {
        this.marts = marts;
        this.text = text;
        this.tables = tables;
        this.round = round;
    }

    /** One sentence for each row that it speaks of. */
    List<Page.Sentence> fill(ReportPlan.Sentence sentence) {
        TextTemplate template = TextTemplate.parse(sentence.text().in(text.language()));
        return marts.rows(sentence.from().mart(), sentence.from().of(round)).stream()
                .map(row -> fill(template, row))
                .toList();
    }

    /** A figure that leads; empty where there is no such row. */
    Optional<Page.Tile> tile(ReportPlan.Tile tile) {
        return marts.rows(tile.from().mart(), tile.from().of(round)).stream()
                .findFirst()
                .map(row -> new Page.Tile(
                        tile.label().in(text.language()),
                        parts(TextTemplate.parse(tile.value().in(text.language())), row),
                        parts(TextTemplate.parse(tile.note().in(text.language())), row),
                        text.provenance(
                                row.provenance().orElse(Provenance.PUBLISHED).code())));
    }

    private Page.Sentence fill(TextTemplate template, MartRow row) {
        return new Page.Sentence(parts(template, row), mark(row));
    }

    private List<Page.Part> parts(TextTemplate template, MartRow row) {
        String place = tables.place(row);
        List<Page.Part> parts = new ArrayList<>();
        String before = "";
        for (TextTemplate.Part part : template.parts(name -> row.decimal(name).orElse(null))) {
            parts.add(part.isPlace() ? figure(part, row, place, before) : new Page.Part(part.words(), ""));
            before = part.words();
        }
        return List.copyOf(parts);
    }

    /** What is said behind a sentence of where its figures come from. */
    private String mark(MartRow row) {
        return switch (row.provenance().orElse(Provenance.PUBLISHED)) {
            case PUBLISHED, DERIVED -> "";
            case ASSUMED -> text.messages().say("report.assumed");
            case SYNTHETIC -> text.messages().say("report.synthetic");
        };
    }

    /**
     * A figure in its place.
     *
     * @param before words that stand before it
     */
    private Page.Part figure(TextTemplate.Part part, MartRow row, String place, String before) {
        MartColumn column = marts.column(row.mart(), part.name());
        Optional<String> found = part.isPercent() ? text.percent(row, column) : text.phrase(row, column);
        String value = found.orElseGet(() -> missing(row, column));
        return new Page.Part(
                text.isCoded(column) ? inSentence(value, before) : value, column.unit() == null ? "" : place);
    }

    /** A word for a code: it begins a sentence with a capital, within one has none, and is as it is after a quotation mark. */
    private static String inSentence(String word, String before) {
        if (before.isEmpty()) {
            return MartText.capitalised(word);
        }
        return isQuote(before.charAt(before.length() - 1)) ? word : MartText.uncapitalised(word);
    }

    /** In words why there is no value. */
    private String missing(MartRow row, MartColumn column) {
        boolean isSpread = column.name().contains("quartile") || column.name().startsWith("median");
        String status = isSpread && !row.isEmpty("spread_status") ? row.text("spread_status") : row.text("status");
        return text.reason(status.isEmpty() || status.equals("reported") ? "not_reported" : status);
    }

    private static boolean isQuote(char character) {
        return character == '”' || character == '“';
    }
}
