package fi.robohaku;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;
import java.util.Map;
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
    void aCauseIsComparedByCountingOutAllWaysAndSaysWhereTheyAreTooFew() {
        Row impact =
                samples.row("SELECT * FROM gold.delay_impact WHERE round = '2020' AND delay_cause = '" + VALTORI + "'");
        // One single project of 20 has a ratio of its own, and it could have been any of them: the smallest p is 1/20.
        // 20.
        assertThat(decimal(impact, "smallest_p_value")).isEqualByComparingTo("0.05");
        assertThat(decimal(impact, "p_value")).isEqualByComparingTo(pValueOf("2020-VNK-1"));
        assertThat(impact.<String>getAs("test_status")).isEqualTo("reported");
        // Without the two conditional figures 18 are left, and 1/18 is more than 0.05.
        assertThat(decimal(impact, "smallest_p_unconditional")).isEqualByComparingTo("0.055556");
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

    /** Share of the single projects whose ratio is at least as far from the median of the others as that of one. */
    private static BigDecimal pValueOf(String project) {
        Map<String, BigDecimal> ratios = PublishedFigures.rows("projects_2020").stream()
                .filter(row -> row.get("benefit_group").isEmpty())
                .collect(Collectors.toMap(
                        row -> row.get("project_id"),
                        row -> new BigDecimal(row.get("updated_benefit_eur"))
                                .divide(new BigDecimal(row.get("target_benefit_eur")), 6, RoundingMode.HALF_UP)));
        Map<String, BigDecimal> distances = ratios.keySet().stream().collect(Collectors.toMap(one -> one, one -> {
            List<BigDecimal> others = ratios.entrySet().stream()
                    .filter(other -> !other.getKey().equals(one))
                    .map(Map.Entry::getValue)
                    .sorted()
                    .toList();
            return ratios.get(one).subtract(others.get(others.size() / 2)).abs();
        }));
        long asFar = distances.values().stream()
                .filter(distance -> distance.compareTo(distances.get(project)) >= 0)
                .count();
        return BigDecimal.valueOf(asFar).divide(BigDecimal.valueOf(ratios.size()), 6, RoundingMode.HALF_UP);
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
        assertThat(shares).hasSize(16).allSatisfy(row -> {
            assertThat(row.<Integer>getAs("n_projects")).isEqualTo(23);
            assertThat(row.<Integer>getAs("n_cannot_tell"))
                    .as("the police projects")
                    .isGreaterThanOrEqualTo(3);
            assertThat(row.<String>getAs("provenance")).isEqualTo("assumed");
        });
        assertThat(samples.rows("SELECT DISTINCT criterion, CAST(published_share AS STRING) FROM"
                        + " gold.criteria_by_round WHERE round = '2020' AND stage = 'updated' ORDER BY criterion"))
                .extracting(Row::toString)
                .containsExactly("[double_benefit,0.666700]", "[payback,0.333300]");
        // 2020-VNK-1: granted 237 000 on 3 December 2020. Yearly benefits less running costs of the plan: 75 378, 162
        // 607,
        // 249 835 ...; 237 985 have come in by the end of 2023, so it is paid back in the last days of that year.
        Row payback = samples.row("SELECT * FROM gold.criteria WHERE project_id = '2020-VNK-1' AND stage = 'planned'"
                + " AND criterion = 'payback' AND investment_reading = 'grant' AND start_reading = 'use'");
        assertThat(decimal(payback, "value")).isEqualByComparingTo("1.993942");
        assertThat(payback.<Boolean>getAs("is_met")).isTrue();
        assertThat(samples.rows("SELECT headline_key, computed_from FROM gold.reconciliation WHERE round = '2020'"
                        + " AND unit = 'share' AND precision = 'approx' ORDER BY headline_key"))
                .extracting(Row::toString)
                .containsExactly(
                        "[double_in_6y_share,gold.criteria_by_round]", "[payback_3y_share,gold.criteria_by_round]");
    }
}
