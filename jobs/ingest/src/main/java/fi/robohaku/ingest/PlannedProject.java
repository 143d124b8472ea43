package fi.robohaku.ingest;

import fi.robohaku.contracts.Provenance;
import java.math.BigDecimal;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * The plan of an application: what it asks for and what benefit it expects.
 *
 * @param projectId number of the application
 * @param stream stream of the round; empty where it names none
 * @param technologies codes of the technologies it plans, in order
 * @param provenance of the weakest of its amounts
 */
public record PlannedProject(
        String projectId, String stream, Amounts amounts, List<String> technologies, Provenance provenance) {

    /**
     * Amounts in euros.
     *
     * @param applied funding asked for
     * @param plannedBenefit cumulative net benefit, costs taken off; more than zero
     * @param developmentCost sum of the development costs of all years; empty where there are no yearly rows
     */
    public record Amounts(BigDecimal applied, BigDecimal plannedBenefit, Optional<BigDecimal> developmentCost) {}

    /** A document without a plan that a forecast could correct. */
    public static final class NoPlanException extends IllegalArgumentException {
        private static final long serialVersionUID = 1L;

        NoPlanException(String message) {
            super(message);
        }
    }

    public PlannedProject {
        Objects.requireNonNull(projectId, "projectId");
        Objects.requireNonNull(stream, "stream");
        Objects.requireNonNull(amounts, "amounts");
        technologies = List.copyOf(technologies);
    }

    /**
     * Reads the plan of an application.
     *
     * @throws NoPlanException where the document is none, could not be read, or plans no net benefit
     */
    public static PlannedProject of(DocumentReading reading) {
        requireApplication(reading);
        BigDecimal benefit = amount(reading, "benefit", "net_benefit_eur")
                .orElseThrow(() -> new NoPlanException("it names no cumulative net benefit, so there is no promise"));
        if (benefit.signum() <= 0) {
            throw new NoPlanException("its cumulative net benefit is " + benefit.toPlainString()
                    + " euros; only a benefit above zero can be held against what others came to");
        }
        BigDecimal applied = amount(reading, "funding", "amount_eur")
                .orElseThrow(() -> new NoPlanException("it does not say what funding it asks for"));
        return new PlannedProject(
                reading.subject(),
                texts(reading, "application", "stream").findFirst().orElse(""),
                new Amounts(applied, benefit, developmentCost(reading)),
                texts(reading, "technology_use", "technology")
                        .distinct()
                        .sorted()
                        .toList(),
                weakestProvenance(reading));
    }

    private static void requireApplication(DocumentReading reading) {
        if (!reading.readable()) {
            String rules = String.join(
                    ", ",
                    reading.findings().stream()
                            .filter(finding -> finding.outcome() == Finding.Outcome.REJECTED)
                            .map(finding -> finding.rule().id())
                            .distinct()
                            .toList());
            throw new NoPlanException(
                    "it cannot be read as an application (" + rules + "); robohaku check tells what is wrong with it");
        }
        if (!reading.kind().equals("application")) {
            throw new NoPlanException("it is no application but of the kind " + reading.kind() + " (contract "
                    + reading.template() + "); a forecast needs an application");
        }
    }

    private static Stream<Figure> figures(DocumentReading reading, String table, String column) {
        return reading.figures().stream()
                .filter(figure ->
                        figure.table().equals(table) && figure.column().equals(column));
    }

    private static Stream<String> texts(DocumentReading reading, String table, String column) {
        return figures(reading, table, column).flatMap(figure -> figure.value().text().stream());
    }

    private static Optional<BigDecimal> amount(DocumentReading reading, String table, String column) {
        return figures(reading, table, column)
                .flatMap(figure -> figure.value().number().stream())
                .findFirst();
    }

    private static Optional<BigDecimal> developmentCost(DocumentReading reading) {
        Set<Integer> records = new HashSet<>();
        figures(reading, "benefit_year", "line_kind")
                .filter(figure ->
                        figure.value().text().filter("development_cost"::equals).isPresent())
                .forEach(figure -> records.add(figure.recordNo()));
        return figures(reading, "benefit_year", "amount_eur")
                .filter(figure -> records.contains(figure.recordNo()))
                .flatMap(figure -> figure.value().number().stream())
                .reduce(BigDecimal::add);
    }

    private static Provenance weakestProvenance(DocumentReading reading) {
        return Stream.concat(figures(reading, "benefit", "net_benefit_eur"), figures(reading, "funding", "amount_eur"))
                .map(figure -> figure.value().provenance())
                .max(Comparator.naturalOrder())
                .orElse(Provenance.PUBLISHED);
    }
}
