package fi.robohaku.samples;

import java.util.Map;
import java.util.Set;

/** What a project tells of person-years and of the benefit of a year, beside its calculation. */
final class YearlyStatements {
    private YearlyStatements() {}

    /** Fills both lists of a document with the statements of some states. */
    static void fill(Content content, Facts facts, String project, Set<String> states) {
        facts.rows("person_years_2020", "project_id", project).stream()
                .filter(row -> states.contains(row.get("state")))
                .forEach(row -> addPersonYears(content, row));
        facts.rows("annual_benefits_2020", "project_id", project).stream()
                .filter(row -> states.contains(row.get("stage")))
                .forEach(row -> addAnnualBenefit(content, row));
    }

    /** An application asks for no state, for all of it is planned. */
    private static void addPersonYears(Content content, Map<String, String> row) {
        content.row(
                "person_years",
                "person_year_state",
                row.get("state"),
                "person_years",
                Wording.number(row.get("person_years"), row.get("precision")),
                "person_years_of",
                row.get("year"),
                "person_year_scope",
                row.get("scope"),
                "person_years_are_conditional",
                Boolean.valueOf(row.get("is_conditional")),
                "person_years_note",
                row.get("note"));
    }

    private static void addAnnualBenefit(Content content, Map<String, String> row) {
        String comparable = row.get("is_comparable");
        content.row(
                "annual_benefits",
                "annual_benefit",
                Wording.number(row.get("annual_benefit_eur"), row.get("precision")),
                "annual_benefit_from",
                row.get("from_year"),
                "annual_benefit_is_comparable",
                comparable.isEmpty() ? "" : (Object) Boolean.valueOf(comparable),
                "annual_benefit_note",
                row.get("note"));
    }
}
