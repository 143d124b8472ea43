package fi.robohaku.export.charts;

import fi.robohaku.contracts.ContractException;
import fi.robohaku.contracts.Schemas;
import fi.robohaku.contracts.Texts;
import fi.robohaku.export.figures.Figures;
import fi.robohaku.export.figures.MartRow;
import fi.robohaku.export.figures.Printed;
import java.nio.file.Path;
import java.util.Map;

/**
 * What charts say, in one language.
 *
 * @param texts by key, from {@code schemas/report/charts.yml}
 * @param runId the run whose figures they show
 */
public record ChartWords(Printed printed, Map<String, Texts> texts, String runId) {

    /**
     * Reads them.
     *
     * @param schemas folder {@code schemas/}
     */
    public static Map<String, Texts> read(Path schemas) {
        Map<?, ?> read = Schemas.readYaml(schemas.resolve("report/charts.yml"), Map.class);
        Map<String, Texts> texts = new java.util.TreeMap<>();
        read.forEach((key, value) -> {
            Map<?, ?> languages = (Map<?, ?>) value;
            texts.put(key.toString(), new Texts((String) languages.get("fi"), (String) languages.get("sv"), (String)
                    languages.get("en")));
        });
        return texts;
    }

    /** A text with its values. */
    String said(String key, Map<String, String> values) {
        Texts text = texts.get(key);
        if (text == null) {
            throw new ContractException("schemas/report/charts.yml has no text " + key);
        }
        return printed.said(text, values);
    }

    String said(String key) {
        return said(key, Map.of());
    }

    /** A value as it stands in a sentence; empty text where there is none. */
    String figure(Figures figures, MartRow row, String column) {
        return printed.inSentence(row, figures.column(row.mart(), column)).orElse("");
    }

    /** A sum in millions without its unit, with the word for how exact it is. */
    String millions(Figures figures, MartRow row, String column) {
        return printed.inMillions(row, figures.column(row.mart(), column)).orElse("");
    }

    String status(String code) {
        return printed.status(code);
    }
}
