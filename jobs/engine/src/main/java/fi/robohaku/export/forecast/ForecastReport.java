package fi.robohaku.export.forecast;

import fi.robohaku.contracts.Language;
import fi.robohaku.export.text.Vocabulary;
import fi.robohaku.marts.Forecast;

/** A forecast in words, and for machines. */
public final class ForecastReport {
    private final Forecast forecast;
    private final Vocabulary vocabulary;

    /**
     * @param vocabulary names technologies, streams and classes, and holds the sentences
     */
    public ForecastReport(Forecast forecast, Vocabulary vocabulary) {
        this.forecast = forecast;
        this.vocabulary = vocabulary;
    }

    /** For the terminal. */
    public String text(Language language) {
        return new ForecastText(forecast, vocabulary, vocabulary.in(language)).write();
    }

    /** For machines: ratios and euros as numbers, an absent one as null. */
    public String json() {
        return new ForecastJson(forecast).text();
    }
}
