package fi.robohaku.samples;

import fi.robohaku.contracts.Language;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Random;

/** The documents of one project of round 2018 or 2019: its application, its reports, what they say of each other. */
final class EarlierProject {
    private static final String EXAMPLE = "Keksitty esimerkki";
    private static final String NAMED = "VM:n tiedote 30.4.2018";

    private final Facts facts;
    private final Maker maker;
    private final YearlyProfile profile;
    private final Application application;
    private final String round;
    private final int year;
    private final Random random;
    private final long seed;

    /**
     * An application, before it is written. Sums in euros.
     *
     * @param number of the application among those of the round, from 0
     * @param slip what went wrong when it was written
     */
    record Application(
            int number,
            String round,
            String id,
            String stream,
            String agency,
            String name,
            String published,
            boolean isFunded,
            long applied,
            long planned,
            Slip slip) {

        /** Whether a release names it; {@code published} is then its state there. */
        boolean isNamed() {
            return !published.isEmpty();
        }
    }

    /**
     * @param random what is drawn for the documents, in their order
     * @param seed named in the documents as that of all that is invented
     */
    EarlierProject(Facts facts, Maker maker, YearlyProfile profile, Application application, Random random, long seed) {
        this.facts = facts;
        this.maker = maker;
        this.profile = profile;
        this.application = application;
        this.round = application.round();
        this.year = Integer.parseInt(round);
        this.random = random;
        this.seed = seed;
    }

    static LocalDate starts(int year) {
        return LocalDate.of(year, 4, 1);
    }

    static LocalDate ends(int year) {
        return LocalDate.of(year + 1, 12, 31);
    }

    private String template() {
        return round.equals("2018") ? "application-2018" : "application-2019-" + application.stream();
    }

    void application() {
        Slip slip = application.slip();
        LocalDate applied = round.equals("2018") ? LocalDate.of(2018, 2, 28) : LocalDate.of(2018, 11, 15);
        String number = "VM/" + (100 + application.number()) + "/02.02.03/" + applied.getYear();
        Content content = maker.content(template(), Language.FI)
                .set("project_id", application.id())
                .set("reference_number", number)
                .set("applied_on", slip.day(applied))
                .set("agency_code", application.agency())
                .set("project_name", application.name())
                .set("starts_on", starts(year))
                .set("ends_on", slip == Slip.END_BEFORE_START ? LocalDate.of(year - 1, 12, 31) : ends(year))
                .set("applied", slip.sum(application.applied()))
                .set("net_benefit", slip.benefit(application.planned()))
                .set("horizon_year", year + 6);
        facts.rows("criteria", "kind", "mandatory")
                .forEach(criterion ->
                        content.row("criteria", "criterion", criterion.get("key"), "is_met", random.nextInt(20) > 0));
        String technology = Invented.technology(random);
        if (slip != Slip.NO_TECHNOLOGY) {
            content.row("technologies", "technology", technology);
        }
        content.row("schedule", "phase", "development", "phase_starts_on", starts(year), "phase_ends_on", ends(year));
        profile.fill(
                content,
                new YearlyProfile.Frame(application.planned(), application.applied(), year, year + 1, year + 6));
        slip.apply(content, year);
        if (application.isNamed()) {
            content.origin(Maker.label(content, "project_name"), "published", NAMED)
                    .origin(Maker.label(content, "agency_code"), "published", NAMED);
        }
        synthetic(content);
        maker.add(content);
    }

    private void synthetic(Content content) {
        content.origin(Maker.rest(content), "synthetic", Wording.seed(content.language(), seed));
    }

    /** What was reported of it; of some one document never came. */
    void reports(Course course) {
        if (!application.id().equals("2019-K30")) {
            finalReport(course);
        }
        if (!application.id().equals("2019-K31")) {
            finalCalculation(course);
        }
        for (int i = 0; i < course.reportedMonths().size(); i++) {
            deviation(course, i);
        }
    }

    private void finalReport(Course course) {
        long own = application.applied() / 4 / 1_000 * 1_000;
        String number = "VM/" + (500 + application.number()) + "/02.02.03/" + (year + 2);
        Content report = maker.content("final-report-2018", Language.FI)
                .set("project_id", application.id())
                .set("project_name", application.name())
                .set("archive_number", number)
                .set("reported_on", application.slip().day(LocalDate.of(year + 2, 2, 15)))
                .set("project_status", course.status())
                .set("goals_met", course.goalsMet())
                .set("granted_as_reported", BigDecimal.valueOf(application.applied()))
                .set("used", BigDecimal.valueOf(course.used()))
                .set("own", BigDecimal.valueOf(own))
                .set("development_cost", BigDecimal.valueOf(course.used() + own))
                .row("technologies", "technology", Invented.technology(random), "is_realised", random.nextInt(4) > 0)
                .row(
                        "quality_benefits",
                        "quality_kind",
                        Invented.quality(random),
                        "quality_state",
                        "realised",
                        "detail",
                        EXAMPLE);
        if (!course.cause().isEmpty()) {
            boolean isLate = course.delayMonths() > 0;
            report.row(
                    "delay_causes",
                    "delay_cause",
                    course.cause(),
                    "delay_years",
                    isLate ? BigDecimal.valueOf(course.delayMonths() / 12) : "",
                    "benefits_from",
                    isLate ? (Object) benefitsFrom(course) : "",
                    "evidence",
                    EXAMPLE);
        }
        report.paragraph("lessons_own_project", "Keksitty oppi: varaa aikaa käyttöönotolle")
                .paragraph("scalability", EXAMPLE + ": ratkaisu sopii myös muille virastoille");
        synthetic(report);
        maker.add(report);
    }

    private int benefitsFrom(Course course) {
        return year + 1 + course.delayMonths() / 12;
    }

    private void finalCalculation(Course course) {
        Content calculation = maker.content("final-calculation-2018", Language.FI)
                .set("project_id", application.id())
                .set("net_benefit", BigDecimal.valueOf(course.updated()))
                .set("horizon_year", year + 6);
        profile.fill(
                calculation,
                new YearlyProfile.Frame(course.updated(), course.used(), year, benefitsFrom(course), year + 6));
        synthetic(calculation);
        maker.add(calculation);
    }

    private void deviation(Course course, int i) {
        LocalDate reportedOn = LocalDate.of(year + i, 10, 1 + random.nextInt(28));
        Content content = maker.content("deviation-report", Language.FI)
                .set("project_id", application.id())
                .set("project_name", application.name())
                .set("reported_on", reportedOn)
                .set("what_changed", EXAMPLE + ": aikataulu siirtyy")
                .set("delay_cause", course.cause())
                .set("delay_months", BigDecimal.valueOf(course.reportedMonths().get(i)));
        synthetic(content);
        maker.add(content, i + 1);
    }

    /** What an invented project had realised three years after its grant: no project has published as much. */
    void followUp(Course course) {
        long realised = course.updated() / 4 / 1_000 * 1_000;
        Content content = maker.content("follow-up-report", Language.FI)
                .set("project_id", application.id())
                .set("net_benefit", BigDecimal.valueOf(realised))
                .set("horizon_year", year + 3);
        profile.fill(content, new YearlyProfile.Frame(realised, course.used(), year, benefitsFrom(course), year + 3));
        synthetic(content);
        maker.add(content);
    }
}
