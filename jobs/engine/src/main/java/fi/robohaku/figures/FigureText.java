package fi.robohaku.figures;

import fi.robohaku.contracts.Language;
import fi.robohaku.contracts.Texts;
import fi.robohaku.export.rows.MartRow;
import fi.robohaku.export.text.MartText;
import fi.robohaku.export.text.Messages;
import fi.robohaku.export.text.Quantity;
import fi.robohaku.export.text.TextTemplate;
import fi.robohaku.export.text.ValueFormat;
import fi.robohaku.export.text.Vocabulary;
import fi.robohaku.marts.MartColumn;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** A figure in words of one language. */
public final class FigureText {
    private static final int DOCUMENTS_SHOWN = 5;
    private static final String OF_A_SUM = "precision";

    private final MartText text;
    private final Messages messages;
    private final ValueFormat values;

    /**
     * @param schemas folder {@code schemas/}
     */
    public FigureText(Path schemas, Language language) {
        this(Vocabulary.read(schemas).in(language));
    }

    public FigureText(MartText text) {
        this.text = text;
        this.messages = text.messages();
        this.values = text.values();
    }

    /** The figure as a sentence, fit for a document; where it has no value, why. */
    public String sentence(FoundFigure figure) {
        return figure.value().isPresent()
                ? fill(figure.definition().sentence(), figure)
                : messages.say("figure.absent", Map.of("title", title(figure), "reason", text.reason(figure.status())));
    }

    /** What it is, as the head of a line. */
    public String title(FoundFigure figure) {
        return fill(figure.definition().title(), figure);
    }

    /**
     * Set, bounds, precision, provenance and source, a line each.
     *
     * @param documents that it is read from; empty where they were not asked for, and the last line says how to ask
     */
    public String details(FoundFigure figure, Optional<List<String>> documents) {
        FigureDefinition definition = figure.definition();
        List<String> lines = new ArrayList<>();
        figure.in("figure_set")
                .ifPresent(set -> lines.add(
                        messages.say("figure.set", Map.of("label", value(figure, "figure_set", false), "code", set))));
        if (figure.in(definition.low()).isPresent()
                && figure.in(definition.high()).isPresent()) {
            lines.add(messages.say("figure.bounds", Map.of("bounds", bounds(figure))));
        }
        String precision = definition.wording().isEmpty() ? "precision" : definition.wording();
        figure.in(precision)
                .ifPresent(code -> lines.add(
                        messages.say("figure.precision", Map.of("precision", text.precision(code.toString())))));
        figure.in("provenance")
                .ifPresent(code -> lines.add(
                        messages.say("figure.provenance", Map.of("provenance", text.provenance(code.toString())))));
        lines.add(messages.say(
                "figure.source", Map.of("mart", definition.mart(), "key", key(figure), "column", definition.value())));
        lines.add(documents
                .map(known -> messages.say("figure.documents", Map.of("documents", documents(figure, known))))
                .orElseGet(() -> messages.say("figure.trace", Map.of("name", figure.name()))));
        return String.join("\n", lines);
    }

    private static String key(FoundFigure figure) {
        return figure.filter().entrySet().stream()
                .map(entry -> entry.getKey() + "=" + entry.getValue())
                .sorted()
                .collect(Collectors.joining(", "));
    }

    /** Bounds are worded as the sentence words the value. */
    private String bounds(FoundFigure figure) {
        boolean isPercent = template(figure.definition().sentence()).isPercent("value");
        return values.bounds(value(figure, "low", isPercent), value(figure, "high", isPercent));
    }

    private String documents(FoundFigure figure, List<String> documents) {
        String shown = documents.stream().limit(DOCUMENTS_SHOWN).collect(Collectors.joining(", "));
        if (documents.size() <= DOCUMENTS_SHOWN) {
            return shown.isEmpty() ? values.none() : shown;
        }
        return messages.say(
                "figure.more",
                Map.of("documents", shown, "n", documents.size() - DOCUMENTS_SHOWN, "name", figure.name()));
    }

    private TextTemplate template(Texts texts) {
        return TextTemplate.parse(texts.in(text.language()));
    }

    private String fill(Texts texts, FoundFigure figure) {
        return template(texts)
                .fill(name -> number(figure, name).orElse(null), part -> value(figure, part.name(), part.isPercent()));
    }

    private static Optional<BigDecimal> number(FoundFigure figure, String column) {
        return figure.in(column).filter(Number.class::isInstance).map(value -> new BigDecimal(value.toString()));
    }

    /**
     * What a place of a text stands for.
     *
     * @param name column of the row, parameter of the name, or value, low or high
     */
    private String value(FoundFigure figure, String name, boolean isPercent) {
        FigureDefinition definition = figure.definition();
        return switch (name) {
            case "value" -> worded(figure, written(figure, definition.value(), isPercent));
            case "low" -> written(figure, definition.low(), isPercent);
            case "high" -> written(figure, definition.high(), isPercent);
            default -> written(figure, name, isPercent);
        };
    }

    /**
     * The value with the word for how exactly it is known; a sum with a conditional part is about what it says, and nothing is
     * nothing.
     */
    private String worded(FoundFigure figure, String value) {
        FigureDefinition definition = figure.definition();
        if (number(figure, definition.value())
                .filter(amount -> amount.signum() == 0)
                .isPresent()) {
            return value;
        }
        return figure.in(definition.wording())
                .map(Object::toString)
                .map(precision ->
                        definition.wording().equals(OF_A_SUM) ? MartText.precisionOfSum(precision) : precision)
                .or(() -> text.precisionOf(row(figure), definition.value()))
                .map(precision -> values.worded(precision, value))
                .orElse(value);
    }

    private static MartRow row(FoundFigure figure) {
        return new MartRow(figure.mart().name(), figure.row());
    }

    private String written(FoundFigure figure, String name, boolean isPercent) {
        Optional<MartColumn> column = figure.mart().contract().columns().stream()
                .filter(one -> one.name().equals(name))
                .findFirst();
        if (column.isEmpty()) {
            return figure.definition().match(figure.name()).orElseThrow().getOrDefault(name, values.none());
        }
        if (isPercent) {
            return number(figure, name).map(values::percent).orElseGet(values::none);
        }
        Object value = figure.row().get(name);
        String taxonomy = figure.definition().labels().get(name);
        if (value != null && taxonomy != null) {
            return text.term(taxonomy, value.toString());
        }
        String plain = values.value(Quantity.of(column.get()), value);
        boolean isValue = name.equals(figure.definition().value());
        return isValue || value == null
                ? plain
                : text.precisionOf(row(figure), name)
                        .map(precision -> values.worded(precision, plain))
                        .orElse(plain);
    }
}
