package fi.robohaku;

import static java.util.stream.Collectors.counting;
import static java.util.stream.Collectors.groupingBy;
import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.spark.sql.Row;
import org.junit.jupiter.api.Test;

/** What the reports tell beside euros, how good the data is, and how the portfolio went, on the sample documents. */
@SparkTest
class ListsAndPortfolioTest {
    private final SampleRun samples = SampleRun.get();

    @Test
    void everyPublishedQualityBenefitIsListedWithTheCellThatTellsIt() {
        List<Map<String, String>> published = PublishedFigures.rows("quality_benefits_2020");
        List<Row> listed =
                samples.rows("SELECT project_id, quality_kind, quality_state, detail, source_text, path, cell,"
                        + " provenance FROM gold.quality_benefits WHERE round = '2020'");

        assertThat(listed)
                .as("benefits of the final reports of 2020")
                .extracting(row ->
                        row.getString(0) + "|" + row.getString(1) + "|" + row.getString(2) + "|" + row.getString(3))
                .containsExactlyInAnyOrderElementsOf(published.stream()
                        .map(row -> row.get("project_id") + "|" + row.get("kind") + "|" + row.get("state") + "|"
                                + row.get("detail_in_own_words"))
                        .toList());
        assertThat(listed).allSatisfy(row -> {
            assertThat(row.getString(4)).as("text of the document").contains(row.getString(3));
            assertThat(row.getString(5))
                    .as("document")
                    .isEqualTo("2020/final-reports/" + row.getString(0) + "_loppuraportti.docx");
            assertThat(row.getString(6)).as("cell").matches("T\\d+![A-Z]\\d+");
            assertThat(row.getString(7)).as("provenance").isEqualTo("published");
        });
        assertThat(counts(
                        "SELECT concat(quality_kind, '|', quality_state), n_benefits FROM gold.quality_benefits_by_kind"
                                + " WHERE round = '2020'"))
                .as("benefits by kind and state")
                .isEqualTo(new TreeMap<>(published.stream()
                        .collect(groupingBy(row -> row.get("kind") + "|" + row.get("state"), counting()))));
        assertThat(samples.row("SELECT max(n_reports) FROM gold.quality_benefits_by_kind WHERE round = '2020'")
                        .getInt(0))
                .as("final reports that the counts are out of")
                .isEqualTo(23);
    }

    private Map<String, Long> counts(String query) {
        Map<String, Long> counted = new TreeMap<>();
        samples.rows(query).forEach(row -> counted.put(row.getString(0), (long) row.getInt(1)));
        return counted;
    }

    @Test
    void lessonsAddUpToThePublishedOnesByHeadingAndAgency() {
        List<Map<String, String>> published = PublishedFigures.rows("lessons_2020");

        assertThat(counts("SELECT lesson_heading, n_lessons FROM gold.lessons_by_heading WHERE round = '2020'"
                        + " AND agency_code = 'all' AND lesson_heading != 'no_heading'"))
                .as("lessons by heading")
                .isEqualTo(
                        new TreeMap<>(published.stream().collect(groupingBy(row -> row.get("heading"), counting()))));
        assertThat(counts("SELECT concat(agency_code, '|', lesson_heading), n_lessons FROM gold.lessons_by_heading"
                        + " WHERE round = '2020' AND agency_code NOT IN ('all', 'none')"))
                .as("lessons by agency and heading")
                .isEqualTo(new TreeMap<>(published.stream()
                        .collect(groupingBy(row -> row.get("agency_code") + "|" + row.get("heading"), counting()))));
        assertThat(samples.rows("SELECT lesson FROM gold.lessons WHERE round = '2020' AND project_id != 'all'"
                        + " AND lesson = source_text"))
                .as("lessons whose words are those of the document")
                .hasSameSizeAs(published);
    }

    @Test
    void aShareOfTheSurveyCannotBeTakenAsExactOfTwentyThreeProjects() {
        Map<String, String> told = new TreeMap<>();
        samples.rows(
                        "SELECT question, is_share_of_base, n_yes_low, n_yes_high, respondents_that_fit, is_whole_as_worded,"
                                + " respondents_status FROM gold.feedback WHERE round = '2020'")
                .forEach(row -> told.put(row.getString(0), row.toString()));

        // 16 of 23 is 69.57 percent, which rounds to 70; 20 of 23 is 86.96 and 21 is 91.30: none rounds to 90.
        assertThat(told)
                .containsEntry(
                        "feedback_call_needed_share",
                        "[feedback_call_needed_share,true,16,16,10; 20; 23,false,not_reported]")
                .containsEntry(
                        "feedback_criteria_clear_share",
                        "[feedback_criteria_clear_share,false,20,21,10; 20; 21,false,not_reported]")
                .containsEntry(
                        "feedback_form_easy_share",
                        "[feedback_form_easy_share,false,21,22,19; 20; 21; 22,false,not_reported]")
                .containsEntry(
                        "feedback_support_share", "[feedback_support_share,false,17,18,17; 21,false,not_reported]");
    }

    @Test
    void plannedAndRealisedOperatingFiguresStandSideBySideWhereTheyMeasureTheSame() {
        assertThat(samples.rows("SELECT project_id, measure, as_of_year, planned_low, planned_high, realised_low,"
                        + " realised_high, realised_share_low, realised_share_high FROM gold.operating_figures"
                        + " WHERE stages_told = 'both' ORDER BY project_id"))
                .as("pairs: three processes of three (4.l), two of two (4.j), five robots where two were planned (4.a)")
                .extracting(Row::toString)
                .containsExactly(
                        "[2020-OPH-1,processes_automated,null,3.0000,3.0000,3.0000,3.0000,1.000000,1.000000]",
                        "[2020-TK-1,processes_automated,null,2.0000,2.0000,2.0000,2.0000,1.000000,1.000000]",
                        "[2020-VNK-1,robots_in_production,null,2.0000,2.0000,5.0000,5.0000,2.500000,2.500000]");
        assertThat(samples.rows("SELECT measure FROM gold.operating_figures WHERE stages_told = 'planned_only'"))
                .as("plans without a counterpart")
                .extracting(row -> row.getString(0))
                .containsExactlyInAnyOrder(
                        "interpretation_time_saved",
                        "time_saved_per_person_week_less",
                        "time_saved_per_person_week_more");
        // Three plans are paired: the other figures have a row each.
        assertThat(samples.rows("SELECT 1 FROM gold.operating_figures"))
                .as("rows of operating figures")
                .hasSize(PublishedFigures.rows("operating_figures_2020").size() - 3);
    }

    @Test
    void theTwoGrantsOfOneProjectAndTheTwoHorizonsOfAnotherAreConflictsWithTheRuleThatChose() {
        Map<String, String> granted = PublishedFigures.row("projects_2020", "project_id", "2020-PV-1");
        Map<String, String> horizon = PublishedFigures.row("projects_2020", "project_id", "2020-ARA-1");
        List<Row> conflicts = samples.rows("SELECT * FROM gold.source_conflicts WHERE round = '2020'"
                + " AND conflict_scope = 'between_documents' ORDER BY subject_id");

        assertThat(conflicts)
                .as("conflicts of 2020")
                .extracting(row -> row.getAs("subject_id") + " " + row.getAs("conflict_kind"))
                .containsExactly("2020-ARA-1 horizon", "2020-PV-1 granted");
        Row ara = conflicts.get(0);
        assertThat(ara.<BigDecimal>getAs("value_used")).isEqualByComparingTo(horizon.get("target_horizon"));
        assertThat(ara.<BigDecimal>getAs("value_other")).isEqualByComparingTo(horizon.get("updated_horizon"));
        assertThat(ara.<String>getAs("rule_of_choice"))
                .isEqualTo("each_keeps_its_own_and_comparable_horizon_leaves_it_out");
        assertThat(ara.<String>getAs("path_other")).isEqualTo("2020/final-reports/2020-ARA-1_loppulaskelma.xlsx");
        Row pv = conflicts.get(1);
        assertThat(pv.<BigDecimal>getAs("value_used")).isEqualByComparingTo(granted.get("granted_eur"));
        assertThat(pv.<BigDecimal>getAs("value_other")).isEqualByComparingTo(granted.get("granted_alt_eur"));
        assertThat(pv.<String>getAs("rule_of_choice")).isEqualTo("the_decision_counts");
        assertThat(pv.<String>getAs("path_used")).isEqualTo("2020/registers/paatokset.csv");
        assertThat(pv.<String>getAs("path_other")).isEqualTo("2020/final-reports/2020-PV-1_loppuraportti.docx");

        assertThat(samples.rows("SELECT unit_id, left_out_because FROM gold.set_exclusions WHERE round = '2020'"
                        + " AND figure_set = 'comparable_horizon' AND unit_kind != 'follow_on' ORDER BY unit_id"))
                .as("left out of comparable_horizon")
                .extracting(Row::toString)
                .containsExactly(
                        "[2020-ARA-1,horizon_differs]", "[2020-KEHA-1,horizon_not_named]", "[POHA-SARA,joint_figure]");
    }

    @Test
    void rejectionsAreThoseOfTheDocumentsThatAreThereAndCompletenessCountsFields() {
        assertThat(samples.rows("SELECT path, rule FROM gold.standing_rejection"))
                .as("breaches that stand after one run are all that it found")
                .containsExactlyInAnyOrderElementsOf(samples.rows("SELECT path, rule FROM ops.rejection"));

        Row used = samples.row("SELECT * FROM gold.data_quality WHERE contract = 'final-report-2020'"
                + " AND field = 'amount_eur (used)'");
        long told = PublishedFigures.rows("projects_2020").stream()
                .filter(row -> !row.get("used_eur").isEmpty())
                .count();
        assertThat(used.<Integer>getAs("n_documents")).as("final reports").isEqualTo(23);
        assertThat((long) used.<Integer>getAs("n_reported")).as("use told").isEqualTo(told);
        // The police projects tell it jointly; an overrun without a sum is a reason as well, or nothing.
        assertThat(used.<Integer>getAs("n_explained")).as("told jointly").isEqualTo(3);
        assertThat(samples.row("SELECT count(*) FROM gold.data_quality_by_agency WHERE round = '2020'"
                                + " AND agency_code = 'VNK'")
                        .getLong(0))
                .as("template versions that VNK used")
                .isEqualTo(4);
    }

    @Test
    void thePortfolioKeepsPlannedDecidedAndReportedApart() {
        assertThat(
                        counts(
                                "SELECT stage_reached, CAST(count(*) AS INT) FROM gold.portfolio WHERE round = '2020' GROUP BY 1"))
                .as("applications by the stage that they reached: 23 reported, 20 not funded")
                .isEqualTo(Map.of("reported", 23L, "decided", 20L));
        Row project = samples.row("SELECT * FROM gold.portfolio WHERE project_id = '2020-VNK-1'");
        assertThat(project.<BigDecimal>getAs("planned_benefit_eur")).isEqualByComparingTo("1500000");
        assertThat(project.<BigDecimal>getAs("updated_benefit_eur")).isEqualByComparingTo("377000");
        assertThat(project.<BigDecimal>getAs("granted_eur")).isEqualByComparingTo("237000");
        assertThat(project.<String>getAs("goals_met")).isEqualTo("partly");
        assertThat(project.<String>getAs("reported_provenance")).isEqualTo("published");
        assertThat(samples.row("SELECT planned_status, reported_status FROM gold.portfolio"
                                + " WHERE project_id = '2020-POHA-1'")
                        .toString())
                .isEqualTo("[joint,joint]");
    }

    @Test
    void aDelayIsFirstToldByStatusReportsOrByDeviationReportsAndTheTwoAreNotMixed() {
        Row forecast = samples.row("SELECT * FROM gold.delay_first_told WHERE project_id = '2020-RISE-1'"
                + " AND told_by = 'status_reports'");
        List<Row> reports = samples.rows("SELECT reported_on, forecast_delay_months FROM gold.portfolio_timeline"
                + " WHERE project_id = '2020-RISE-1' AND told_in = 'status_report' ORDER BY event_no");
        Row first = reports.stream()
                .filter(row -> row.getDecimal(1).signum() > 0)
                .findFirst()
                .orElseThrow();
        assertThat(reports).as("status reports of 2020-RISE-1").hasSize(4);
        assertThat(forecast.<Object>getAs("first_told_on")).isEqualTo(first.get(0));
        assertThat(forecast.<BigDecimal>getAs("first_told_months")).isEqualByComparingTo(first.getDecimal(1));
        assertThat(forecast.<BigDecimal>getAs("underestimated_months"))
                .isEqualByComparingTo(reports.get(3).getDecimal(1).subtract(first.getDecimal(1)));
        assertThat(forecast.<String>getAs("provenance")).isEqualTo("synthetic");

        // Two years of 2020-POHA-1 (4.f) are 24 months in a deviation report that is made for the samples.
        Row deviation = samples.row("SELECT first_told_months, final_months, underestimated_months, status, provenance"
                + " FROM gold.delay_first_told WHERE project_id = '2020-POHA-1' AND told_by = 'deviation_reports'");
        assertThat(deviation.toString()).isEqualTo("[24.00,24.00,0.00,reported,synthetic]");
        assertThat(samples.row("SELECT status FROM gold.delay_first_told WHERE project_id = '2020-VNK-1'"
                                + " AND told_by = 'deviation_reports'")
                        .getString(0))
                .as("a deviation told without a number")
                .isEqualTo("cannot_tell");
    }
}
