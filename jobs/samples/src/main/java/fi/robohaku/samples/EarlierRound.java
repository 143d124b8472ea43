package fi.robohaku.samples;

import fi.robohaku.contracts.Language;
import fi.robohaku.contracts.Schemas;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;

/**
 * The documents of rounds 2018 and 2019. How many applied and were funded, and six names of 2018, are published; every
 * figure of a project is made from a seed and says so.
 */
final class EarlierRound {
    private static final String EXAMPLE = "Keksitty esimerkki";
    private static final String NAMED = "VM:n tiedote 30.4.2018";

    private final Facts facts;
    private final Maker maker;
    private final YearlyProfile profile;
    private final String round;
    private final int year;
    private final Random random;
    private final List<Application> applications = new ArrayList<>();
    private final Map<String, Course> courses = new LinkedHashMap<>();

    /** An application, before it is written. Sums in euros. */
    private record Application(
            String id,
            String stream,
            String agency,
            String name,
            String published,
            boolean isFunded,
            long applied,
            long planned) {

        /** Whether a release names it; {@code published} is then its state there. */
        boolean isNamed() {
            return !published.isEmpty();
        }
    }

    EarlierRound(Facts facts, Schemas schemas, YearlyProfile profile, String round) {
        this.facts = facts;
        this.profile = profile;
        this.maker = new Maker(schemas, round);
        this.round = round;
        this.year = Integer.parseInt(round);
        this.random = new Random(year);
    }

    List<SampleFile> files() {
        if (round.equals("2018")) {
            plan2018();
        } else {
            plan("ready", "R", 300_000, 400_000);
            plan("poc", "K", 20_000, 31_000);
        }
        applications.stream()
                .filter(Application::isFunded)
                .forEach(one -> courses.put(one.id(), Course.of(one.applied(), one.planned(), random)));
        registers();
        for (Application application : applications) {
            application(application);
            if (application.isFunded()) {
                reports(application, courses.get(application.id()));
            }
        }
        if (round.equals("2018")) {
            followUp();
            new BadFiles(maker).round2018();
        } else {
            new BadFiles(maker).round2019();
        }
        return maker.files();
    }

    private void plan2018() {
        Map<String, String> call = facts.rows("rounds", "round", round).get(0);
        int applied = Integer.parseInt(call.get("applications"));
        int funded = Integer.parseInt(call.get("funded"));
        List<Map<String, String>> named = facts.rows("named_2018");
        for (int i = 0; i < applied; i++) {
            boolean isNamed = i < named.size();
            int number = i - named.size() + 1;
            String agency = isNamed ? named.get(i).get("agency_code") : Invented.agency(number);
            String name = isNamed ? named.get(i).get("project_name") : Invented.projectName(number);
            String published = isNamed ? named.get(i).get("state_2018_04_30") : "";
            String id = "2018-" + agency.replace('+', '-') + "-" + (isNamed ? 1 : number);
            long sum = sum(150_000, 650_000);
            applications.add(new Application(id, "all", agency, name, published, i < funded, sum, benefit(sum)));
        }
    }

    private void plan(String stream, String letter, int least, int spread) {
        Map<String, String> call = facts.rows("rounds", "round", round).stream()
                .filter(row -> row.get("stream").equals(stream))
                .findFirst()
                .orElseThrow();
        int applied = Integer.parseInt(call.get("applications"));
        int funded = Integer.parseInt(call.get("funded"));
        for (int number = 1; number <= applied; number++) {
            String id = String.format(Locale.ROOT, "%s-%s%02d", round, letter, number);
            long sum = sum(least, spread);
            applications.add(new Application(
                    id,
                    stream,
                    Invented.agency(number),
                    Invented.projectName(number),
                    "",
                    number <= funded,
                    sum,
                    benefit(sum)));
        }
    }

    private long sum(int least, int spread) {
        return (least + random.nextInt(spread)) / 1_000 * 1_000L;
    }

    /** Two to eleven times what is applied for. */
    private long benefit(long applied) {
        return applied * (20 + random.nextInt(90)) / 10 / 1_000 * 1_000;
    }

    private LocalDate starts() {
        return LocalDate.of(year, 4, 1);
    }

    private LocalDate ends() {
        return LocalDate.of(year + 1, 12, 31);
    }

    private String template(Application application) {
        return round.equals("2018") ? "application-2018" : "application-2019-" + application.stream();
    }

    private void application(Application application) {
        Slip slip = Slip.of(application.id());
        LocalDate applied = round.equals("2018") ? LocalDate.of(2018, 2, 28) : LocalDate.of(2018, 11, 15);
        String number = "VM/" + (100 + applications.indexOf(application)) + "/02.02.03/" + applied.getYear();
        Content content = maker.content(template(application), Language.FI)
                .set("project_id", application.id())
                .set("reference_number", number)
                .set("applied_on", slip.day(applied))
                .set("agency_code", application.agency())
                .set("project_name", application.name())
                .set("starts_on", starts())
                .set("ends_on", slip == Slip.END_BEFORE_START ? LocalDate.of(year - 1, 12, 31) : ends())
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
        content.row("schedule", "phase", "development", "phase_starts_on", starts(), "phase_ends_on", ends());
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
        content.origin(Maker.rest(content), "synthetic", Wording.seed(content.language(), year));
    }

    private void reports(Application application, Course course) {
        if (!application.id().equals("2019-K30")) {
            finalReport(application, course);
        }
        if (!application.id().equals("2019-K31")) {
            finalCalculation(application, course);
        }
        for (int i = 0; i < course.reportedMonths().size(); i++) {
            deviation(application, course, i);
        }
    }

    private void finalReport(Application application, Course course) {
        long own = application.applied() / 4 / 1_000 * 1_000;
        String number = "VM/" + (500 + applications.indexOf(application)) + "/02.02.03/" + (year + 2);
        Content report = maker.content("final-report-2018", Language.FI)
                .set("project_id", application.id())
                .set("project_name", application.name())
                .set("archive_number", number)
                .set("reported_on", Slip.of(application.id()).day(LocalDate.of(year + 2, 2, 15)))
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

    private void finalCalculation(Application application, Course course) {
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

    private void deviation(Application application, Course course, int i) {
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
    private void followUp() {
        Application application = applications.stream()
                .filter(one -> one.isFunded() && !one.isNamed())
                .findFirst()
                .orElseThrow();
        Course course = courses.get(application.id());
        long realised = course.updated() / 4 / 1_000 * 1_000;
        Content content = maker.content("follow-up-report", Language.FI)
                .set("project_id", application.id())
                .set("net_benefit", BigDecimal.valueOf(realised))
                .set("horizon_year", year + 3);
        profile.fill(content, new YearlyProfile.Frame(realised, course.used(), year, benefitsFrom(course), year + 3));
        synthetic(content);
        maker.add(content);
    }

    private void registers() {
        Registers registers = new Registers(facts, maker, round);
        Content decisions = maker.content("decisions", Language.FI);
        Content scores = maker.content("evaluation-scores", Language.FI);
        Content status = maker.content("status-reports", Language.FI);
        for (Application application : applications) {
            decision(decisions, application);
            registers.scores(scores, application.id(), application.isFunded(), random);
            if (application.isFunded()) {
                Course course = courses.get(application.id());
                List<LocalDate> days = List.of(
                        LocalDate.of(year, 12, 31), LocalDate.of(year + 1, 6, 30), LocalDate.of(year + 1, 12, 31));
                registers.status(status, application.id(), days, starts(), ends(), course.delayMonths(), random);
            }
        }
        maker.add(decisions);
        maker.add(scores);
        maker.add(status);
        registers.published();
    }

    /** Who was asked for more on the day of the decision was decided on later, on a day that is not published. */
    private void decision(Content decisions, Application application) {
        boolean isLater = application.published().equals("asked_for_more");
        LocalDate decided = round.equals("2018") ? LocalDate.of(2018, 4, 30) : LocalDate.of(2019, 2, 8);
        String granted = application.isFunded() ? Long.toString(application.applied()) : "ei sovellu";
        String conditions =
                isLater ? "Pyydetty täydentämään 30.4.2018" : application.isFunded() ? "Raportoitava hyödyistä" : "";
        decisions.row(
                "rows",
                "application",
                application.id(),
                "stream",
                application.stream(),
                "agency_code",
                application.agency(),
                "decision",
                application.isFunded() ? "funded" : "not_funded",
                "granted",
                application.id().equals("2019-K54") ? "-1000" : granted,
                "decided_on",
                isLater ? "" : decided,
                "conditions",
                conditions,
                "provenance",
                "synthetic");
    }
}
