package fi.robohaku.marts;

import fi.robohaku.contracts.Provenance;
import fi.robohaku.ingest.PlannedProject;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;
import java.util.Optional;

/**
 * What the benefit of a planned project is likely to become.
 *
 * @param round round whose finished projects it leans on, or {@code all}
 * @param classes reference classes of the application, the chosen one first; none where no project is finished
 * @param projects finished projects of the chosen class
 * @param fallbacks ranges of others, of costs
 * @param check how well such forecasts would have done
 */
public record Forecast(
        PlannedProject project,
        String round,
        List<ReferenceClass> classes,
        List<Finished> projects,
        List<Fallback> fallbacks,
        Optional<Check> check) {

    /**
     * A reference class.
     *
     * @param kind technology, size, stream or all
     * @param key which one
     * @param projects finished projects in it
     * @param ownWeight how much of the ratios is its own; the rest is that of all projects
     * @param ratios empty where fewer than eight projects are finished in the class
     * @param provenance of the weakest project that the ratios rest on
     */
    public record ReferenceClass(
            String kind,
            String key,
            int projects,
            BigDecimal ownWeight,
            Optional<Ratios> ratios,
            Provenance provenance) {}

    /**
     * Realisation ratios that one project in five, every other, and four in five fall below.
     *
     * @param weighted ratio of sums: what a euro of plan became
     */
    public record Ratios(BigDecimal p20, BigDecimal p50, BigDecimal p80, BigDecimal weighted) {}

    /**
     * A finished project.
     *
     * @param name empty where it is not known
     */
    public record Finished(String projectId, Optional<String> name, BigDecimal ratio, Provenance provenance) {}

    /**
     * A range for optimism bias: by which share costs of such projects come out above the plan.
     *
     * @param type type of project
     */
    public record Fallback(String type, BigDecimal upliftLow, BigDecimal upliftHigh, String source) {}

    /**
     * How forecasts of the finished projects would have done, each left out in turn.
     *
     * @param covered projects whose ratio came out between P20 and P80
     * @param forecastErrorEur median distance of the forecast from what became
     * @param planErrorEur that of the plan
     * @param whole forecasts of all together; empty where there are too few
     */
    public record Check(
            int projects,
            int covered,
            BigDecimal forecastErrorEur,
            BigDecimal planErrorEur,
            Optional<Whole> whole,
            Provenance provenance) {}

    /**
     * What forecasts of all finished projects together, each left out in turn, would have promised.
     *
     * @param updatedEur what they now expect
     * @param byProjectEur by the median of the projects
     * @param byEuroEur by the ratio of their sums
     */
    public record Whole(BigDecimal updatedEur, BigDecimal byProjectEur, BigDecimal byEuroEur) {}

    public Forecast {
        classes = List.copyOf(classes);
        projects = List.copyOf(projects);
        fallbacks = List.copyOf(fallbacks);
    }

    /** The class that the forecast rests on; empty where too few projects are finished. */
    public Optional<ReferenceClass> chosen() {
        return classes.stream().findFirst().filter(one -> one.ratios().isPresent());
    }

    /** Whether anything that it says rests on data made for the samples. */
    public boolean isSynthetic() {
        return project.provenance() == Provenance.SYNTHETIC
                || chosen().filter(one -> one.provenance() == Provenance.SYNTHETIC)
                        .isPresent();
    }

    /** The promised benefit times a realisation ratio, to the cent. */
    public BigDecimal benefitAt(BigDecimal ratio) {
        return project.amounts().plannedBenefit().multiply(ratio).setScale(2, RoundingMode.HALF_UP);
    }

    /** The promised net benefit where a cost comes out above the plan by a share, to the cent. */
    public BigDecimal benefitWithUplift(BigDecimal cost, BigDecimal uplift) {
        return project.amounts()
                .plannedBenefit()
                .subtract(cost.multiply(uplift))
                .setScale(2, RoundingMode.HALF_UP);
    }
}
