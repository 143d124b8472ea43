package fi.robohaku;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.apache.spark.sql.Row;
import org.junit.jupiter.api.Test;

/** Technologies and evaluation of round 2020 as computed from the sample documents, held against the published facts. */
@SparkTest
class TechnologiesOfRound2020Test {
    private static final Set<String> LEARNING =
            Set.of("machine_learning", "chatbot", "speech_recognition", "computer_vision", "ocr_nlp");

    private final SampleRun samples = SampleRun.get();

    private Row benefit(String technology, String scope, String counting) {
        return samples.row("SELECT * FROM gold.technology_benefit WHERE round = '2020' AND technology_use = 'planned'"
                + " AND technology = '" + technology + "' AND technology_scope = '" + scope + "' AND counting = '"
                + counting + "'");
    }

    private BigDecimal sum(String column, String counting, String use) {
        return samples.row("SELECT sum(" + column + ") FROM gold.technology_benefit WHERE round = '2020'"
                        + " AND technology_scope = 'as_named' AND technology_use = '" + use + "' AND counting = '"
                        + counting + "'")
                .getDecimal(0);
    }

    private static Map<String, BigDecimal> planned() {
        Map<String, BigDecimal> amounts = new TreeMap<>();
        PublishedFigures.rows("projects_2020")
                .forEach(row -> PublishedFigures.amount(row, "target_benefit_eur")
                        .ifPresent(amount -> amounts.put(row.get("project_id"), amount)));
        return amounts;
    }

    private static Set<String> projectsThatPlanned(Predicate<String> technology) {
        return PublishedFigures.rows("technologies_2020").stream()
                .filter(row -> technology.test(row.get("technology"))
                        && row.get("planned").equals("true"))
                .map(row -> row.get("project_id"))
                .collect(Collectors.toSet());
    }

    private static BigDecimal total(Set<String> projects) {
        return planned().entrySet().stream()
                .filter(entry -> projects.contains(entry.getKey()))
                .map(Map.Entry::getValue)
                .reduce(BigDecimal.ZERO, BigDecimal::add);
    }

    @Test
    void fractionalCountingAddsUpToTheSingleProjectsAndFullCountingSaysThatItDoesNot() {
        BigDecimal single = total(planned().keySet());
        BigDecimal counted = PublishedFigures.rows("technologies_2020").stream()
                .filter(row -> row.get("planned").equals("true"))
                .map(row -> planned().getOrDefault(row.get("project_id"), BigDecimal.ZERO))
                .reduce(BigDecimal.ZERO, BigDecimal::add);

        assertThat(single).isEqualByComparingTo("41730000");
        assertThat(counted.setScale(-5, RoundingMode.HALF_UP)).isEqualByComparingTo("72200000");
        assertThat(sum("planned_benefit_eur", "fractional", "planned")).isEqualByComparingTo(single);
        assertThat(sum("planned_benefit_eur", "fractional", "used")).isEqualByComparingTo(single);
        assertThat(sum("updated_benefit_eur", "fractional", "planned")).isEqualByComparingTo("26220000");
        assertThat(sum("planned_benefit_eur", "full", "planned")).isEqualByComparingTo(counted);
        assertThat(samples.rows("SELECT DISTINCT counting, technology_scope FROM gold.technology_benefit"
                        + " WHERE adds_up AND technology != 'none'"))
                .extracting(Row::toString)
                .containsExactly("[fractional,as_named]");
    }

    @Test
    void aWiderTechnologyCountsAProjectOnceThoughItNamesTwoNarrowerOnes() {
        Set<String> projects = projectsThatPlanned(LEARNING::contains);
        Row learning = benefit("machine_learning", "with_narrower", "full");

        assertThat(projectsThatPlanned("machine_learning"::equals))
                .as("a project that names machine learning and computer vision")
                .contains("2020-MML-1");
        assertThat(learning.<Integer>getAs("n_projects")).isEqualTo(projects.size());
        assertThat(learning.<BigDecimal>getAs("planned_benefit_eur")).isEqualByComparingTo(total(projects));
        assertThat(learning.<String>getAs("left_out"))
                .isEqualTo("2020-POHA-1: joint_figure; 2020-POHA-3: joint_figure");
    }

    @Test
    void aTechnologyWithFewerThanEightProjectsHasItsPointsAndNoRange() {
        Row cloud = benefit("cloud", "as_named", "full");
        assertThat(cloud.<String>getAs("spread_status")).isEqualTo("too_few");
        assertThat(cloud.<BigDecimal>getAs("median_ratio")).isNull();
        assertThat(cloud.<BigDecimal>getAs("resampled_low")).isNull();
        assertThat(cloud.<BigDecimal>getAs("realisation_ratio")).isNull();
        assertThat(cloud.<BigDecimal>getAs("shrunk_ratio")).isNull();
        assertThat(cloud.<BigDecimal>getAs("benefit_per_euro_used")).isNull();
        assertThat(cloud.<String>getAs("status")).isEqualTo("too_few");
        assertThat(cloud.<String>getAs("points")).isEqualTo("2020-LUKE-1: 0.640; 2020-SYKE-2: 1.308; 2020-TK-1: 0.526");

        Row automation = benefit("rpa", "as_named", "full");
        assertThat(automation.<Integer>getAs("n_with_figures")).isEqualTo(8);
        assertThat(automation.<BigDecimal>getAs("resampled_low"))
                .isLessThan(automation.getAs("realisation_ratio"))
                .isNotNull();
        assertThat(automation.<BigDecimal>getAs("resampled_nominal_share")).isEqualByComparingTo("0.95");
        assertThat(automation.<BigDecimal>getAs("resampled_covered_share"))
                .as("a nominal 95 % of eight units, of which a few large plans decide, is well below it")
                .isBetween(new BigDecimal("0.6"), new BigDecimal("0.92"));
        assertThat(automation.<String>getAs("shrunk_status")).isEqualTo("reported");
        assertThat(automation.<String>getAs("shrunk_caveat")).isEqualTo("groups_overlap");
        assertThat(automation.<String>getAs("products")).isEqualTo("Python; Robot Framework; UiPath");
    }

    @Test
    void plannedTechnologiesThatWereDroppedAreCountedAndNamed() {
        Row learning = samples.row("SELECT * FROM gold.technology_use WHERE round = '2020'"
                + " AND technology = 'machine_learning' AND technology_scope = 'as_named'");
        List<String> dropped = PublishedFigures.rows("technologies_2020").stream()
                .filter(row -> row.get("technology").equals("machine_learning")
                        && row.get("state").equals("dropped"))
                .map(row -> row.get("project_id"))
                .sorted()
                .toList();

        assertThat(learning.<String>getAs("dropped_projects")).isEqualTo(String.join("; ", dropped));
        assertThat(learning.<Integer>getAs("n_not_told"))
                .as("2020-KEHA-1 and 2020-SYKE-2 do not tell (4.o, 4.q)")
                .isEqualTo(2);
        assertThat(learning.<BigDecimal>getAs("dropped_share"))
                .as("fewer than eight reports tell")
                .isNull();
        assertThat(learning.<String>getAs("dropped_status")).isEqualTo("too_few");
        assertThat(samples.rows("SELECT * FROM gold.technology_use"
                        + " WHERE n_planned != n_planned_and_used + n_postponed + n_dropped + n_not_told"))
                .isEmpty();
    }

    @Test
    void aProjectThatSentNoReportIsNotOneWithoutATechnology() {
        assertThat(samples.rows("SELECT DISTINCT member.project_id FROM gold.technology_member AS member"
                        + " INNER JOIN gold.technology_project AS named USING (round, project_id)"
                        + " WHERE member.technology_use = 'used' AND member.technology = 'none'"
                        + " GROUP BY member.project_id HAVING count(named.is_realised) = 0"))
                .isEmpty();
        assertThat(samples.rows("SELECT DISTINCT project_id FROM gold.technology_member WHERE round = '2019'"
                        + " AND technology_use = 'used' AND technology = 'not_told' AND project_id = '2019-K30'"))
                .as("2019-K30 sent no final report")
                .hasSize(1);
    }

    @Test
    void round2020RestsOnNothingSyntheticAndAllRoundsSayThatTheyDo() {
        for (String mart : List.of("technology_benefit", "technology_use", "forecast_correction", "forecast_check")) {
            assertThat(samples.rows("SELECT DISTINCT provenance FROM gold." + mart + " WHERE round = '2020'"))
                    .as(mart)
                    .extracting(row -> row.getString(0))
                    .doesNotContain("synthetic");
        }
        assertThat(samples.rows("SELECT DISTINCT provenance FROM gold.forecast_correction"
                        + " WHERE round = 'all' AND reference_class = 'all'"))
                .extracting(row -> row.getString(0))
                .containsExactly("synthetic");
        assertThat(samples.rows("SELECT DISTINCT provenance FROM gold.evaluation"))
                .extracting(row -> row.getString(0))
                .containsExactly("synthetic");
    }

    @Test
    void madeScoresAreHeldAgainstNoRealProject() {
        Row computed = samples.row("SELECT * FROM gold.evaluation WHERE round = '2020' AND criterion = 'all_criteria'");

        assertThat(computed.<Integer>getAs("n_applications")).isEqualTo(43);
        assertThat(computed.<Integer>getAs("n_evaluators"))
                .as("chapter 3.b: a secretariat of three, each at first alone")
                .isEqualTo(3);
        assertThat(computed.<Integer>getAs("n_with_ratio")).isZero();
        assertThat(computed.<BigDecimal>getAs("rank_correlation")).isNull();
        assertThat(computed.<String>getAs("correlation_status")).isEqualTo("not_applicable");
        assertThat(computed.<String>getAs("agreement_status")).isEqualTo("reported");
        assertThat(samples.rows("SELECT DISTINCT round FROM gold.evaluation WHERE n_with_ratio BETWEEN 1 AND 7"
                        + " AND correlation_status != 'too_few'"))
                .isEmpty();
    }
}
