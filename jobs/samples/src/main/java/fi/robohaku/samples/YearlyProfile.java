package fi.robohaku.samples;

import fi.robohaku.contracts.Assumption;
import fi.robohaku.contracts.Assumptions;
import fi.robohaku.contracts.Language;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;
import java.util.Map;

/**
 * Yearly rows that add up to a stated net benefit, to the euro.
 *
 * <p>Nobody published them: they are made by the assumptions {@code development_years}, {@code development_lines},
 * {@code running_cost}, {@code running_lines}, {@code benefit_ramp}, {@code benefit_lines} and {@code person_year} of
 * {@code schemas/assumptions.yml}. What is {@link Told} goes first. What rounding leaves goes to the last year.
 */
final class YearlyProfile {
    private static final String[] ASSUMED = {
        "development_years",
        "development_lines",
        "running_cost",
        "running_lines",
        "benefit_ramp",
        "benefit_lines",
        "person_year"
    };
    private static final List<String> DEVELOPMENT =
            List.of("development_personnel", "development_purchases", "development_equipment");
    private static final List<String> RUNNING = List.of("running_licences", "running_maintenance");
    private static final List<String> BENEFIT = List.of("benefit_personnel", "benefit_other", "benefit_purchases");
    private static final long PER_CENT = 100;

    private final Assumptions assumptions;
    private final List<Long> ramp;

    YearlyProfile(Assumptions assumptions) {
        this.assumptions = assumptions;
        this.ramp = longs("benefit_ramp");
    }

    /**
     * What the rows must add up to, whole euros.
     *
     * @param net net benefit
     * @param development development costs
     * @param firstYear year in which development begins
     * @param benefitsFrom year in which benefits begin
     * @param lastYear horizon
     */
    record Frame(long net, long development, int firstYear, int benefitsFrom, int lastYear) {
        int years() {
            return lastYear - benefitsFrom + 1;
        }
    }

    /**
     * What a source tells of single years.
     *
     * @param running running costs a year; negative where it does not tell
     * @param runningAtFirst running costs of the years of development together
     * @param personYears person-years saved, by year; where there are any, no others are written
     */
    record Told(long running, long runningAtFirst, Map<Integer, BigDecimal> personYears) {
        static final Told NOTHING = new Told(-1, 0, Map.of());

        Told {
            personYears = Map.copyOf(personYears);
        }
    }

    /** What a document says that has such rows. */
    String rule(Language language) {
        return assumptions.rules(language, ASSUMED);
    }

    /** What part of the full benefits comes in a year, from 0 for the first. */
    BigDecimal fullShare(int year) {
        return BigDecimal.valueOf(weight(year))
                .divide(BigDecimal.valueOf(weight(ramp.size())), 4, RoundingMode.HALF_UP);
    }

    /** Fills the lines of a calculation of which nothing is told by year. */
    void fill(Content content, Frame frame) {
        fill(content, frame, Told.NOTHING);
    }

    /** Fills the lines of a calculation. */
    void fill(Content content, Frame frame, Told told) {
        int years = whole("development_years");
        for (int i = 0; i < years; i++) {
            int year = frame.firstYear() + i;
            cells(content, year, part(frame.development(), years, i), DEVELOPMENT, longs("development_lines"));
            if (told.runningAtFirst() > 0) {
                cells(content, year, part(told.runningAtFirst(), years, i), RUNNING, longs("running_lines"));
            }
        }
        long running = told.running() < 0 ? frame.development() * whole("running_cost") / PER_CENT : told.running();
        for (int year = frame.benefitsFrom(); year <= frame.lastYear(); year++) {
            long before =
                    year < frame.firstYear() + years ? part(told.runningAtFirst(), years, year - frame.firstYear()) : 0;
            cells(content, year, before + running, RUNNING, longs("running_lines"));
        }
        benefits(content, frame, frame.net() + frame.development() + told.runningAtFirst() + running * frame.years());
        personYears(content, frame, told);
    }

    private void benefits(Content content, Frame frame, long gross) {
        long weights = 0;
        for (int i = 0; i < frame.years(); i++) {
            weights += weight(i);
        }
        long left = gross;
        for (int i = 0; i < frame.years(); i++) {
            long part = i == frame.years() - 1 ? left : gross * weight(i) / weights;
            left -= part;
            cells(content, frame.benefitsFrom() + i, part, BENEFIT, longs("benefit_lines"));
        }
    }

    private void personYears(Content content, Frame frame, Told told) {
        told.personYears().forEach((year, number) -> content.cell("benefit_person_years", year, number));
        BigDecimal cost = assumptions.get("person_year").numbers().get(0);
        for (int year = frame.benefitsFrom(); told.personYears().isEmpty() && year <= frame.lastYear(); year++) {
            BigDecimal staff = (BigDecimal) content.line("benefit_personnel").get(year);
            content.cell("benefit_person_years", year, staff.divide(cost, 2, RoundingMode.HALF_UP));
        }
    }

    /** One of equal parts; the last takes what rounding leaves. */
    private static long part(long amount, int parts, int place) {
        return place == parts - 1 ? amount - amount / parts * (parts - 1) : amount / parts;
    }

    private long weight(int year) {
        return ramp.get(Math.min(year, ramp.size() - 1));
    }

    private int whole(String assumption) {
        return assumptions.get(assumption).whole();
    }

    private List<Long> longs(String assumption) {
        Assumption found = assumptions.get(assumption);
        return found.numbers().stream().map(BigDecimal::longValueExact).toList();
    }

    /** Shares an amount among lines; what rounding leaves goes to the last. */
    private static void cells(Content content, int year, long amount, List<String> lines, List<Long> shares) {
        long whole = shares.stream().mapToLong(Long::longValue).sum();
        long left = amount;
        for (int i = 0; i < lines.size(); i++) {
            long part = i == lines.size() - 1 ? left : amount * shares.get(i) / whole;
            left -= part;
            content.cell(lines.get(i), year, BigDecimal.valueOf(part));
        }
    }
}
