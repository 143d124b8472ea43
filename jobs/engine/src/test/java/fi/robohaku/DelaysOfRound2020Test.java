package fi.robohaku;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.apache.spark.sql.Row;
import org.junit.jupiter.api.Test;

/** What delays, the mandatory criteria and time say of round 2020, from the sample documents. */
@SparkTest
class DelaysOfRound2020Test {
    private static final String VALTORI = "valtori_ai_decision";
    private final SampleRun samples = SampleRun.get();

    private static BigDecimal decimal(Row row, String column) {
        return row.getAs(column);
    }

    private static BigDecimal shortfall(Map<String, String> published) {
        return new BigDecimal(published.get("target_benefit_eur"))
                .subtract(new BigDecimal(published.get("updated_benefit_eur")));
    }

    private static BigDecimal published(String column) {
        return PublishedFigures.sum(column, "projects_2020", "benefit_groups_2020");
    }

    @Test
    void theDecisionOfValtoriTouchedThreeProjectsAndCanClaimBoundsOnly() {
        List<String> named = PublishedFigures.rows("delay_causes_2020").stream()
                .filter(row -> row.get("cause").equals(VALTORI))
                .map(row -> row.get("project_id"))
                .sorted()
                .toList();
        assertThat(named).containsExactly("2020-POHA-1", "2020-POHA-3", "2020-VNK-1");

        Row single = samples.row("SELECT * FROM gold.valtori_decision WHERE unit_id = '2020-VNK-1'");
        assertThat(decimal(single, "planned_benefit_eur")).isEqualByComparingTo("1500000");
        assertThat(decimal(single, "updated_benefit_eur")).isEqualByComparingTo("377000");
        assertThat(decimal(single, "attributed_low_eur")).isEqualByComparingTo("0");
        assertThat(decimal(single, "attributed_high_eur"))
                .isEqualByComparingTo(shortfall(PublishedFigures.row("projects_2020", "project_id", "2020-VNK-1")))
                .isEqualByComparingTo("1123000");
        assertThat(single.<String>getAs("why_bounds")).isEqualTo("several_causes");

        Row joint = samples.row("SELECT * FROM gold.valtori_decision WHERE unit_id = 'POHA-SARA'");
        assertThat(decimal(joint, "attributed_low_eur")).isEqualByComparingTo("0");
        assertThat(decimal(joint, "attributed_high_eur"))
                .isEqualByComparingTo(
                        shortfall(PublishedFigures.row("benefit_groups_2020", "benefit_group", "POHA-SARA")))
                .isEqualByComparingTo("4100000");
        assertThat(joint.<Integer>getAs("n_projects_exposed")).isEqualTo(2);
        assertThat(joint.<Integer>getAs("n_projects")).isEqualTo(3);
        assertThat(joint.<String>getAs("why_bounds")).isEqualTo("joint_with_unexposed");

        Row all = samples.row("SELECT * FROM gold.valtori_decision WHERE unit_id = 'all'");
        assertThat(all.<String>getAs("exposed_projects")).isEqualTo(String.join("; ", named));
        assertThat(decimal(all, "attributed_high_eur")).isEqualByComparingTo("5223000");
        assertThat(all.<Integer>getAs("n_others")).isEqualTo(19);
        assertThat(all.<String>getAs("provenance"))
                .as("a deviation report tells months, which are derived from the published years")
                .isEqualTo("derived");
        assertThat(samples.rows("SELECT DISTINCT round FROM gold.valtori_decision"))
                .extracting(row -> row.getString(0))
                .containsExactly("2020");
    }

    @Test
    void aCauseOfOneProjectSaysTooFewAndHasNoPAndNoMedian() {
        Row impact =
                samples.row("SELECT * FROM gold.delay_impact WHERE round = '2020' AND delay_cause = '" + VALTORI + "'");
        // Of the three projects that chapters 4.a and 4.f name, two share a joint figure: one stands against nineteen.
        assertThat(impact.<Integer>getAs("n_exposed")).isEqualTo(1);
        assertThat(impact.<String>getAs("test_status")).isEqualTo("too_few");
        assertThat(decimal(impact, "p_value")).isNull();
        assertThat(decimal(impact, "median_exposed_ratio")).isNull();
        assertThat(impact.<String>getAs("test_status_unconditional")).isEqualTo("too_few");
        assertThat(decimal(impact, "equal_split_eur")).isEqualByComparingTo("561500");
        assertThat(impact.<String>getAs("equal_split_is")).isEqualTo("convention");
        assertThat(impact.<Integer>getAs("n_units_split")).isEqualTo(1);
        assertThat(decimal(impact, "delay_low_years")).isEqualByComparingTo("2");
        assertThat(samples.rows("SELECT * FROM gold.delay_impact WHERE equal_split_eur IS NOT NULL"
                        + " AND (attributed_low_eur IS NULL OR attributed_high_eur IS NULL)"))
                .as("numbers without bounds")
                .isEmpty();
    }

    @Test
    void aPStandsBesideItsDirectionItsSizeAndTheNumberOfTests() {
        assertThat(samples.rows("SELECT delay_cause FROM gold.delay_comparison WHERE round = '2020'"
                        + " AND n_exposed = 1 AND test_status != 'too_few'"))
                .isEmpty();
        assertThat(samples.rows("SELECT delay_cause FROM gold.delay_comparison WHERE p_value IS NOT NULL"
                        + " AND (direction IS NULL OR lower_share IS NULL OR n_tests < 1 OR p_adjusted < p_value)"))
                .isEmpty();
        Row complexity = samples.row("SELECT * FROM gold.delay_comparison WHERE round = '2020'"
                + " AND delay_cause = 'complexity' AND conditional_figures = 'with'");
        assertThat(decimal(complexity, "lower_share")).isEqualByComparingTo(lowerShare("complexity"));
        assertThat(complexity.<String>getAs("test_status")).isEqualTo("reported");
    }

    /** Of the pairs of a single project that names the cause and one that does not, those in which it is the lower. */
    private static BigDecimal lowerShare(String cause) {
        Map<String, BigDecimal> ratios = PublishedFigures.rows("projects_2020").stream()
                .filter(row -> row.get("benefit_group").isEmpty())
                .collect(Collectors.toMap(
                        row -> row.get("project_id"),
                        row -> new BigDecimal(row.get("updated_benefit_eur"))
                                .divide(new BigDecimal(row.get("target_benefit_eur")), 6, RoundingMode.HALF_UP)));
        Set<String> named = PublishedFigures.rows("delay_causes_2020").stream()
                .filter(row -> row.get("cause").equals(cause))
                .map(row -> row.get("project_id"))
                .filter(ratios::containsKey)
                .collect(Collectors.toSet());
        int halves = 0;
        for (String one : named) {
            for (String other : ratios.keySet()) {
                if (!named.contains(other)) {
                    halves += 1 - Integer.signum(ratios.get(one).compareTo(ratios.get(other)));
                }
            }
        }
        return BigDecimal.valueOf(halves)
                .divide(
                        BigDecimal.valueOf(2L * named.size() * (ratios.size() - named.size())),
                        6,
                        RoundingMode.HALF_UP);
    }

    @Test
    void theShortfallIsSplitToTheCentAndNotWhereItsRowsAreSyntheticOrJoint() {
        Row sums = samples.row("SELECT sum(shortfall_eur) AS shortfall, sum(delay_eur + cost_eur + scope_eur"
                + " + wording_eur) AS parts, count_if(rows_provenance != 'assumed' OR provenance != 'assumed') AS not_assumed"
                + " FROM gold.shortfall WHERE round = '2020' AND status = 'reported'");
        assertThat(decimal(sums, "shortfall"))
                .isEqualByComparingTo(published("target_benefit_eur").subtract(published("updated_benefit_eur")));
        assertThat(decimal(sums, "parts")).isEqualByComparingTo(decimal(sums, "shortfall"));
        assertThat(sums.<Long>getAs("not_assumed")).isZero();
        assertThat(samples.rows("SELECT DISTINCT status, cannot_tell_because, delay_eur FROM gold.shortfall"
                        + " WHERE round = '2020' AND status != 'reported'"))
                .extracting(Row::toString)
                .containsExactly("[joint,joint_figure,null]");
        assertThat(
                        new TreeSet<>(samples
                                .rows(
                                        "SELECT status || ': ' || cannot_tell_because FROM gold.shortfall WHERE round != '2020'")
                                .stream()
                                .map(row -> row.getString(0))
                                .toList()))
                .containsExactly("cannot_tell: no_figures", "cannot_tell: synthetic_rows");
        assertThat(samples.row(
                                "SELECT sum(planned_net_eur - updated_net_eur - delay_eur - cost_eur - scope_eur), sum(delay_eur"
                                        + " - delay_moved_eur - delay_lost_eur) FROM gold.shortfall_by_year")
                        .toString())
                .isEqualTo("[0.00,0.00]");
    }

    @Test
    void cumulatedBenefitsEndAtTheSumsOfTheRoundAndDiscountingIsANamedSensitivity() {
        Row last = samples.row("SELECT * FROM gold.benefit_timeline WHERE round = '2020' AND grouping = 'round'"
                + " AND valuation = 'nominal' AND year = 2029");
        assertThat(decimal(last, "planned_cumulated_eur")).isEqualByComparingTo(published("target_benefit_eur"));
        assertThat(decimal(last, "updated_cumulated_eur")).isEqualByComparingTo(published("updated_benefit_eur"));
        assertThat(last.<Integer>getAs("n_units")).isEqualTo(21);
        assertThat(last.<String>getAs("provenance")).isEqualTo("assumed");
        assertThat(decimal(last, "updated_cumulated_low_eur"))
                .as("every case ends at the stated sum")
                .isEqualByComparingTo(decimal(last, "updated_cumulated_high_eur"));
        assertThat(last.<Integer>getAs("planned_break_even_year"))
                .isLessThanOrEqualTo(last.<Integer>getAs("updated_break_even_first_year"));
        assertThat(samples.rows("SELECT DISTINCT valuation, CAST(discount_rate AS STRING) FROM gold.benefit_timeline"
                        + " ORDER BY valuation"))
                .extracting(Row::toString)
                .containsExactly("[discounted,0.000000]", "[nominal,0.000000]", "[sensitivity_3_5,0.035000]");

        // Technologies share the years of the single projects, which are all but the joint figure.
        BigDecimal joint = PublishedFigures.sum("target_benefit_eur", "benefit_groups_2020");
        Row technologies = samples.row("SELECT sum(planned_net_eur) AS planned FROM gold.benefit_timeline"
                + " WHERE round = '2020' AND grouping = 'technology' AND valuation = 'nominal'");
        assertThat(decimal(technologies, "planned").setScale(0, RoundingMode.HALF_UP))
                .isEqualByComparingTo(published("target_benefit_eur").subtract(joint));
    }

    @Test
    void criteriaAreAnsweredUnderEachReadingAndThePublishedSharesStandBesideThem() {
        List<Row> shares = samples.rows("SELECT * FROM gold.criteria_by_round WHERE round = '2020'");
        assertThat(shares)
                .as("two criteria from two starts, with two readings of a plan and four of a report")
                .hasSize(24)
                .allSatisfy(row -> {
                    assertThat(row.<Integer>getAs("n_projects")).isEqualTo(23);
                    assertThat(row.<Integer>getAs("n_cannot_tell"))
                            .as("the police projects")
                            .isGreaterThanOrEqualTo(3);
                    assertThat(row.<String>getAs("provenance")).isEqualTo("assumed");
                });
        assertThat(samples.rows("SELECT DISTINCT criterion, CAST(published_share AS STRING) FROM"
                        + " gold.criteria_by_round WHERE round = '2020' AND stage = 'updated' ORDER BY criterion"))
                .extracting(Row::toString)
                .as("chapter 3.d")
                .containsExactly("[double_benefit,0.666700]", "[payback,0.333300]");
        assertThat(samples.rows("SELECT headline_key, computed_from FROM gold.reconciliation WHERE round = '2020'"
                        + " AND unit = 'share' AND precision = 'approx' ORDER BY headline_key"))
                .extracting(Row::toString)
                .containsExactly(
                        "[double_in_6y_share,gold.criteria_by_round]", "[payback_3y_share,gold.criteria_by_round]");
    }

    @Test
    void moneyThatWasNotUsedIsNoInvestment() {
        // Chapter 4.a: granted 237 000, used 75 000, about 168 000 in all. Net benefit and what it cost make what came
        // in.
        Row used = samples.row("SELECT * FROM gold.criteria WHERE project_id = '2020-VNK-1' AND stage = 'updated'"
                + " AND criterion = 'double_benefit' AND investment_reading = 'used' AND start_reading = 'grant'");
        Row granted = samples.row("SELECT * FROM gold.criteria WHERE project_id = '2020-VNK-1' AND stage = 'updated'"
                + " AND criterion = 'double_benefit' AND investment_reading = 'grant' AND start_reading = 'grant'");
        assertThat(decimal(used, "investment_eur")).isEqualByComparingTo("75000");
        assertThat(decimal(granted, "investment_eur")).isEqualByComparingTo("237000");
        assertThat(decimal(used, "value_low").multiply(decimal(used, "investment_eur")))
                .as("the same benefits by another investment")
                .isCloseTo(
                        decimal(granted, "value_low").multiply(decimal(granted, "investment_eur")),
                        within(new BigDecimal("1")));
    }

    @Test
    void whatTheSourceStatesOfAProjectStandsBesideTheAnswerAndContradictionIsSaid() {
        for (Row row : samples.rows("SELECT * FROM gold.criteria WHERE stated_verdict IN ('agrees', 'differs')"
                + " AND stated_is_met IS NOT NULL")) {
            assertThat(row.<String>getAs("stated_verdict"))
                    .as(row.toString())
                    .isEqualTo(row.<Boolean>getAs("is_met").equals(row.getAs("stated_is_met")) ? "agrees" : "differs");
        }
        assertThat(samples.row("SELECT count(DISTINCT subject_id, criterion) FROM silver.criterion_statement"
                                + " WHERE round = '2020' AND stage = 'updated' AND subject_id IS NOT NULL")
                        .getLong(0))
                .as("each statement of a project has its verdict, that of 2020-TK-1 (4.j), which tells no year, too")
                .isEqualTo(samples.row("SELECT count(DISTINCT project_id, criterion) FROM gold.criteria"
                                + " WHERE round = '2020' AND stage = 'updated' AND stated_verdict IS NOT NULL")
                        .getLong(0));
    }
}
