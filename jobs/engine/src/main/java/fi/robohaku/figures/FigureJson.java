package fi.robohaku.figures;

import fi.robohaku.contracts.Language;
import fi.robohaku.contracts.Provenance;
import fi.robohaku.lakehouse.AnswerJson;
import fi.robohaku.marts.MartColumn;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Figures, traces and differences as JSON. */
public final class FigureJson {
    private FigureJson() {}

    /** A trace or a difference, its fields in snake case. */
    public static String of(Record result) {
        return AnswerJson.of(result);
    }

    /**
     * A figure with all that its text says. Of an interval the value is null: it has bounds and no one value.
     *
     * @param documents that it is read from; empty where they were not asked for, and the field is left out
     */
    public static String of(FoundFigure figure, FigureText text, Language language, Optional<List<String>> documents) {
        FigureDefinition definition = figure.definition();
        String unit = figure.mart().contract().columns().stream()
                .filter(column -> column.name().equals(definition.value()))
                .map(MartColumn::unit)
                .findFirst()
                .orElse(null);
        Map<String, Object> fields = new LinkedHashMap<>();
        fields.put("name", figure.name());
        fields.put("language", language.code());
        fields.put("sentence", text.sentence(figure));
        fields.put("value", definition.interval() ? null : figure.value().orElse(null));
        fields.put("low", figure.in(definition.low()).orElse(null));
        fields.put("high", figure.in(definition.high()).orElse(null));
        fields.put("unit", unit);
        fields.put("status", figure.status());
        fields.put("figure_set", figure.in("figure_set").orElse(null));
        fields.put("wording", figure.in(definition.wording()).orElse(null));
        fields.put("precision", figure.in("precision").orElse(null));
        fields.put("provenance", figure.in("provenance").orElse(null));
        fields.put(
                "is_synthetic",
                figure.in("provenance").map(Provenance.SYNTHETIC::is).orElse(false));
        fields.put("table", "gold." + definition.mart());
        fields.put("column", definition.value());
        fields.put("key", figure.filter());
        documents.ifPresent(known -> fields.put("documents", known));
        return AnswerJson.of(fields);
    }
}
