package fi.robohaku;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.spark.sql.Row;
import org.junit.jupiter.api.Test;

/** The figures of round 2020 as computed from the sample documents, held against the published ones. */
@SparkTest
class RealisationOfRound2020Test {
    private final SampleRun samples = SampleRun.get();

    private Row set(String figureSet) {
        return samples.row("SELECT * FROM gold.realisation_by_round WHERE round = '2020' AND stream = 'all'"
                + " AND figure_set = '" + figureSet + "'");
    }

    private static BigDecimal decimal(Row row, String column) {
        return row.getAs(column);
    }

    private static BigDecimal ratio(BigDecimal part, BigDecimal whole) {
        return part.divide(whole, 6, RoundingMode.HALF_UP);
    }

    private static BigDecimal targets() {
        return PublishedFigures.sum("target_benefit_eur", "projects_2020", "benefit_groups_2020");
    }

    private static BigDecimal updates() {
        return PublishedFigures.sum("updated_benefit_eur", "projects_2020", "benefit_groups_2020");
    }

    @Test
    void targetsAndUpdatedBenefitsAddUpToThePublishedOnesWithTheFollowOnOnlyInTheSetThatSaysSo() {
        BigDecimal followOn = PublishedFigures.sum("updated_benefit_eur", "follow_ons_2020");
        assertThat(targets()).isEqualByComparingTo("47430000");
        assertThat(updates()).isEqualByComparingTo("27820000");
        assertThat(updates().add(followOn)).isEqualByComparingTo("28300000");

        assertThat(decimal(set("matched"), "planned_benefit_eur")).isEqualByComparingTo(targets());
        assertThat(decimal(set("matched"), "updated_benefit_eur")).isEqualByComparingTo(updates());
        assertThat(decimal(set("with_follow_on"), "planned_benefit_eur")).isEqualByComparingTo(targets());
        assertThat(decimal(set("with_follow_on"), "updated_benefit_eur"))
                .isEqualByComparingTo(updates().add(followOn));
        // Chapters 1 and 3.d publish 47.9 and 28.3, 0.591. No chapter tells whether the target has the follow-on in it.
        Row both = set("follow_on_in_both");
        assertThat(decimal(both, "planned_benefit_eur"))
                .isEqualByComparingTo(targets().add(followOn))
                .isEqualByComparingTo("47910000");
        assertThat(decimal(both, "realisation_ratio").setScale(3, RoundingMode.HALF_UP))
                .isEqualByComparingTo("0.591")
                .isEqualByComparingTo(
                        decimal(set("published"), "realisation_ratio").setScale(3, RoundingMode.HALF_UP));
    }

    @Test
    void everyNamedSetHasTheRatioThatTheMethodsGive() {
        BigDecimal joint = PublishedFigures.sum("target_benefit_eur", "benefit_groups_2020");
        BigDecimal jointUpdated = PublishedFigures.sum("updated_benefit_eur", "benefit_groups_2020");

        assertThat(decimal(set("published"), "realisation_ratio"))
                .isEqualByComparingTo(ratio(new BigDecimal("28300000"), new BigDecimal("47900000")))
                .isEqualByComparingTo("0.590814");
        assertThat(decimal(set("with_follow_on"), "realisation_ratio"))
                .isEqualByComparingTo(ratio(new BigDecimal("28300000"), targets()));
        assertThat(decimal(set("matched"), "realisation_ratio")).isEqualByComparingTo(ratio(updates(), targets()));
        assertThat(decimal(set("single"), "realisation_ratio"))
                .isEqualByComparingTo(
                        ratio(updates().subtract(jointUpdated), targets().subtract(joint)));
        assertThat(decimal(set("single"), "planned_benefit_eur")).isEqualByComparingTo("41730000");
        assertThat(decimal(set("single"), "updated_benefit_eur")).isEqualByComparingTo("26220000");
        assertThat(samples.rows(
                        "SELECT figure_set FROM gold.realisation_by_round WHERE round = '2020' AND is_headline"))
                .extracting(row -> row.getString(0))
                .containsExactly("matched");
    }

    @Test
    void meanAndMedianOfTheSingleProjectsAreThoseOfTheirRatios() {
        List<BigDecimal> ratios = PublishedFigures.rows("projects_2020").stream()
                .filter(row -> row.get("benefit_group").isEmpty())
                .map(row -> PublishedFigures.amount(row, "updated_benefit_eur")
                        .orElseThrow()
                        .divide(
                                PublishedFigures.amount(row, "target_benefit_eur")
                                        .orElseThrow(),
                                12,
                                RoundingMode.HALF_UP))
                .sorted()
                .toList();
        BigDecimal mean = ratios.stream()
                .reduce(BigDecimal.ZERO, BigDecimal::add)
                .divide(BigDecimal.valueOf(ratios.size()), 3, RoundingMode.HALF_UP);
        BigDecimal median = ratios.get(9).add(ratios.get(10)).divide(BigDecimal.valueOf(2), 3, RoundingMode.HALF_UP);

        assertThat(ratios).hasSize(20);
        assertThat(mean).isEqualByComparingTo("0.664");
        assertThat(median).isEqualByComparingTo("0.675");
        Row single = set("single");
        assertThat(decimal(single, "mean_ratio").setScale(3, RoundingMode.HALF_UP))
                .isEqualByComparingTo(mean);
        assertThat(decimal(single, "median_ratio").setScale(3, RoundingMode.HALF_UP))
                .isEqualByComparingTo(median);
        assertThat(single.<Integer>getAs("n_units")).isEqualTo(20);
    }

    @Test
    void aSetSaysWhatItLeavesOutAndWhyAndWhatShareOfThePlanItCovers() {
        Row single = set("single");
        assertThat(single.<String>getAs("left_out")).isEqualTo("POHA-SARA: joint_figure");
        assertThat(single.<Integer>getAs("n_left_out")).isEqualTo(3);
        assertThat(decimal(single, "planned_covered_share"))
                .isEqualByComparingTo(ratio(new BigDecimal("41730000"), targets()));

        Row comparable = set("comparable_horizon");
        assertThat(comparable.<String>getAs("left_out"))
                .isEqualTo("2020-ARA-1: horizon_differs; 2020-KEHA-1: horizon_not_named; POHA-SARA: joint_figure");
        assertThat(comparable.<Integer>getAs("n_projects")).isEqualTo(18);
    }

    @Test
    void aRatioStandsBesideTheOneWithoutFiguresThatHangOnACondition() {
        BigDecimal conditionalTargets = BigDecimal.ZERO;
        BigDecimal conditionalUpdates = BigDecimal.ZERO;
        for (Row row : samples.rows("""
                SELECT unit_id, planned_benefit_eur, updated_benefit_eur FROM gold.figure_unit AS unit
                WHERE round = '2020' AND unit_kind != 'follow_on' AND (updated_precision = 'conditional' OR EXISTS (
                  SELECT 1 FROM silver.benefit_condition AS told
                  WHERE told.round = unit.round AND told.subject_id = unit.unit_id AND told.is_conditional))
                """)) {
            conditionalTargets = conditionalTargets.add(row.getDecimal(1));
            conditionalUpdates = conditionalUpdates.add(row.getDecimal(2));
        }
        assertThat(conditionalTargets)
                .as("of 2020-PV-1 and 2020-VALTORI-2, chapters 4.g and 4.i, at least")
                .isGreaterThanOrEqualTo(new BigDecimal("8000000"));
        assertThat(decimal(set("matched"), "ratio_without_conditional"))
                .isEqualByComparingTo(
                        ratio(updates().subtract(conditionalUpdates), targets().subtract(conditionalTargets)));
    }

    @Test
    void theThreePoliceProjectsHaveOneJointFigureAndNoneOfTheirOwn() {
        Row joint = samples.row("SELECT * FROM gold.realisation_by_project WHERE project_id = 'POHA-SARA'");
        Map<String, String> published = PublishedFigures.row("benefit_groups_2020", "benefit_group", "POHA-SARA");
        assertThat(decimal(joint, "planned_benefit_eur")).isEqualByComparingTo(published.get("target_benefit_eur"));
        assertThat(decimal(joint, "updated_benefit_eur")).isEqualByComparingTo(published.get("updated_benefit_eur"));
        assertThat(joint.<String>getAs("unit_kind")).isEqualTo("joint");
        assertThat(joint.<Integer>getAs("n_projects")).isEqualTo(3);

        List<Row> members = samples.rows("SELECT project_id, planned_benefit_eur, realisation_ratio, status"
                + " FROM gold.realisation_by_project WHERE benefit_group = 'POHA-SARA' ORDER BY project_id");
        assertThat(members)
                .extracting(Row::toString)
                .containsExactly(
                        "[2020-POHA-1,null,null,joint]",
                        "[2020-POHA-2,null,null,joint]",
                        "[2020-POHA-3,null,null,joint]");
    }

    /** A figure told in millions without 'about' is read as about. */
    private static String worded(String precision) {
        return precision.equals("rounded") ? "approx" : precision;
    }

    @Test
    void everyProjectHasItsPublishedFiguresWithTheirWordingAndAWayBackToTheCell() {
        for (Map<String, String> published : PublishedFigures.rows("projects_2020")) {
            if (!published.get("benefit_group").isEmpty()) {
                continue;
            }
            String id = published.get("project_id");
            Row row = samples.row("SELECT * FROM gold.realisation_by_project WHERE project_id = '" + id + "'");
            assertThat(decimal(row, "planned_benefit_eur"))
                    .as(id)
                    .isEqualByComparingTo(published.get("target_benefit_eur"));
            assertThat(decimal(row, "updated_benefit_eur"))
                    .as(id)
                    .isEqualByComparingTo(published.get("updated_benefit_eur"));
            assertThat(row.<String>getAs("planned_precision"))
                    .as(id)
                    .isEqualTo(worded(published.get("target_precision")));
            assertThat(row.<String>getAs("updated_precision"))
                    .as(id)
                    .isEqualTo(worded(published.get("updated_precision")));
            assertThat(row.<String>getAs("provenance"))
                    .as("the ratio of %s is computed from published figures", id)
                    .isEqualTo("derived");
            assertThat(row.<String>getAs("admin_branch")).as(id).isEqualTo(published.get("admin_branch"));
            Optional<BigDecimal> horizon = PublishedFigures.amount(published, "updated_horizon");
            assertThat(row.<Integer>getAs("updated_horizon_year"))
                    .as(id)
                    .isEqualTo(horizon.map(BigDecimal::intValue).orElse(null));
        }
        Row place = samples.row("""
                SELECT document.path, benefit.sheet, benefit.cell
                FROM silver.benefit
                INNER JOIN ops.documents AS document ON document.document_id = benefit.document_id
                WHERE benefit.subject_id = '2020-VNK-1' AND benefit.stage = 'updated'
                """);
        assertThat(place.getString(0)).isEqualTo("2020/final-reports/2020-VNK-1_loppulaskelma.xlsx");
        assertThat(place.getString(1)).isEqualTo("Loppulaskelma");
        assertThat(place.getString(2)).matches("B\\d+");
    }

    @Test
    void grantsAndTheirUseAddUpUnderTheRuleThatNothingReportedIsFullyUsed() {
        Row projects = samples.row(
                "SELECT * FROM gold.funding_use_by_round WHERE round = '2020' AND funding_scope = 'projects'");
        assertThat(decimal(projects, "granted_eur"))
                .isEqualByComparingTo(PublishedFigures.sum("granted_eur", "projects_2020"))
                .isEqualByComparingTo("5572000");
        assertThat(decimal(projects, "granted_low_eur")).isEqualByComparingTo("5522000");
        assertThat(decimal(projects, "used_eur")).isEqualByComparingTo(usedByProjects());
        // What chapters 4.a to 4.q tell: 2 288 848 euros; the rest of used_eur is grants of which they give no sum.
        BigDecimal reported = PublishedFigures.sum("used_eur", "projects_2020", "benefit_groups_2020");
        assertThat(decimal(projects, "used_reported_eur")).isEqualByComparingTo(reported);
        assertThat(decimal(projects, "used_low_eur")).isLessThanOrEqualTo(reported);
        assertThat(decimal(projects, "taken_as_used_eur"))
                .isEqualByComparingTo(usedByProjects().subtract(reported));
        assertThat(samples.rows("SELECT project_id FROM gold.funding_use_by_project"
                        + " WHERE round = '2020' AND use_rule = 'overspent_is_fully_used' ORDER BY project_id"))
                .as("chapters 4.e and 4.o tell of costs above the plan")
                .extracting(row -> row.getString(0))
                .containsExactly("2020-KEHA-1", "2020-TIV-1");

        Row together = samples.row("SELECT * FROM gold.funding_use_by_round WHERE round = '2020'"
                + " AND funding_scope = 'projects_and_follow_ons'");
        BigDecimal used = usedByProjects().add(PublishedFigures.sum("granted_eur", "follow_ons_2020"));
        assertThat(decimal(together, "used_eur")).isEqualByComparingTo(used);
        assertThat(used.divide(BigDecimal.valueOf(1_000_000), 2, RoundingMode.HALF_UP))
                .isEqualByComparingTo("4.02");
        assertThat(together.<String>getAs("use_rule")).isEqualTo("nothing_reported_is_fully_used");
        assertThat(decimal(together, "granted_eur")).isEqualByComparingTo("5572000");
        assertThat(decimal(together, "returned_eur")).isEqualByComparingTo(new BigDecimal("5572000").subtract(used));
    }

    /** As reported; where a project reports nothing or an overrun without a sum, its grant; a group as one. */
    private static BigDecimal usedByProjects() {
        BigDecimal used = PublishedFigures.sum("used_eur", "projects_2020", "benefit_groups_2020");
        for (Map<String, String> row : PublishedFigures.rows("projects_2020")) {
            if (row.get("used_eur").isEmpty() && row.get("benefit_group").isEmpty()) {
                used = used.add(PublishedFigures.amount(row, "granted_eur").orElseThrow());
            }
        }
        return used;
    }

    @Test
    void reconciliationJudgesEachPublishedFigureByWhatItsWordingAllows() {
        Map<String, String> verdicts = new java.util.TreeMap<>();
        samples.rows("SELECT headline_key, verdict FROM gold.reconciliation WHERE round = '2020'")
                .forEach(row -> verdicts.put(row.getString(0), row.getString(1)));

        assertThat(verdicts)
                .containsEntry("projects_funded", "agrees")
                // The twenty that were not funded are made up: their number and sum could not but fit.
                .containsEntry("applications", "calibrated")
                .containsEntry("applied_total_eur", "calibrated")
                .containsEntry("target_benefit_eur", "compatible")
                .containsEntry("updated_benefit_eur", "compatible")
                .containsEntry("used_total_eur", "compatible")
                .containsEntry("available_eur", "same_source")
                .containsEntry("groups_granted_eur", "same_source")
                .containsEntry("feedback_criteria_clear_share", "same_source")
                // 5 522 000 to 5 761 000, with and without the groups, beside 5 450 000 to 5 550 000.
                .containsEntry("granted_total_eur", "compatible")
                // Half of the projects do not tell their own money: the known part is only a floor.
                .containsEntry("own_funding_eur", "cannot_tell")
                .containsEntry("development_cost_eur", "cannot_tell");
        assertThat(samples.rows("SELECT headline_key FROM gold.reconciliation WHERE verdict IN ('agrees', 'compatible')"
                        + " AND computed_width > 0.5"))
                .as("a range that could hardly miss")
                .isEmpty();
        assertThat(verdicts.keySet())
                .containsAll(PublishedFigures.rows("headline_figures").stream()
                        .filter(row -> row.get("round").equals("2020"))
                        .map(row -> row.get("key"))
                        .toList());
    }
}
