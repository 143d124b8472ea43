package fi.robohaku.samples;

import fi.robohaku.contracts.Language;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Random;

/** The registers of a round: what the ministry itself keeps. */
final class Registers {
    private final Facts facts;
    private final Maker maker;
    private final String round;

    Registers(Facts facts, Maker maker, String round) {
        this.facts = facts;
        this.maker = maker;
        this.round = round;
    }

    private Content register(String contract) {
        return maker.content(contract, Language.FI);
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
            scores(scores, id, 3, random);
            status(status, id, List.of("2021-06-30", "2021-12-31", "2022-06-30", "2022-12-31"), random);
        }
        unfunded.forEach((id, applied) -> {
            String agency = Invented.agency(Integer.parseInt(id.substring("2020-H".length())));
            decision(decisions, id, "all", agency, false, "", LocalDate.of(2020, 12, 3), "synthetic");
            scores(scores, id, 2, random);
        });
        maker.add(decisions);
        maker.add(scores);
        maker.add(status);
        groups();
        followOns();
        survey();
        published();
    }

    static void decision(
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

    /** Three evaluators on their own, and what they agreed on: the middle of the three. */
    void scores(Content scores, String id, int level, Random random) {
        List<String> criteria = facts.rows("criteria", "kind", "scored").stream()
                .map(row -> row.get("key"))
                .toList();
        int[][] given = new int[3][criteria.size()];
        for (int evaluator = 0; evaluator < 3; evaluator++) {
            Object[] row = scoreRow(id, Integer.toString(evaluator + 1), criteria.size());
            for (int i = 0; i < criteria.size(); i++) {
                given[evaluator][i] = Math.min(5, Math.max(1, level + random.nextInt(4) - 1));
                row[4 + 2 * i] = criteria.get(i);
                row[5 + 2 * i] = BigDecimal.valueOf(given[evaluator][i]);
            }
            scores.row("rows", withProvenance(row));
        }
        Object[] row = scoreRow(id, "joint", criteria.size());
        for (int i = 0; i < criteria.size(); i++) {
            int sum = given[0][i] + given[1][i] + given[2][i];
            int least = Math.min(given[0][i], Math.min(given[1][i], given[2][i]));
            int most = Math.max(given[0][i], Math.max(given[1][i], given[2][i]));
            row[4 + 2 * i] = criteria.get(i);
            row[5 + 2 * i] = BigDecimal.valueOf(sum - least - most);
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

    void status(Content status, String id, List<String> days, Random random) {
        int done = 0;
        for (int i = 0; i < days.size(); i++) {
            done = Math.min(100, done + 15 + random.nextInt(20));
            LocalDate day = LocalDate.parse(days.get(i));
            status.row(
                    "rows",
                    "project_id",
                    id,
                    "reported_on",
                    day,
                    "phase",
                    done < 30 ? "planning" : done < 80 ? "development" : "production",
                    "percent_done",
                    BigDecimal.valueOf(done),
                    "forecast_ends_on",
                    day.plusMonths((100 - done) / 5),
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
                        "alle " + row.get("updated_benefit_eur"),
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
                        row.get("precision"),
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
}
