package fi.robohaku.samples;

import static fi.robohaku.samples.ReadSamples.FACTS;
import static org.assertj.core.api.Assertions.assertThat;

import fi.robohaku.SampleSetTest;
import fi.robohaku.contracts.Taxonomy;
import fi.robohaku.samples.ReadSamples.Row;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What is published of the call stands in the sample documents, where the reader finds it. */
@SampleSetTest
class SampleFactsTest {
    private static final List<Map<String, String>> PROJECTS = FACTS.rows("projects_2020");

    /** Columns of the records of a table of round 2020, a line each. */
    private static List<String> read(String table, String... columns) {
        return read(ReadSamples.rows("2020", table), columns);
    }

    private static List<String> read(List<Row> rows, String... columns) {
        return rows.stream()
                .map(row -> Stream.of(columns)
                        .map(column -> column.equals("subject") ? row.subject() : row.text(column))
                        .collect(Collectors.joining(" | ")))
                .toList();
    }

    private static List<String> stated(List<Map<String, String>> rows, String... columns) {
        return rows.stream()
                .map(row ->
                        Stream.of(columns).map(column -> plain(row.get(column))).collect(Collectors.joining(" | ")))
                .toList();
    }

    /** A number without closing zeros; anything else as it is. */
    private static String plain(String text) {
        return text.matches("-?\\d+\\.\\d+")
                ? new BigDecimal(text).stripTrailingZeros().toPlainString()
                : text;
    }

    private static Row funding(String project, String kind) {
        return ReadSamples.rows("2020", "funding").stream()
                .filter(row -> row.text("funding_kind").equals(kind))
                .filter(row ->
                        row.subject().equals(project) || row.text("subject_id").equals(project))
                .findFirst()
                .orElseThrow(() -> new AssertionError("No " + kind + " of " + project));
    }

    private static Row benefit(String subject, String kind) {
        return ReadSamples.rows("2020", "benefit").stream()
                .filter(row -> row.subject().equals(subject))
                .filter(row -> ReadSamples.readings().get(row.path()).kind().equals(kind))
                .findFirst()
                .orElseThrow(() -> new AssertionError("No benefit of " + subject + " in a " + kind));
    }

    private static void assertAmount(Row row, String column, String amount, String precision) {
        String expected = switch (precision) {
            case "not_reported", "overrun_not_quantified", "" -> "not_reported";
            case "group" -> "joint";
            default -> "reported";
        };
        assertThat(row.value(column).orElseThrow().status())
                .as("%s of %s", row.figures().keySet(), row.path())
                .isEqualTo(expected);
        assertThat(row.text(column)).as(row.path()).isEqualTo(amount);
        if (expected.equals("reported")) {
            String worded = precision.equals("derived") || precision.equals("rounded") ? "approx" : precision;
            assertThat(row.value(column).orElseThrow().precision().name())
                    .as("%s in %s", row.figures().keySet(), row.path())
                    .isEqualToIgnoringCase(worded);
        }
    }

    @Test
    void eachProjectHasItsNamesAndItsGrant() {
        List<Row> applications = ReadSamples.rows("2020", "application");
        for (Map<String, String> project : PROJECTS) {
            String id = project.get("project_id");
            Row application = applications.stream()
                    .filter(row -> row.subject().equals(id))
                    .filter(row -> !row.path().contains("luonnos"))
                    .findFirst()
                    .orElseThrow();
            assertThat(application.text("agency_code")).as(id).isEqualTo(project.get("agency_code"));
            assertThat(application.text("acronym")).as(id).isEqualTo(project.get("acronym"));
            assertThat(application.text("project_name")).as(id).isEqualTo(project.get("project_name"));
            assertThat(funding(id, "granted").text("amount_eur")).as(id).isEqualTo(project.get("granted_eur"));
            assertThat(funding(id, "applied").text("amount_eur")).as(id).isEqualTo(project.get("granted_eur"));
            String other = project.get("granted_alt_eur");
            assertThat(funding(id, "granted_as_reported").text("amount_eur"))
                    .as("grant as the report of %s tells it", id)
                    .isEqualTo(other.isEmpty() ? project.get("granted_eur") : other);
        }
    }

    @Test
    void eachAgencyIsOfItsBranchAndHasItsName() {
        Map<String, Taxonomy.Term> agencies = ReadSamples.SCHEMAS.taxonomy("agencies").terms().stream()
                .collect(Collectors.toMap(Taxonomy.Term::code, term -> term));
        for (Map<String, String> project : PROJECTS) {
            Taxonomy.Term agency = agencies.get(project.get("agency_code"));
            assertThat(agency.parent()).as(agency.code()).isEqualTo(project.get("admin_branch"));
            assertThat(Stream.concat(Stream.of(agency.label().fi()), agency.aliases().stream()))
                    .as("names of %s", agency.code())
                    .contains(project.get("agency_name"));
        }
    }

    @Test
    void eachFinalReportTellsWhatWasUsedAndHowItWent() {
        List<Row> reports = ReadSamples.rows("2020", "final_report");
        for (Map<String, String> project : PROJECTS) {
            String id = project.get("project_id");
            boolean isJoint = !project.get("benefit_group").isEmpty();
            assertAmount(funding(id, "used"), "amount_eur", project.get("used_eur"), project.get("used_precision"));
            assertAmount(
                    funding(id, "own"),
                    "amount_eur",
                    project.get("own_funding_eur"),
                    isJoint ? "group" : project.get("own_funding_precision"));
            Map<String, String> columns = Map.of(
                    "used",
                    "used",
                    "own",
                    "own_funding",
                    "development_cost",
                    "dev_cost",
                    "running_cost",
                    "running_cost");
            columns.forEach((kind, column) -> {
                assertThat(funding(id, kind).text("amount_eur_low"))
                        .as("least %s of %s", kind, id)
                        .isEqualTo(project.get(column + "_low_eur"));
                assertThat(funding(id, kind).text("amount_eur_high"))
                        .as("most %s of %s", kind, id)
                        .isEqualTo(project.get(column + "_high_eur"));
            });
            for (String kind : List.of("development_cost", "running_cost")) {
                assertAmount(
                        funding(id, kind),
                        "amount_eur",
                        project.get(columns.get(kind) + "_eur"),
                        project.get(columns.get(kind) + "_precision"));
            }
            assertAmount(
                    funding(id, "running_cost_per_year"),
                    "amount_eur",
                    project.get("running_cost_per_year_eur"),
                    project.get("running_cost_per_year_precision"));
            boolean isOver = project.get("used_precision").equals("overrun_not_quantified");
            assertThat(funding(id, "cost_overrun")
                            .value("amount_eur")
                            .orElseThrow()
                            .status())
                    .as("overrun of %s", id)
                    .isEqualTo(isOver ? "cannot_tell" : "not_reported");
            Row report = reports.stream()
                    .filter(row -> row.subject().equals(id))
                    .findFirst()
                    .orElseThrow();
            assertThat(report.text("archive_number")).as(id).isEqualTo(project.get("final_report_no"));
            assertThat(report.text("project_status")).as(id).isEqualTo(project.get("status_end_2022"));
            assertThat(report.text("goals_met")).as(id).isEqualTo(project.get("goals_met"));
            assertThat(report.text("schedule_state")).as(id).isEqualTo(project.get("schedule"));
            assertThat(report.text("in_use_from")).as(id).isEqualTo(project.get("in_use_from"));
        }
    }

    @Test
    void eachBenefitIsWordedAsTheSourceWordsIt() {
        for (Map<String, String> project : PROJECTS) {
            String id = project.get("project_id");
            boolean isJoint = !project.get("benefit_group").isEmpty();
            Row planned = benefit(id, "application");
            assertAmount(
                    planned,
                    "net_benefit_eur",
                    project.get("target_benefit_eur"),
                    isJoint ? "group" : project.get("target_precision"));
            assertThat(planned.text("horizon_year")).as(id).isEqualTo(project.get("target_horizon"));
            if (!isJoint) {
                Row updated = benefit(id, "final_calculation");
                assertAmount(
                        updated,
                        "net_benefit_eur",
                        project.get("updated_benefit_eur"),
                        project.get("updated_precision"));
                assertThat(updated.text("horizon_year")).as(id).isEqualTo(project.get("updated_horizon"));
            }
        }
    }

    @Test
    void theJointCalculationHoldsTheFiguresOfTheGroup() {
        Map<String, String> group = FACTS.rows("benefit_groups_2020").get(0);
        String id = group.get("benefit_group");
        Row planned = benefit(id, "joint_calculation");
        Row updated = benefit(id, "joint_final_calculation");
        assertAmount(planned, "net_benefit_eur", group.get("target_benefit_eur"), group.get("target_precision"));
        assertAmount(updated, "net_benefit_eur", group.get("updated_benefit_eur"), group.get("updated_precision"));
        assertThat(planned.text("horizon_year")).isEqualTo(group.get("target_horizon"));
        assertThat(updated.text("horizon_year")).isEqualTo(group.get("updated_horizon"));
        assertAmount(funding(id, "used"), "amount_eur", group.get("used_eur"), group.get("used_precision"));
        assertAmount(
                funding(id, "own"), "amount_eur", group.get("own_funding_eur"), group.get("own_funding_precision"));
        List<String> members = List.of(group.get("members").split(";"));
        assertThat(read("benefit_group_member", "project_id").stream().distinct())
                .containsExactlyElementsOf(members);
        assertThat(members.stream()
                        .map(member ->
                                funding(member, "granted").number("amount_eur").orElseThrow())
                        .reduce(BigDecimal.ZERO, BigDecimal::add))
                .as("grants of the members")
                .isEqualByComparingTo(group.get("granted_eur"));
    }

    @Test
    void eachTechnologyIsPlannedOrRealisedAsPublished() {
        List<Map<String, String>> facts = FACTS.rows("technologies_2020");
        List<Row> funded = ReadSamples.rows("2020", "technology_use").stream()
                .filter(row ->
                        !row.subject().startsWith("2020-H") && !row.path().endsWith("_kopio.xlsx"))
                .toList();
        assertThat(read(
                        funded.stream()
                                .filter(row -> row.text("stage").equals("planned"))
                                .toList(),
                        "subject",
                        "technology"))
                .containsExactlyInAnyOrderElementsOf(stated(
                        facts.stream()
                                .filter(row -> row.get("planned").equals("true"))
                                .toList(),
                        "project_id",
                        "technology"));
        assertThat(read(
                        funded.stream()
                                .filter(row -> row.text("stage").equals("updated"))
                                .toList(),
                        "subject",
                        "technology",
                        "technology_state",
                        "products"))
                .containsExactlyInAnyOrderElementsOf(stated(facts, "project_id", "technology", "state", "products"));
    }

    @Test
    void causesQualityBenefitsAndOperatingFiguresAreAllThere() {
        assertThat(read("delay_cause", "subject", "delay_cause", "delay_years", "benefits_from", "evidence"))
                .containsExactlyInAnyOrderElementsOf(stated(
                        FACTS.rows("delay_causes_2020"),
                        "project_id",
                        "cause",
                        "delay_years",
                        "benefits_from",
                        "evidence_in_own_words"));
        assertThat(read("quality_benefit", "subject", "quality_kind", "quality_state", "detail"))
                .containsExactlyInAnyOrderElementsOf(stated(
                        FACTS.rows("quality_benefits_2020"), "project_id", "kind", "state", "detail_in_own_words"));
        assertThat(ReadSamples.rows("2020", "operating_figure").stream()
                        .map(row -> String.join(
                                " | ",
                                row.subject(),
                                row.text("measure"),
                                range(row, "value"),
                                row.text("unit"),
                                worded(row))))
                .containsExactlyInAnyOrderElementsOf(stated(
                        FACTS.rows("operating_figures_2020"), "project_id", "measure", "value", "unit", "precision"));
    }

    private static String range(Row row, String column) {
        String low = row.text(column + "_low");
        String high = row.text(column + "_high");
        return low.equals(high) ? low : low + "-" + high;
    }

    private static String worded(Row row) {
        return row.value("value_low").orElseThrow().precision().name().toLowerCase(java.util.Locale.ROOT);
    }

    @Test
    void peopleSuppliersCostsAndScalabilityAreToldByTheReportOfTheProject() {
        assertThat(read("supplier", "subject", "supplier", "supplier_kind", "procurement_route", "note"))
                .containsExactlyInAnyOrderElementsOf(stated(
                        FACTS.rows("suppliers_2020"),
                        "project_id",
                        "supplier",
                        "supplier_kind",
                        "procurement_route",
                        "note"));
        assertThat(read("cost_cause", "subject", "cost_cause", "evidence"))
                .containsExactlyInAnyOrderElementsOf(
                        stated(FACTS.rows("cost_causes_2020"), "project_id", "cause", "evidence_in_own_words"));
        assertThat(ReadSamples.rows("2020", "person_year").stream()
                        .filter(row -> !row.path().endsWith("_kopio.xlsx"))
                        .map(row -> String.join(
                                " | ",
                                row.subject(),
                                row.text("person_year_state"),
                                range(row, "person_years"),
                                row.text("as_of_year"),
                                row.text("person_year_scope"),
                                row.text("is_conditional"),
                                row.text("note"))))
                .containsExactlyInAnyOrderElementsOf(stated(
                        FACTS.rows("person_years_2020"),
                        "project_id",
                        "state",
                        "person_years",
                        "year",
                        "scope",
                        "is_conditional",
                        "note"));
        assertThat(ReadSamples.rows("2020", "annual_benefit").stream()
                        .map(row -> String.join(
                                " | ",
                                row.subject(),
                                range(row, "annual_benefit_eur"),
                                row.text("is_comparable"),
                                row.text("note"))))
                .containsExactlyInAnyOrderElementsOf(stated(
                        FACTS.rows("annual_benefits_2020"),
                        "project_id",
                        "annual_benefit_eur",
                        "is_comparable",
                        "note"));
        List<String> told = read("final_report", "subject", "scalability_level", "scalability");
        assertThat(told).containsAll(stated(FACTS.rows("scalability_2020"), "project_id", "level", "note"));
        assertThat(read("final_report", "subject", "staffing_change", "staffing_note"))
                .containsAll(stated(FACTS.rows("staffing_2020"), "project_id", "staffing_change", "note"));
    }

    @Test
    void eachLessonIsToldByAProjectOfItsAgency() {
        Map<String, String> agencies = PROJECTS.stream()
                .collect(Collectors.toMap(row -> row.get("project_id"), row -> row.get("agency_code")));
        assertThat(ReadSamples.rows("2020", "lesson").stream()
                        .map(row -> String.join(
                                " | ",
                                agencies.get(row.subject()),
                                row.text("lesson_heading"),
                                row.text("lesson_level"),
                                row.text("lesson"))))
                .containsExactlyInAnyOrderElementsOf(
                        stated(FACTS.rows("lessons_2020"), "agency_code", "heading", "level", "lesson_in_own_words"));
    }

    @Test
    void groupsFollowOnsAndTheSurveyStandInTheRegisters() {
        assertThat(read(
                        "codevelopment_group",
                        "group_id",
                        "group_name",
                        "lead_agency",
                        "members",
                        "is_funded_from_call",
                        "funded_by",
                        "report_number",
                        "money_spent_on",
                        "what_was_shared"))
                .containsExactlyElementsOf(stated(
                        FACTS.rows("groups_2020"),
                        "group_id",
                        "group_name",
                        "lead_agency",
                        "members",
                        "funded_from_call",
                        "funded_by",
                        "report_number",
                        "money_spent_on",
                        "what_was_shared"));
        assertThat(ReadSamples.rows("2020", "funding").stream()
                        .filter(row -> row.text("subject_id").startsWith("2020-YK"))
                        .filter(row -> row.number("amount_eur").isPresent())
                        .map(row -> row.text("subject_id") + " | " + row.text("funding_kind") + " | "
                                + row.text("amount_eur")))
                .as("what each group got and used (4.r); a group that another programme pays has neither")
                .containsExactlyInAnyOrder(
                        "2020-YK-1 | granted | 100000",
                        "2020-YK-1 | used | 100000",
                        "2020-YK-2 | granted | 89000",
                        "2020-YK-2 | used | 89000");
        assertThat(read("follow_on", "follow_on_id", "parent_project_id", "note"))
                .containsExactlyElementsOf(
                        stated(FACTS.rows("follow_ons_2020"), "follow_on_id", "parent_project_id", "note"));
        for (Map<String, String> followOn : FACTS.rows("follow_ons_2020")) {
            Row granted = funding(followOn.get("follow_on_id"), "granted");
            assertAmount(granted, "amount_eur", followOn.get("granted_eur"), "exact");
            Row updated = ReadSamples.rows("2020", "benefit").stream()
                    .filter(row -> row.text("subject_id").equals(followOn.get("follow_on_id")))
                    .findFirst()
                    .orElseThrow();
            assertAmount(
                    updated, "net_benefit_eur", followOn.get("updated_benefit_eur"), followOn.get("updated_precision"));
            assertThat(updated.text("horizon_year")).isEqualTo(followOn.get("updated_horizon"));
        }
        assertThat(read("survey_answer", "question", "share", "meaning"))
                .containsExactlyElementsOf(stated(
                        FACTS.rows("headline_figures").stream()
                                .filter(row -> row.get("key").startsWith("feedback_"))
                                .toList(),
                        "key",
                        "value",
                        "meaning"));
    }

    @Test
    void headlinesAndCallsOfEachRoundAreAsPublished() {
        assertThat(ReadSamples.rows("headline").stream()
                        .map(row -> String.join(
                                " | ",
                                row.round(),
                                row.text("headline_key"),
                                row.text("value"),
                                row.text("unit"),
                                row.value("value")
                                        .orElseThrow()
                                        .precision()
                                        .name()
                                        .toLowerCase(java.util.Locale.ROOT),
                                row.text("section"),
                                row.text("meaning"))))
                .containsExactlyInAnyOrderElementsOf(stated(
                                FACTS.rows("headline_figures"),
                                "round",
                                "key",
                                "value",
                                "unit",
                                "precision",
                                "section",
                                "meaning")
                        .stream()
                        .map(text -> text.replace(" | rounded | ", " | approx | "))
                        .toList());
        List<String> columns = List.of(
                "stream",
                "call_label",
                "opened",
                "closed",
                "decided",
                "budget_max_eur",
                "grant_max_eur",
                "applications",
                "funded",
                "source");
        assertThat(read(
                        ReadSamples.rows("call_stream"),
                        columns.stream()
                                .map(name -> List.of("closed", "decided").contains(name) ? name + "_on" : name)
                                .toArray(String[]::new)))
                .containsExactlyElementsOf(stated(FACTS.rows("rounds"), columns.toArray(String[]::new)));
    }

    @Test
    void theCriteriaOfTheCallAreTheTaxonomysAndAreAllAskedAndScored() {
        List<Map<String, String>> criteria = FACTS.rows("criteria");
        assertThat(ReadSamples.SCHEMAS.taxonomy("criteria").terms().stream()
                        .filter(term -> !term.parent().isEmpty())
                        .map(term -> String.join(
                                " | ",
                                term.parent(),
                                term.code(),
                                term.label().fi(),
                                term.label().en())))
                .containsExactlyInAnyOrderElementsOf(stated(criteria, "kind", "key", "label_fi", "label_en"));
        assertThat(read("criterion_answer", "criterion").stream().distinct())
                .containsExactlyInAnyOrderElementsOf(stated(FACTS.rows("criteria", "kind", "mandatory"), "key"));
        assertThat(read("evaluation_score", "criterion").stream().distinct())
                .containsExactlyInAnyOrderElementsOf(stated(FACTS.rows("criteria", "kind", "scored"), "key"));
    }

    @Test
    void theNamedProjectsOf2018KeepTheirNamesAndState() {
        for (Map<String, String> named : FACTS.rows("named_2018")) {
            Row application = ReadSamples.rows("2018", "application").stream()
                    .filter(row -> row.text("project_name").equals(named.get("project_name")))
                    .findFirst()
                    .orElseThrow(() -> new AssertionError("No application called " + named.get("project_name")));
            assertThat(application.text("agency_code")).isEqualTo(named.get("agency_code"));
            Row decision = ReadSamples.rows("2018", "decision").stream()
                    .filter(row -> row.text("project_id").equals(application.subject()))
                    .findFirst()
                    .orElseThrow();
            boolean isLater = named.get("state_2018_04_30").equals("asked_for_more");
            assertThat(decision.text("decided_on")).isEqualTo(isLater ? "" : "2018-04-30");
            assertThat(decision.text("conditions").contains("täydentämään"))
                    .as(application.subject())
                    .isEqualTo(isLater);
        }
    }
}
