package fi.robohaku.export.forecast;

import fi.robohaku.contracts.Texts;
import fi.robohaku.export.text.Codes;
import fi.robohaku.export.text.MartText;
import fi.robohaku.export.text.Messages;
import fi.robohaku.export.text.PrintableText;
import fi.robohaku.export.text.Quantity;
import fi.robohaku.export.text.ValueFormat;
import fi.robohaku.export.text.Vocabulary;
import fi.robohaku.marts.Forecast;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** A forecast as people read it on the terminal, in one language. */
final class ForecastText {
    private static final String INDENT = "  ";

    private final Forecast forecast;
    private final Codes codes;
    private final MartText text;
    private final Messages messages;
    private final ValueFormat values;
    private final List<String> lines = new ArrayList<>();

    ForecastText(Forecast forecast, Vocabulary vocabulary, MartText text) {
        this.forecast = forecast;
        this.codes = vocabulary.codes();
        this.text = text;
        this.messages = text.messages();
        this.values = text.values();
    }

    /** Lines for the terminal. */
    String write() {
        lines.add(messages.say(
                "forecast.promise",
                Map.of(
                        "project", PrintableText.of(forecast.project().projectId()),
                        "benefit", euros(forecast.project().amounts().plannedBenefit()))));
        forecast.chosen()
                .ifPresentOrElse(
                        this::addLikely, () -> lines.add(messages.say("forecast.too_few", Map.of("round", round()))));
        forecast.project().amounts().developmentCost().ifPresent(this::addFallbacks);
        if (forecast.isSynthetic()) {
            lines.add("");
            lines.add(messages.say("forecast.synthetic"));
        }
        return String.join(System.lineSeparator(), lines) + System.lineSeparator();
    }

    private void addLikely(Forecast.ReferenceClass chosen) {
        Forecast.Ratios ratios = chosen.ratios().orElseThrow();
        lines.add(messages.say("forecast.likely"));
        addQuantile("P20", ratios.p20());
        addQuantile("P50", ratios.p50());
        addQuantile("P80", ratios.p80());
        lines.add(messages.say("forecast.meaning"));
        lines.add(messages.say(
                "forecast.weighted",
                Map.of(
                        "benefit", euros(forecast.benefitAt(ratios.weighted())),
                        "share", values.percent(ratios.weighted()))));
        lines.add("");
        addClass(chosen);
        forecast.check().ifPresent(this::addCheck);
        lines.add("");
        lines.add(messages.say("forecast.projects"));
        forecast.projects().forEach(this::addProject);
    }

    private void addQuantile(String name, BigDecimal ratio) {
        lines.add(
                INDENT + name + INDENT + euros(forecast.benefitAt(ratio)) + INDENT + "(" + values.percent(ratio) + ")");
    }

    private void addClass(Forecast.ReferenceClass chosen) {
        lines.add(messages.say(
                "forecast.class",
                Map.of(
                        "kind", word("reference_class", chosen.kind()),
                        "key", key(chosen),
                        "round", round(),
                        "n", chosen.projects())));
        lines.add(messages.say("forecast.weight", Map.of("weight", values.percent(chosen.ownWeight()))));
        lines.add(messages.say(
                "forecast.provenance",
                Map.of(
                        "provenance",
                        text.term("provenances", chosen.provenance().code()))));
    }

    private void addCheck(Forecast.Check check) {
        lines.add(messages.say(
                "forecast.check",
                Map.of(
                        "covered", check.covered(),
                        "n", check.projects(),
                        "error", euros(check.forecastErrorEur()),
                        "plan_error", euros(check.planErrorEur()))));
        check.whole()
                .ifPresent(whole -> lines.add(messages.say(
                        "forecast.whole",
                        Map.of(
                                "by_project", values.sum(whole.byProjectEur()),
                                "by_euro", values.sum(whole.byEuroEur()),
                                "updated", values.sum(whole.updatedEur())))));
    }

    private void addProject(Forecast.Finished project) {
        lines.add(INDENT
                + PrintableText.of(project.projectId())
                + INDENT
                + values.number(Quantity.RATIO, project.ratio())
                + INDENT
                + text.term("provenances", project.provenance().code())
                + project.name().map(name -> INDENT + PrintableText.of(name)).orElse(""));
    }

    private void addFallbacks(BigDecimal cost) {
        lines.add("");
        lines.add(messages.say("forecast.fallback", Map.of("cost", euros(cost))));
        for (Forecast.Fallback range : forecast.fallbacks()) {
            lines.add(INDENT + word("class_key", range.type()) + INDENT
                    + values.bounds(values.percent(range.upliftLow()), values.percent(range.upliftHigh())) + ":"
                    + INDENT
                    + values.bounds(
                            euros(forecast.benefitWithUplift(cost, range.upliftHigh())),
                            euros(forecast.benefitWithUplift(cost, range.upliftLow()))));
        }
    }

    private String key(Forecast.ReferenceClass one) {
        return switch (one.kind()) {
            case "technology" -> text.term("technologies", one.key());
            case "stream" -> text.term("streams", one.key());
            default -> word("class_key", one.key());
        };
    }

    private String word(String column, String code) {
        return codes.word(column, code).orElse(new Texts(code, code, code)).in(text.language());
    }

    private String round() {
        return forecast.round().equals("all")
                ? messages.say("forecast.all_rounds")
                : messages.say("forecast.round", Map.of("round", forecast.round()));
    }

    private String euros(BigDecimal amount) {
        return values.withUnit(Quantity.EUROS, amount);
    }
}
