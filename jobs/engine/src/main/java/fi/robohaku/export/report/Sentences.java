package fi.robohaku.export.report;

import fi.robohaku.export.figures.Figures;
import fi.robohaku.export.figures.MartRow;
import fi.robohaku.export.figures.Printed;
import fi.robohaku.marts.MartColumn;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Sentences with figures: each figure as it is printed, and the row it is taken from. */
final class Sentences {
    private static final Pattern NAMED = Pattern.compile("\\{(\\w+)}");

    private final Figures figures;
    private final Printed printed;
    private final Tables tables;
    private final String round;

    Sentences(Figures figures, Printed printed, Tables tables, String round) {
        this.figures = figures;
        this.printed = printed;
        this.tables = tables;
        this.round = round;
    }

    /** One sentence for each row that it speaks of. */
    List<Page.Sentence> said(ReportPlan.Sentence sentence) {
        return figures.rows(sentence.from().mart(), sentence.from().of(round)).stream()
                .map(row -> said(sentence, row))
                .toList();
    }

    private Page.Sentence said(ReportPlan.Sentence sentence, MartRow row) {
        String text = sentence.text().in(printed.language());
        String place = tables.place(row);
        List<Page.Part> parts = new ArrayList<>();
        int from = 0;
        for (Matcher named = NAMED.matcher(text); named.find(); from = named.end()) {
            parts.add(new Page.Part(text.substring(from, named.start()), ""));
            MartColumn column = figures.column(row.mart(), named.group(1));
            boolean isFigure = column.unit() != null;
            String value = value(row, column);
            boolean isWithin = named.start() > 0 && !isQuote(text.charAt(named.start() - 1));
            parts.add(new Page.Part(
                    isWithin && printed.isCoded(column) ? uncapitalised(value) : value, isFigure ? place : ""));
        }
        parts.add(new Page.Part(text.substring(from), ""));
        return new Page.Sentence(
                parts.stream().filter(part -> !part.text().isEmpty()).toList(), row.isSynthetic());
    }

    /** The value, or in words why there is none. */
    private String value(MartRow row, MartColumn column) {
        return printed.inSentence(row, column).orElseGet(() -> missing(row, column));
    }

    private String missing(MartRow row, MartColumn column) {
        boolean isSpread = column.name().contains("quartile") || column.name().startsWith("median");
        String status = isSpread && !row.isEmpty("spread_status") ? row.text("spread_status") : row.text("status");
        String reason = status.isEmpty() || status.equals("reported") ? "not_reported" : status;
        return uncapitalised(printed.status(reason));
    }

    private static boolean isQuote(char character) {
        return character == '”' || character == '“';
    }

    /** A word as it stands within a sentence; one with capitals inside, an abbreviation, stays. */
    private static String uncapitalised(String word) {
        boolean isPlain = word.length() > 1 && Character.isLowerCase(word.charAt(1));
        return isPlain ? word.substring(0, 1).toLowerCase(Locale.ROOT) + word.substring(1) : word;
    }
}
