package fi.robohaku.samples;

import fi.robohaku.contracts.Language;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The final report of a funded project of 2020, from the published facts. What nobody published stays empty. */
final class FinalReport2020 {
    private static final String SUMMARY = "yhteenvetoraportti";
    private static final String FROM_TWO = "laskettu kahdesta julkaistusta luvusta";
    /** Field of the report, and how the columns of the facts behind it begin; in the order of the report. */
    private static final List<List<String>> MONEY = List.of(
            List.of("used", "used"),
            List.of("own", "own_funding"),
            List.of("development_cost", "dev_cost"),
            List.of("running_cost", "running_cost"));

    private final Facts facts;
    private final Map<String, String> project;
    private final String id;
    private final Content content;

    FinalReport2020(Facts facts, Maker maker, Map<String, String> project) {
        this.facts = facts;
        this.project = project;
        this.id = project.get("project_id");
        this.content = maker.content("final-report-2020", Language.FI);
    }

    Content write() {
        form();
        funding();
        lists();
        YearlyStatements.fill(content, facts, id, Set.of("updated", "realised", "further"));
        facts.rows("scalability_2020", "project_id", id).forEach(row -> {
            content.set("scalability_level", row.get("level"));
            if (!row.get("note").isEmpty()) {
                content.paragraph("scalability", row.get("note"));
            }
        });
        lessons();
        origins();
        return content;
    }

    private void form() {
        content.set("project_id", id)
                .set("project_name", project.get("project_name"))
                .set("archive_number", project.get("final_report_no"))
                .set("project_status", project.get("status_end_2022"))
                .set("goals_met", project.get("goals_met"))
                .set("schedule_state", project.get("schedule"))
                .set("in_use_from", project.get("in_use_from"));
        facts.rows("staffing_2020", "project_id", id)
                .forEach(row -> content.set("staffing_change", row.get("staffing_change"))
                        .set("staffing_note", row.get("note")));
    }

    private void funding() {
        boolean isJoint = !project.get("benefit_group").isEmpty();
        boolean isOver = project.get("used_precision").equals("overrun_not_quantified");
        String other = project.get("granted_alt_eur");
        content.set("granted_as_reported", new BigDecimal(other.isEmpty() ? project.get("granted_eur") : other))
                .set("cost_overrun", isOver ? "ei määritettävissä" : "");
        for (List<String> told : MONEY) {
            String field = told.get(0);
            String column = told.get(1);
            String precision = isJoint && field.equals("own") ? "group" : project.get(column + "_precision");
            content.set(field, Wording.euros(project.get(column + "_eur"), precision, Language.FI))
                    .set(
                            field + "_between",
                            Wording.between(project.get(column + "_low_eur"), project.get(column + "_high_eur")));
        }
        content.set(
                "running_cost_per_year",
                Wording.euros(
                        project.get("running_cost_per_year_eur"),
                        project.get("running_cost_per_year_precision"),
                        Language.FI));
    }

    private void lists() {
        list("cost_causes", "cost_causes_2020", "cost_cause", "cause", "cost_evidence", "evidence_in_own_words");
        list(
                "technologies",
                "technologies_2020",
                "technology",
                "technology",
                "technology_state",
                "state",
                "products",
                "products");
        list(
                "suppliers",
                "suppliers_2020",
                "supplier",
                "supplier",
                "supplier_kind",
                "supplier_kind",
                "procurement_route",
                "procurement_route",
                "supplier_note",
                "note");
        facts.rows("delay_causes_2020", "project_id", id)
                .forEach(row -> content.row(
                        "delay_causes",
                        "delay_cause",
                        row.get("cause"),
                        "delay_years",
                        Wording.number(row.get("delay_years"), row.get("delay_precision")),
                        "benefits_from",
                        row.get("benefits_from"),
                        "evidence",
                        row.get("evidence_in_own_words")));
        list(
                "quality_benefits",
                "quality_benefits_2020",
                "quality_kind",
                "kind",
                "quality_state",
                "state",
                "detail",
                "detail_in_own_words");
        facts.rows("operating_figures_2020", "project_id", id)
                .forEach(row -> content.row(
                        "operating_figures",
                        "measure",
                        row.get("measure"),
                        "measured",
                        Wording.number(row.get("value"), row.get("precision")),
                        "measure_unit",
                        row.get("unit")));
    }

    /** Copies the project's rows of a file into a list; pairs are the field and the column that fills it. */
    private void list(String block, String file, String... pairs) {
        facts.rows(file, "project_id", id).forEach(row -> {
            Object[] filled = new Object[pairs.length];
            for (int i = 0; i < pairs.length; i += 2) {
                filled[i] = pairs[i];
                filled[i + 1] = row.get(pairs[i + 1]);
            }
            content.row(block, filled);
        });
    }

    /** An agency with several projects tells its lessons in the report of its first one. */
    private void lessons() {
        if (id.endsWith("-1")) {
            facts.rows("lessons_2020", "agency_code", project.get("agency_code"))
                    .forEach(row -> {
                        String prefix = row.get("level").equals("agency") ? "agency_lessons_" : "lessons_";
                        content.paragraph(prefix + row.get("heading"), row.get("lesson_in_own_words"));
                    });
        }
    }

    private void origins() {
        for (List<String> money : MONEY) {
            if (project.get(money.get(1) + "_precision").equals("derived")) {
                for (String field : List.of(money.get(0), money.get(0) + "_between")) {
                    content.origin(Maker.label(content, field), "derived", FROM_TWO);
                }
            }
        }
        content.origin(Maker.rest(content), "published", SUMMARY);
    }
}
