package fi.robohaku.samples;

import fi.robohaku.contracts.Language;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.Function;

/** The registers of a round: what the ministry itself keeps. */
final class Registers {
    private static final List<LocalDate> DAYS = List.of(
            LocalDate.of(2021, 6, 30),
            LocalDate.of(2021, 12, 31),
            LocalDate.of(2022, 6, 30),
            LocalDate.of(2022, 12, 31));

    /** By how much the end had moved where a project was not done at the end of 2022; invented. */
    private static final Map<String, Integer> MONTHS_LATE =
            Map.of("rollout_2023", 6, "in_progress", 12, "not_built", 14, "methods_only", 12, "interrupted", 12);

    /** When what was not built by the end of 2022 is to be in production: February 2024. */
    private static final LocalDate NOT_BUILT_BEFORE = LocalDate.of(2024, 2, 29);

    /** Percent done of a project that is planned and no more; invented. */
    private static final BigDecimal MOST_OF_PLANNING = BigDecimal.valueOf(29);

    private final Facts facts;
    private final Maker maker;
    private final String round;

    Registers(Facts facts, Maker maker, String round) {
        this.facts = facts;
        this.maker = maker;
        this.round = round;
    }

    private Content register(String template) {
        return maker.content(template, Language.FI);
    }

    /** All registers of round 2020. */
    void write(List<Map<String, String>> funded, Map<String, Long> unfunded, Random random) {
        Content decisions = register("decisions");
        Content scores = register("evaluation-scores");
        Content status = register("status-reports");
        for (Map<String, String> project : funded) {
            String id = project.get("project_id");
            decision(
                    decisions,
                    id,
                    "all",
                    project.get("agency_code"),
                    true,
                    project.get("granted_eur"),
                    LocalDate.of(2020, 12, 3),
                    "published");
            scores(scores, id, true, random);
            status(status, project, random);
        }
        unfunded.forEach((id, applied) -> {
            String agency = Invented.agencyOf2020(Integer.parseInt(id.substring("2020-H".length())));
            decision(decisions, id, "all", agency, false, "", LocalDate.of(2020, 12, 3), "synthetic");
            scores(scores, id, false, random);
        });
        maker.add(decisions);
        maker.add(scores);
        maker.add(status);
        groups();
        followOns();
        survey();
        published();
        new PublishedRegisters(facts, maker).write();
    }

    /**
     * Invented portfolio reports of a funded project of 2020, which end where the published state of the project is: what
     * is in production or ended with a trial is done on time, the rest is late; what was interrupted got no further in
     * the last half year, and what could not be built stayed in planning.
     */
    private void status(Content status, Map<String, String> project, Random random) {
        String state = project.get("status_end_2022");
        status(
                status,
                project.get("project_id"),
                DAYS,
                LocalDate.of(2021, 1, 4),
                LocalDate.of(2022, 12, 31),
                MONTHS_LATE.getOrDefault(state, 0),
                random);
        List<Map<String, Object>> reports = status.rows("rows")
                .subList(
                        status.rows("rows").size() - DAYS.size(),
                        status.rows("rows").size());
        Map<String, Object> last = reports.get(DAYS.size() - 1);
        last.put("phase", phase(state));
        if (!MONTHS_LATE.containsKey(state)) {
            last.put("percent_done", BigDecimal.valueOf(100));
        } else if (state.equals("interrupted")) {
            last.put("percent_done", reports.get(DAYS.size() - 2).get("percent_done"));
        } else if (state.equals("not_built")) {
            last.put("forecast_ends_on", NOT_BUILT_BEFORE);
            reports.forEach(Registers::keepPlanning);
        }
    }

    /** A report of a project in which nothing could be built yet. */
    private static void keepPlanning(Map<String, Object> report) {
        report.put("phase", "planning");
        report.put("percent_done", MOST_OF_PLANNING.min((BigDecimal) report.get("percent_done")));
    }

    /** The phase in which a project of a state stood at the end of 2022. */
    private static String phase(String state) {
        return switch (state) {
            case "production" -> "production";
            case "pilot", "poc_only", "rollout_2023" -> "pilot";
            case "not_built" -> "planning";
            default -> "development";
        };
    }

    private static void decision(
            Content decisions,
            String id,
            String stream,
            String agency,
            boolean isFunded,
            String granted,
            LocalDate day,
            String provenance) {
        decisions.row(
                "rows",
                "application",
                id,
                "stream",
                stream,
                "agency_code",
                agency,
                "decision",
                isFunded ? "funded" : "not_funded",
                "granted",
                isFunded ? granted : "ei sovellu",
                "decided_on",
                day,
                "conditions",
                isFunded ? "Raportoitava hyödyistä" : "",
                "provenance",
                provenance);
    }

    /**
     * Three evaluators on their own, and what they agreed on: the middle of the three. An application has a level of
     * its own, a criterion departs from it, and evaluators depart from each other.
     */
    void scores(Content scores, String id, boolean isFunded, Random random) {
        List<String> criteria = facts.rows("criteria", "kind", "scored").stream()
                .map(row -> row.get("key"))
                .toList();
        int level = (isFunded ? 3 : 2) + random.nextInt(2);
        int[][] given = new int[3][criteria.size()];
        for (int i = 0; i < criteria.size(); i++) {
            int deserved = level + random.nextInt(3) - 1;
            for (int evaluator = 0; evaluator < 3; evaluator++) {
                int mood = random.nextInt(4) == 0 ? random.nextInt(3) - 1 : 0;
                given[evaluator][i] = Math.min(5, Math.max(1, deserved + mood));
            }
        }
        for (int evaluator = 0; evaluator < 3; evaluator++) {
            Object[] row = scoreRow(id, Integer.toString(evaluator + 1), criteria.size());
            for (int i = 0; i < criteria.size(); i++) {
                row[4 + 2 * i] = criteria.get(i);
                row[5 + 2 * i] = BigDecimal.valueOf(given[evaluator][i]);
            }
            scores.row("rows", withProvenance(row));
        }
        Object[] row = scoreRow(id, "joint", criteria.size());
        for (int i = 0; i < criteria.size(); i++) {
            int[] three = {given[0][i], given[1][i], given[2][i]};
            Arrays.sort(three);
            row[4 + 2 * i] = criteria.get(i);
            row[5 + 2 * i] = BigDecimal.valueOf(three[1]);
        }
        scores.row("rows", withProvenance(row));
    }

    private static Object[] scoreRow(String id, String evaluator, int criteria) {
        Object[] row = new Object[4 + 2 * criteria + 2];
        row[0] = "application";
        row[1] = id;
        row[2] = "evaluator";
        row[3] = evaluator;
        return row;
    }

    private static Object[] withProvenance(Object[] row) {
        row[row.length - 2] = "provenance";
        row[row.length - 1] = "synthetic";
        return row;
    }

    /** Portfolio reports on some days, in which a delay is told little by little. */
    void status(
            Content status,
            String id,
            List<LocalDate> days,
            LocalDate starts,
            LocalDate ends,
            int delayMonths,
            Random random) {
        for (int i = 0; i < days.size(); i++) {
            int reported = delayMonths * i / days.size();
            long whole = ChronoUnit.DAYS.between(starts, ends.plusMonths(reported));
            long gone = ChronoUnit.DAYS.between(starts, days.get(i)) * 100 / whole;
            long done = Math.max(5, Math.min(100, gone - random.nextInt(8)));
            status.row(
                    "rows",
                    "project_id",
                    id,
                    "reported_on",
                    days.get(i),
                    "phase",
                    done < 30 ? "planning" : done < 80 ? "development" : "production",
                    "percent_done",
                    BigDecimal.valueOf(done),
                    "forecast_ends_on",
                    ends.plusMonths(reported),
                    "provenance",
                    "synthetic");
        }
    }

    private void groups() {
        Content groups = register("codevelopment-groups");
        facts.rows("groups_2020")
                .forEach(row -> groups.row(
                        "rows",
                        "group_id",
                        row.get("group_id"),
                        "group_name",
                        row.get("group_name"),
                        "lead_agency",
                        row.get("lead_agency"),
                        "members",
                        row.get("members"),
                        "is_funded_from_call",
                        Boolean.valueOf(row.get("funded_from_call")),
                        "granted",
                        row.get("granted_eur").isEmpty() ? "ei sovellu" : row.get("granted_eur"),
                        "used",
                        row.get("used_eur").isEmpty() ? "ei sovellu" : row.get("used_eur"),
                        "funded_by",
                        row.get("funded_by"),
                        "report_number",
                        row.get("report_number"),
                        "money_spent_on",
                        row.get("money_spent_on"),
                        "what_was_shared",
                        row.get("what_was_shared"),
                        "section",
                        row.get("section"),
                        "provenance",
                        "published"));
        maker.add(groups);
    }

    private void followOns() {
        Content follows = register("follow-ons");
        facts.rows("follow_ons_2020")
                .forEach(row -> follows.row(
                        "rows",
                        "follow_on_id",
                        row.get("follow_on_id"),
                        "parent_project_id",
                        row.get("parent_project_id"),
                        "granted",
                        row.get("granted_eur"),
                        "updated_benefit",
                        Wording.euros(row.get("updated_benefit_eur"), row.get("updated_precision"), Language.FI),
                        "updated_horizon",
                        row.get("updated_horizon"),
                        "note",
                        row.get("note"),
                        "provenance",
                        "published"));
        maker.add(follows);
    }

    private void survey() {
        Content survey = register("survey");
        facts.rows("headline_figures", "round", round).stream()
                .filter(row -> row.get("key").startsWith("feedback_"))
                .forEach(row -> survey.row(
                        "rows",
                        "question",
                        row.get("key"),
                        "share",
                        new BigDecimal(row.get("value")),
                        "meaning",
                        row.get("meaning"),
                        "provenance",
                        "published"));
        maker.add(survey);
    }

    /** Headlines and the call itself, which are published of every round. */
    void published() {
        Content headlines = register("headlines");
        facts.rows("headline_figures", "round", round)
                .forEach(row -> headlines.row(
                        "rows",
                        "headline_key",
                        row.get("key"),
                        "value",
                        row.get("value"),
                        "unit",
                        row.get("unit"),
                        "precision",
                        Wording.term(row.get("precision")),
                        "section",
                        row.get("section"),
                        "meaning",
                        row.get("meaning"),
                        "provenance",
                        "published"));
        maker.add(headlines);
        Content calls = register("calls");
        facts.rows("rounds", "round", round)
                .forEach(row -> calls.row(
                        "rows",
                        "stream",
                        row.get("stream"),
                        "call_label",
                        row.get("call_label"),
                        "opened",
                        row.get("opened"),
                        "closed_on",
                        row.get("closed"),
                        "decided_on",
                        row.get("decided"),
                        "budget_max",
                        row.get("budget_max_eur"),
                        "grant_max",
                        row.get("grant_max_eur"),
                        "applications",
                        row.get("applications"),
                        "funded",
                        row.get("funded"),
                        "source",
                        row.get("source"),
                        "provenance",
                        row.get("provenance")));
        maker.add(calls);
    }

    /**
     * Decisions, scores and portfolio reports of a round before 2020.
     *
     * @param courses of the funded ones, by application
     * @param random what the entries of an application are drawn from
     */
    void writeEarlier(
            List<EarlierProject.Application> applications,
            Map<String, Course> courses,
            Function<EarlierProject.Application, Random> random) {
        int year = Integer.parseInt(round);
        List<LocalDate> days =
                List.of(LocalDate.of(year, 12, 31), LocalDate.of(year + 1, 6, 30), LocalDate.of(year + 1, 12, 31));
        Content decisions = register("decisions");
        Content scores = register("evaluation-scores");
        Content status = register("status-reports");
        for (EarlierProject.Application application : applications) {
            Random drawn = random.apply(application);
            decision(decisions, application);
            scores(scores, application.id(), application.isFunded(), drawn);
            if (application.isFunded()) {
                status(
                        status,
                        application.id(),
                        days,
                        EarlierProject.starts(year),
                        EarlierProject.ends(year),
                        courses.get(application.id()).delayMonths(),
                        drawn);
            }
        }
        maker.add(decisions);
        maker.add(scores);
        maker.add(status);
    }

    /** Who was asked for more on the day of the decision was decided on later, on a day that is not published. */
    private void decision(Content decisions, EarlierProject.Application application) {
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
