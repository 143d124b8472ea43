package fi.robohaku.samples;

import fi.robohaku.contracts.Language;
import fi.robohaku.contracts.Schemas;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;

/** The documents of round 2020: funded projects from the published figures, the rest from a seed. */
final class Round2020 {
    private static final long SEED = 2020;
    private static final Set<String> IN_SWEDISH = Set.of("2020-LUKE-1", "2020-H31");
    private static final int UNFUNDED = 20;
    private static final LocalDate CLOSED = LocalDate.of(2020, 10, 30);
    private static final String SUMMARY_FI = "yhteenvetoraportti";
    private static final String SUMMARY_SV = "sammanfattande rapport";

    private final Facts facts;
    private final Calculations2020 calculations;
    private final Maker maker;
    private final Random random = new Random(SEED);

    Round2020(Facts facts, Schemas schemas, Calculations2020 calculations) {
        this.facts = facts;
        this.calculations = calculations;
        this.maker = new Maker(schemas, "2020");
    }

    List<SampleFile> files() {
        List<Map<String, String>> projects = facts.rows("projects_2020");
        for (Map<String, String> project : projects) {
            application(project);
            maker.add(new FinalReport2020(facts, maker, project).write());
            if (project.get("benefit_group").isEmpty()) {
                finalCalculation(project);
            }
        }
        facts.rows("benefit_groups_2020").forEach(this::jointCalculations);
        Map<String, Long> unfunded = unfunded(projects);
        unfunded.forEach(this::unfundedApplication);
        deviations();
        new Registers(facts, maker, "2020").write(projects, unfunded, random);
        new BadFiles(maker).round2020();
        return maker.files();
    }

    /** Sums that bring what is applied for to the published total; thousands, from the seed. */
    private Map<String, Long> unfunded(List<Map<String, String>> projects) {
        long total = Long.parseLong(facts.rows("headline_figures", "key", "applied_total_eur")
                .get(0)
                .get("value"));
        long left = total
                - projects.stream()
                        .mapToLong(project -> Long.parseLong(project.get("granted_eur")))
                        .sum();
        Map<String, Long> sums = new TreeMap<>();
        for (int i = 0; i < UNFUNDED; i++) {
            long fair = left / (UNFUNDED - i) / 1_000;
            long sum = i == UNFUNDED - 1 ? left : (fair / 2 + random.nextInt((int) fair)) * 1_000;
            sums.put("2020-H" + (projects.size() + 1 + i), sum);
            left -= sum;
        }
        return sums;
    }

    private Content application(String id, String agency, String name, Object applied) {
        Language language = IN_SWEDISH.contains(id) ? Language.SV : Language.FI;
        Content content = maker.content("application-2020", language)
                .set("project_id", id)
                .set("stream", "all")
                .set("reference_number", "VN/15704/2020-" + id.substring(5))
                .set("applied_on", CLOSED.minusDays(random.nextInt(30)))
                .set("agency_code", agency)
                .set("project_name", name)
                .set("starts_on", LocalDate.of(2021, 1, 4))
                .set("ends_on", LocalDate.of(2022, 12, 31))
                .set("applied", applied);
        facts.rows("criteria", "kind", "mandatory")
                .forEach(criterion -> content.row(
                        "criteria",
                        "criterion",
                        criterion.get("key"),
                        "is_met",
                        true,
                        "reasoning",
                        language == Language.SV ? "Se projektplanen" : "Ks. hankesuunnitelma"));
        content.row(
                        "schedule",
                        "phase",
                        "planning",
                        "phase_starts_on",
                        LocalDate.of(2021, 1, 4),
                        "phase_ends_on",
                        LocalDate.of(2021, 4, 30))
                .row(
                        "schedule",
                        "phase",
                        "development",
                        "phase_starts_on",
                        LocalDate.of(2021, 5, 1),
                        "phase_ends_on",
                        LocalDate.of(2022, 6, 30))
                .row(
                        "schedule",
                        "phase",
                        "production",
                        "phase_starts_on",
                        LocalDate.of(2022, 7, 1),
                        "phase_ends_on",
                        LocalDate.of(2022, 12, 31));
        return content;
    }

    private void application(Map<String, String> project) {
        String id = project.get("project_id");
        Content content = application(
                id,
                project.get("agency_code"),
                project.get("project_name"),
                new BigDecimal(project.get("granted_eur")));
        content.set("acronym", project.get("acronym"));
        facts.rows("technologies_2020", "project_id", id).stream()
                .filter(row -> "true".equals(row.get("planned")))
                .forEach(row -> content.row("technologies", "technology", row.get("technology")));
        benefit(content, project, "target");
        YearlyStatements.fill(content, facts, id, Set.of("planned"));
        for (String field : List.of("agency_code", "project_name", "acronym")) {
            content.origin(Maker.label(content, field), "published", summary(content));
        }
        String asGranted = content.language() == Language.SV ? "ansökt = beviljat" : "haettu = myönnetty";
        content.origin(Maker.label(content, "applied"), "derived", asGranted)
                .origin(Maker.part(content, "technologies"), "published", summary(content))
                .origin(Maker.part(content, "person_years"), "published", summary(content))
                .origin(Maker.part(content, "annual_benefits"), "published", summary(content));
        origins(content, project, true);
        content.origin(Maker.rest(content), "synthetic", Wording.seed(content.language(), SEED));
        maker.add(content);
    }

    static String summary(Content content) {
        return content.language() == Language.SV ? SUMMARY_SV : SUMMARY_FI;
    }

    /** A project that reports only jointly has no rows of its own, so nothing is assumed of it. */
    private void origins(Content content, Map<String, String> project, boolean isPlan) {
        if (project.get("benefit_group").isEmpty()) {
            calculations.origins(content, project.get("project_id"), isPlan);
        } else {
            content.origin(Maker.part(content, "benefit"), "published", summary(content));
        }
    }

    /** Planned or updated benefit, as the source words it, with yearly rows that add up to it. */
    private void benefit(Content content, Map<String, String> project, String stage) {
        String horizon = project.get(stage + "_horizon");
        content.set("horizon_year", Calculations2020.year(horizon));
        if (!project.get("benefit_group").isEmpty()) {
            content.set("net_benefit", Wording.euros("", "group", content.language()));
            return;
        }
        String amount = project.get(stage + "_benefit_eur");
        content.set("net_benefit", Wording.euros(amount, project.get(stage + "_precision"), content.language()));
        String id = project.get("project_id");
        long net = Long.parseLong(amount);
        int lastYear = Calculations2020.lastYear(horizon);
        if (stage.equals("target")) {
            calculations.plan(content, id, net, Long.parseLong(project.get("granted_eur")), lastYear);
        } else {
            calculations.update(content, id, net, Calculations2020.spent(project), lastYear);
        }
    }

    private void finalCalculation(Map<String, String> project) {
        Content content =
                maker.content("final-calculation-2020", Language.FI).set("project_id", project.get("project_id"));
        benefit(content, project, "updated");
        origins(content, project, false);
        maker.add(content);
    }

    private void jointCalculations(Map<String, String> group) {
        List<Map<String, String>> members = facts.rows("projects_2020", "benefit_group", group.get("benefit_group"));
        Content planned = joint("joint-calculation-2020", group, members);
        Content updated = joint("joint-final-calculation-2020", group, members);
        String id = group.get("benefit_group");
        joint(planned, group, "target");
        calculations.plan(
                planned, id, net(group, "target"), Long.parseLong(group.get("granted_eur")), lastYear(group, "target"));
        joint(updated, group, "updated");
        calculations.update(
                updated, id, net(group, "updated"), Calculations2020.spent(group), lastYear(group, "updated"));
        updated.set("used", Wording.euros(group.get("used_eur"), group.get("used_precision"), Language.FI))
                .set(
                        "own",
                        Wording.euros(group.get("own_funding_eur"), group.get("own_funding_precision"), Language.FI));
        calculations.origins(planned, id, true);
        calculations.origins(updated, id, false);
        maker.add(planned);
        maker.add(updated);
    }

    private Content joint(String template, Map<String, String> group, List<Map<String, String>> members) {
        Content content = maker.content(template, Language.FI).set("benefit_group", group.get("benefit_group"));
        members.forEach(member ->
                content.row("members", "member", member.get("project_id"), "member_name", member.get("project_name")));
        return content;
    }

    private static void joint(Content content, Map<String, String> group, String stage) {
        content.set(
                        "net_benefit",
                        Wording.euros(group.get(stage + "_benefit_eur"), group.get(stage + "_precision"), Language.FI))
                .set("horizon_year", lastYear(group, stage));
    }

    private static long net(Map<String, String> group, String stage) {
        return Long.parseLong(group.get(stage + "_benefit_eur"));
    }

    private static int lastYear(Map<String, String> group, String stage) {
        return Integer.parseInt(group.get(stage + "_horizon"));
    }

    private void unfundedApplication(String id, long applied) {
        int number = Integer.parseInt(id.substring("2020-H".length()));
        Content content = application(
                id, Invented.agencyOf2020(number), Invented.projectName(number), BigDecimal.valueOf(applied));
        content.row("technologies", "technology", Invented.technology(random));
        long net = applied * (2 + random.nextInt(6));
        content.set("net_benefit", BigDecimal.valueOf(net)).set("horizon_year", 2029);
        calculations.plan(content, id, net, applied, 2029);
        content.origin(Maker.rest(content), "synthetic", Wording.seed(content.language(), SEED));
        maker.add(content);
    }

    private void deviations() {
        Map<String, LocalDate> dates = new TreeMap<>(Map.of(
                "2020-POHA-1", LocalDate.of(2021, 11, 15),
                "2020-POHA-3", LocalDate.of(2021, 11, 15),
                "2020-VNK-1", LocalDate.of(2021, 12, 1),
                "2020-ARA-1", LocalDate.of(2022, 3, 10),
                "2020-LUKE-1", LocalDate.of(2021, 9, 20),
                "2020-RISE-1", LocalDate.of(2021, 10, 4)));
        dates.forEach(this::deviation);
    }

    /** That a report was sent, when, and what delay it told are invented; the cause is published. */
    private void deviation(String id, LocalDate date) {
        Map<String, String> cause =
                facts.rows("delay_causes_2020", "project_id", id).get(0);
        String years = cause.get("delay_years");
        Object months = years.isEmpty() ? "" : new BigDecimal(years).multiply(BigDecimal.valueOf(12));
        Content content = maker.content("deviation-report", Language.FI)
                .set("project_id", id)
                .set("reported_on", date)
                .set("what_changed", cause.get("evidence_in_own_words"))
                .set("delay_cause", cause.get("cause"))
                .set("delay_months", months);
        for (String published : List.of("what_changed", "delay_cause")) {
            content.origin(Maker.label(content, published), "published", SUMMARY_FI + ", luku " + cause.get("section"));
        }
        content.origin(Maker.label(content, "delay_months"), "synthetic", "ilmoitus on keksitty; 12 x viive vuosina")
                .origin(Maker.rest(content), "synthetic", "ilmoitus ja sen päivä ovat keksittyjä");
        maker.add(content);
    }
}
