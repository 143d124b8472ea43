package fi.robohaku.figures;

import fi.robohaku.contracts.Language;
import fi.robohaku.contracts.Texts;
import fi.robohaku.export.Terms;
import fi.robohaku.marts.MartColumn;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.text.NumberFormat;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** A figure in words of one language. */
public final class FigureText {
    private static final int DOCUMENTS_SHOWN = 5;

    private final Terms terms;
    private final FigureCatalogue catalogue;
    private final Language language;

    public FigureText(Path schemas, FigureCatalogue catalogue, Language language) {
        this.terms = new Terms(schemas);
        this.catalogue = catalogue;
        this.language = language;
    }

    /** The figure as a sentence, fit for a document; where it has no value, why. */
    public String sentence(FoundFigure figure) {
        Map<String, String> values = values(figure);
        boolean isThere = figure.value().isPresent();
        if (!isThere) {
            values.put("title", title(figure));
            values.put("status", catalogue.word("status." + figure.status(), language));
        }
        return FigureDefinition.filled(
                isThere ? figure.definition().sentence().in(language) : catalogue.word("absent", language), values);
    }

    /** What it is, as the head of a line. */
    public String title(FoundFigure figure) {
        return FigureDefinition.filled(figure.definition().title().in(language), values(figure));
    }

    /** Set, bounds, precision, provenance and source, a line each. */
    public String details(FoundFigure figure, List<String> documents) {
        FigureDefinition definition = figure.definition();
        Map<String, String> values = values(figure);
        List<String> lines = new ArrayList<>();
        figure.in("figure_set").ifPresent(set -> lines.add(line("set", values.get("figure_set") + " (" + set + ")")));
        if (figure.in(definition.low()).isPresent()
                && figure.in(definition.high()).isPresent()) {
            lines.add(line("bounds", values.get("low") + "–" + values.get("high")));
        }
        String precision = definition.wording().isEmpty() ? "precision" : definition.wording();
        figure.in(precision).ifPresent(code -> lines.add(line("precision", word("precision." + code))));
        figure.in("provenance").ifPresent(code -> lines.add(line("provenance", word("provenance." + code))));
        lines.add(line(
                "source",
                "gold." + definition.mart() + " ("
                        + figure.filter().entrySet().stream()
                                .map(entry -> entry.getKey() + "=" + entry.getValue())
                                .sorted()
                                .collect(Collectors.joining(", "))
                        + "): " + definition.value()));
        lines.add(line("documents", documents(figure, documents)));
        return String.join("\n", lines);
    }

    private String documents(FoundFigure figure, List<String> documents) {
        String shown = documents.stream().limit(DOCUMENTS_SHOWN).collect(Collectors.joining(", "));
        if (documents.size() <= DOCUMENTS_SHOWN) {
            return shown.isEmpty() ? "–" : shown;
        }
        return shown + " "
                + FigureDefinition.filled(
                        word("line.more"),
                        Map.of("n", Integer.toString(documents.size() - DOCUMENTS_SHOWN), "name", figure.name()));
    }

    private String line(String key, String text) {
        return word("line." + key) + ": " + text;
    }

    private String word(String key) {
        return catalogue.word(key, language);
    }

    private Map<String, String> values(FoundFigure figure) {
        FigureDefinition definition = figure.definition();
        Map<String, String> texts = new HashMap<>();
        for (MartColumn column : figure.mart().contract().columns()) {
            Object value = figure.row().get(column.name());
            String taxonomy = definition.labels().get(column.name());
            texts.put(
                    column.name(),
                    value != null && taxonomy != null ? label(taxonomy, value.toString()) : text(column, value));
        }
        definition.match(figure.name()).orElseThrow().forEach(texts::putIfAbsent);
        texts.put("low", texts.getOrDefault(definition.low(), "–"));
        texts.put("high", texts.getOrDefault(definition.high(), "–"));
        String value = texts.get(definition.value());
        texts.put(
                "value",
                figure.in(definition.wording())
                        .map(code -> FigureDefinition.filled(word("wording." + code), Map.of("value", value)))
                        .orElse(value));
        return texts;
    }

    private String label(String taxonomy, String code) {
        Texts label = terms.of(taxonomy).get(code);
        return label == null ? code : label.in(language);
    }

    /** A value as people read it, with its unit; a dash where there is none. */
    String text(MartColumn column, Object value) {
        if (value == null) {
            return "–";
        }
        if (column.unit() == null || column.unit().equals("year") || !(value instanceof Number)) {
            return value.toString();
        }
        BigDecimal number = new BigDecimal(value.toString());
        NumberFormat plain = NumberFormat.getNumberInstance(language.locale());
        return switch (column.unit()) {
            case "eur" -> {
                plain.setMaximumFractionDigits(number.stripTrailingZeros().scale() > 0 ? 2 : 0);
                yield plain.format(number) + "\u00A0€";
            }
            case "ratio", "share" -> {
                NumberFormat percent = NumberFormat.getPercentInstance(language.locale());
                percent.setMaximumFractionDigits(1);
                yield percent.format(number);
            }
            default -> plain.format(number);
        };
    }
}
