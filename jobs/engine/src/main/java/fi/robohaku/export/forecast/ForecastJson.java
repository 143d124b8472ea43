package fi.robohaku.export.forecast;

import fi.robohaku.lakehouse.AnswerJson;
import fi.robohaku.marts.Forecast;
import java.util.LinkedHashMap;
import java.util.Map;

/** A forecast for machines. */
final class ForecastJson {
    private final Forecast forecast;

    ForecastJson(Forecast forecast) {
        this.forecast = forecast;
    }

    /** One object; ratios and euros are numbers, an absent one is null. */
    String text() {
        return AnswerJson.of(fields()) + System.lineSeparator();
    }

    private Map<String, Object> fields() {
        Map<String, Object> all = new LinkedHashMap<>();
        all.put("project_id", forecast.project().projectId());
        all.put("planned_benefit_eur", forecast.project().amounts().plannedBenefit());
        all.put("applied_eur", forecast.project().amounts().applied());
        all.put("round", forecast.round());
        all.put("status", forecast.chosen().isPresent() ? "reported" : "too_few");
        all.put("is_synthetic", forecast.isSynthetic());
        all.put("forecast", forecast.chosen().map(this::fields).orElse(null));
        all.put("classes", forecast.classes().stream().map(this::fields).toList());
        all.put(
                "projects",
                forecast.projects().stream()
                        .map(project -> ordered(
                                "project_id", project.projectId(),
                                "project_name", project.name().orElse(null),
                                "realisation_ratio", project.ratio(),
                                "provenance", project.provenance().code()))
                        .toList());
        all.put("check", forecast.check().map(ForecastJson::fields).orElse(null));
        all.put("fallbacks", forecast.fallbacks().stream().map(this::fields).toList());
        return all;
    }

    private Map<String, Object> fields(Forecast.ReferenceClass one) {
        Map<String, Object> all = ordered(
                "reference_class", one.kind(),
                "class_key", one.key(),
                "n_projects", one.projects(),
                "own_weight", one.ownWeight(),
                "provenance", one.provenance().code());
        one.ratios().ifPresent(ratios -> {
            all.put("p20_ratio", ratios.p20());
            all.put("p50_ratio", ratios.p50());
            all.put("p80_ratio", ratios.p80());
            all.put("weighted_ratio", ratios.weighted());
            all.put("p20_eur", forecast.benefitAt(ratios.p20()));
            all.put("p50_eur", forecast.benefitAt(ratios.p50()));
            all.put("p80_eur", forecast.benefitAt(ratios.p80()));
            all.put("weighted_eur", forecast.benefitAt(ratios.weighted()));
        });
        return all;
    }

    private static Map<String, Object> fields(Forecast.Check check) {
        Map<String, Object> all = ordered(
                "n_projects", check.projects(),
                "n_covered", check.covered(),
                "median_forecast_error_eur", check.forecastErrorEur(),
                "median_plan_error_eur", check.planErrorEur(),
                "provenance", check.provenance().code());
        check.whole().ifPresent(whole -> {
            all.put("updated_benefit_eur", whole.updatedEur());
            all.put("forecast_by_project_eur", whole.byProjectEur());
            all.put("forecast_by_euro_eur", whole.byEuroEur());
        });
        return all;
    }

    private Map<String, Object> fields(Forecast.Fallback range) {
        Map<String, Object> all = ordered(
                "method", "green_book_fallback",
                "type", range.type(),
                "cost_uplift_low", range.upliftLow(),
                "cost_uplift_high", range.upliftHigh(),
                "source", range.source());
        forecast.project().amounts().developmentCost().ifPresent(cost -> {
            all.put("low_eur", forecast.benefitWithUplift(cost, range.upliftHigh()));
            all.put("high_eur", forecast.benefitWithUplift(cost, range.upliftLow()));
        });
        return all;
    }

    private static Map<String, Object> ordered(Object... namesAndValues) {
        Map<String, Object> all = new LinkedHashMap<>();
        for (int i = 0; i < namesAndValues.length; i += 2) {
            all.put((String) namesAndValues[i], namesAndValues[i + 1]);
        }
        return all;
    }
}
