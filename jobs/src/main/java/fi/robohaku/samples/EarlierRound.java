package fi.robohaku.samples;

import fi.robohaku.contracts.Language;
import fi.robohaku.contracts.Schemas;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;

/**
 * The documents of rounds 2018 and 2019. How many applied and were funded, and six names of 2018, are published; every
 * figure of a project is made from a seed and says so.
 */
final class EarlierRound {
    private final Facts facts;
    private final Maker maker;
    private final String round;
    private final int year;
    private final Random random;
    private final List<Application> applications = new ArrayList<>();

    /** An application, before it is written. Sums in euros. */
    private record Application(
            String id,
            String stream,
            String agency,
            String name,
            boolean isNamed,
            boolean isFunded,
            long applied,
            long planned) {}

    EarlierRound(Facts facts, Schemas schemas, String round) {
        this.facts = facts;
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
        registers();
        for (Application application : applications) {
            application(application);
            if (application.isFunded()) {
                reports(application);
            }
        }
        if (round.equals("2018")) {
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
            String id = "2018-" + agency.replace('+', '-') + "-" + (isNamed ? 1 : number);
            application(id, "all", agency, name, isNamed, i < funded, 150_000, 650_000);
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
            application(
                    id,
                    stream,
                    Invented.agency(number),
                    Invented.projectName(number),
                    false,
                    number <= funded,
                    least,
                    spread);
        }
    }

    private void application(
            String id,
            String stream,
            String agency,
            String name,
            boolean isNamed,
            boolean isFunded,
            int least,
            int spread) {
        long applied = (least + random.nextInt(spread)) / 1_000 * 1_000L;
        long planned = applied * (20 + random.nextInt(90)) / 10;
        applications.add(
                new Application(id, stream, agency, name, isNamed, isFunded, applied, planned / 1_000 * 1_000));
    }

    private String contract(Application application) {
        return round.equals("2018") ? "application-2018" : "application-2019-" + application.stream();
    }

    private void application(Application application) {
        Slip slip = Slip.of(application.id());
        LocalDate applied = round.equals("2018") ? LocalDate.of(2018, 2, 28) : LocalDate.of(2018, 11, 15);
        Content content = maker.content(contract(application), Language.FI)
                .answer("project_id", application.id())
                .answer(
                        "reference_number",
                        "VM/" + (100 + applications.indexOf(application)) + "/02.02.03/"
                                + (year - (year == 2019 ? 1 : 0)))
                .answer("applied_on", slip.day(applied))
                .answer("agency_code", application.agency())
                .answer("project_name", application.name())
                .answer("starts_on", LocalDate.of(year, 4, 1))
                .answer(
                        "ends_on",
                        slip == Slip.END_BEFORE_START ? LocalDate.of(year - 1, 12, 31) : LocalDate.of(year + 1, 12, 31))
                .answer("applied", slip.sum(application.applied()))
                .answer("net_benefit", slip.benefit(application.planned()))
                .answer("horizon_year", year + 6);
        facts.rows("criteria", "kind", "mandatory")
                .forEach(criterion ->
                        content.row("criteria", "criterion", criterion.get("key"), "is_met", random.nextInt(20) > 0));
        String technology = Invented.technology(random);
        if (slip != Slip.NO_TECHNOLOGY) {
            content.row("technologies", "technology", technology);
        }
        content.row(
                "schedule",
                "phase",
                "development",
                "phase_starts_on",
                LocalDate.of(year, 4, 1),
                "phase_ends_on",
                LocalDate.of(year + 1, 12, 31));
        YearlyProfile.fill(content, application.planned(), application.applied(), year, year + 1, year + 6);
        slip.apply(content, year);
        if (application.isNamed()) {
            content.origin(Maker.label(content, "project_name"), "published", "VM:n tiedote 30.4.2018")
                    .origin(Maker.label(content, "agency_code"), "published", "VM:n tiedote 30.4.2018");
        }
        content.origin(Maker.rest(content), "synthetic", "siemenluku " + year);
        maker.add(content);
    }

    private void reports(Application application) {
        long used = application.applied() * (60 + random.nextInt(41)) / 100 / 1_000 * 1_000;
        long updated = application.planned() * (20 + random.nextInt(90)) / 100 / 1_000 * 1_000;
        Slip slip = Slip.of(application.id());
        Content report = maker.content("final-report-2018", Language.FI)
                .answer("project_id", application.id())
                .answer("project_name", application.name())
                .answer("archive_number", "VM/" + (500 + applications.indexOf(application)) + "/02.02.03/" + (year + 2))
                .answer("reported_on", slip.day(LocalDate.of(year + 2, 2, 15)))
                .answer("project_status", random.nextInt(3) == 0 ? "pilot" : "production")
                .answer("goals_met", updated >= application.planned() ? "yes" : "partly")
                .answer("granted_as_reported", BigDecimal.valueOf(application.applied()))
                .answer("used", BigDecimal.valueOf(used))
                .answer("own", BigDecimal.valueOf(application.applied() / 4))
                .answer("development_cost", BigDecimal.valueOf(used + application.applied() / 4))
                .row("technologies", "technology", Invented.technology(random), "is_realised", random.nextInt(4) > 0)
                .row(
                        "quality_benefits",
                        "quality_kind",
                        Invented.quality(random),
                        "quality_state",
                        "realised",
                        "detail",
                        "Keksitty esimerkki");
        if (updated < application.planned()) {
            report.row(
                    "delay_causes",
                    "delay_cause",
                    Invented.cause(random),
                    "delay_years",
                    BigDecimal.valueOf(1 + random.nextInt(2)),
                    "evidence",
                    "Keksitty esimerkki");
        }
        report.paragraph("lessons_own_project", "Keksitty oppi: varaa aikaa käyttöönotolle")
                .paragraph("scalability", "Keksitty esimerkki: ratkaisu sopii myös muille virastoille");
        report.origin(Maker.rest(report), "synthetic", "siemenluku " + year);
        Content calculation = maker.content("final-calculation-2018", Language.FI)
                .answer("project_id", application.id())
                .answer("net_benefit", BigDecimal.valueOf(updated))
                .answer("horizon_year", year + 6);
        YearlyProfile.fill(calculation, updated, used, year, year + 2, year + 6);
        calculation.origin(Maker.rest(calculation), "synthetic", "siemenluku " + year);
        if (!application.id().equals("2019-K30")) {
            maker.add(report);
        }
        if (!application.id().equals("2019-K31")) {
            maker.add(calculation);
        }
        if (application.stream().equals("ready")) {
            deviation(application);
        }
    }

    private void deviation(Application application) {
        Content content = maker.content("deviation-report", Language.FI)
                .answer("project_id", application.id())
                .answer("project_name", application.name())
                .answer("reported_on", LocalDate.of(year, 10, 1 + random.nextInt(28)))
                .answer("what_changed", "Keksitty esimerkki: hankinta viivästyi")
                .answer("delay_cause", "procurement")
                .answer("delay_months", BigDecimal.valueOf(3));
        content.origin(Maker.rest(content), "synthetic", "siemenluku " + year);
        maker.add(content);
    }

    private void registers() {
        Registers registers = new Registers(facts, maker, round);
        Content decisions = maker.content("decisions", Language.FI);
        Content scores = maker.content("evaluation-scores", Language.FI);
        Content status = maker.content("status-reports", Language.FI);
        LocalDate decided = round.equals("2018") ? LocalDate.of(2018, 4, 30) : LocalDate.of(2019, 2, 8);
        for (Application application : applications) {
            BigDecimal granted = BigDecimal.valueOf(application.applied()).setScale(2, RoundingMode.UNNECESSARY);
            boolean isSlip = application.id().equals("2019-K54");
            Registers.decision(
                    decisions,
                    application.id(),
                    application.stream(),
                    application.agency(),
                    application.isFunded(),
                    granted.toPlainString().replace('.', ','),
                    decided,
                    "synthetic");
            if (isSlip) {
                decisions.rows("rows").get(decisions.rows("rows").size() - 1).put("granted", "-1000");
            }
            registers.scores(scores, application.id(), application.isFunded() ? 3 : 2, random);
            if (application.isFunded()) {
                registers.status(status, application.id(), List.of(year + "-12-31", (year + 1) + "-12-31"), random);
            }
        }
        maker.add(decisions);
        maker.add(scores);
        maker.add(status);
        registers.published();
    }
}
