package fi.robohaku.export;

import fi.robohaku.contracts.Language;
import fi.robohaku.contracts.Schemas;
import fi.robohaku.contracts.Taxonomy;
import fi.robohaku.contracts.Texts;
import fi.robohaku.marts.Forecast;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.text.NumberFormat;
import java.util.ArrayList;
import java.util.List;

/** A forecast in words, and for machines. */
public final class ForecastReport {
    private final Forecast forecast;
    private final Schemas schemas;

    /**
     * @param schemas whose taxonomies name technologies and streams
     */
    public ForecastReport(Forecast forecast, Schemas schemas) {
        this.forecast = forecast;
        this.schemas = schemas;
    }

    /** For the terminal. */
    public String text(Language language) {
        List<String> lines = new ArrayList<>();
        ForecastWords words = new ForecastWords(language);
        lines.add(words.promise(
                plain(forecast.promise().projectId()),
                euros(forecast.promise().amounts().plannedBenefit(), language)));
        forecast.chosen()
                .ifPresentOrElse(
                        one -> likely(lines, words, one, language), () -> lines.add(words.tooFew(forecast.round())));
        fallbacks(lines, words, language);
        if (forecast.isSynthetic()) {
            lines.add("");
            lines.add(words.synthetic());
        }
        return String.join(System.lineSeparator(), lines) + System.lineSeparator();
    }

    private void likely(List<String> lines, ForecastWords words, Forecast.ReferenceClass chosen, Language language) {
        Forecast.Ratios ratios = chosen.ratios().orElseThrow();
        lines.add(words.likely());
        quantile(lines, "P20", ratios.p20(), language);
        quantile(lines, "P50", ratios.p50(), language);
        quantile(lines, "P80", ratios.p80(), language);
        lines.add(words.meaning());
        lines.add("");
        lines.add(words.referenceClass(
                words.kind(chosen.kind()), label(chosen, language), words.round(forecast.round()), chosen.projects()));
        lines.add(words.weight(percent(chosen.ownWeight(), language)));
        lines.add(words.provenance(chosen.provenance()));
        forecast.check()
                .ifPresent(check -> lines.add(words.check(
                        check.covered(),
                        check.projects(),
                        euros(check.forecastErrorEur(), language),
                        euros(check.planErrorEur(), language))));
        lines.add("");
        lines.add(words.projects());
        forecast.projects()
                .forEach(project -> lines.add("  " + plain(project.projectId()) + "  "
                        + percent(project.ratio(), language) + "  " + words.inShort(project.provenance())
                        + project.name().map(name -> "  " + plain(name)).orElse("")));
    }

    private void quantile(List<String> lines, String name, BigDecimal ratio, Language language) {
        lines.add("  " + name + "  " + euros(forecast.benefitAt(ratio), language) + "  (" + percent(ratio, language)
                + ")");
    }

    private void fallbacks(List<String> lines, ForecastWords words, Language language) {
        forecast.promise().amounts().developmentCost().ifPresent(cost -> {
            lines.add("");
            lines.add(words.fallback(euros(cost, language)));
            forecast.fallbacks()
                    .forEach(range -> lines.add("  " + words.type(range.type()) + "  "
                            + percent(range.upliftLow(), language) + " – " + percent(range.upliftHigh(), language)
                            + ":  " + euros(forecast.benefitWithUplift(cost, range.upliftHigh()), language) + " – "
                            + euros(forecast.benefitWithUplift(cost, range.upliftLow()), language)));
        });
    }

    /** For machines: ratios and euros as numbers, an absent one as null. */
    public String json() {
        return new ForecastJson(forecast).text();
    }

    private String label(Forecast.ReferenceClass one, Language language) {
        return switch (one.kind()) {
            case "technology" -> term("technologies", one.key(), language);
            case "stream" -> term("streams", one.key(), language);
            default -> new ForecastWords(language).key(one.key());
        };
    }

    private String term(String taxonomy, String code, Language language) {
        return schemas.taxonomy(taxonomy).terms().stream()
                .filter(term -> term.code().equals(code))
                .findFirst()
                .map(Taxonomy.Term::label)
                .orElse(new Texts(code, code, code))
                .in(language);
    }

    private static String euros(BigDecimal amount, Language language) {
        NumberFormat format = NumberFormat.getIntegerInstance(language.locale());
        format.setRoundingMode(RoundingMode.HALF_UP);
        return format.format(amount) + "\u00a0€";
    }

    private static String percent(BigDecimal share, Language language) {
        NumberFormat format = NumberFormat.getPercentInstance(language.locale());
        format.setRoundingMode(RoundingMode.HALF_UP);
        return format.format(share);
    }

    /** Words of a document reach a terminal without its control characters. */
    private static String plain(String text) {
        return text.replaceAll("[\\p{Cntrl}\\p{Cf}]", " ");
    }
}
