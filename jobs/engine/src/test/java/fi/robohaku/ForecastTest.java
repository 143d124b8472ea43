package fi.robohaku;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import fi.robohaku.contracts.Language;
import fi.robohaku.contracts.Schemas;
import fi.robohaku.export.forecast.ForecastReport;
import fi.robohaku.export.text.Vocabulary;
import fi.robohaku.ingest.DocumentReader;
import fi.robohaku.ingest.DocumentReading;
import fi.robohaku.ingest.PlannedProject;
import fi.robohaku.lakehouse.TestWarehouse;
import fi.robohaku.marts.Forecast;
import fi.robohaku.marts.Forecaster;
import java.io.IOException;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.spark.sql.Row;
import org.junit.jupiter.api.Test;

/** What new promises are likely to become, from the finished projects of the sample documents. */
@SparkTest
class ForecastTest {
    private final SampleRun samples = SampleRun.get();
    private final Path schemas = TestWarehouse.home().resolve("schemas");

    /** Ratios of the projects of 2020 with figures of their own, but for one, in order. */
    private static List<BigDecimal> ratiosWithout(String project) {
        return PublishedFigures.rows("projects_2020").stream()
                .filter(row -> row.get("benefit_group").isEmpty()
                        && !row.get("project_id").equals(project))
                .map(row -> PublishedFigures.amount(row, "updated_benefit_eur")
                        .orElseThrow()
                        .divide(
                                PublishedFigures.amount(row, "target_benefit_eur")
                                        .orElseThrow(),
                                6,
                                RoundingMode.HALF_UP))
                .sorted()
                .toList();
    }

    /** Linear interpolation between the two nearest values. */
    private static BigDecimal quantile(List<BigDecimal> sorted, String probability) {
        BigDecimal place = new BigDecimal(probability).multiply(BigDecimal.valueOf(sorted.size() - 1L));
        int below = place.intValue();
        BigDecimal step = sorted.get(Math.min(below + 1, sorted.size() - 1)).subtract(sorted.get(below));
        return sorted.get(below)
                .add(step.multiply(place.subtract(BigDecimal.valueOf(below))))
                .setScale(6, RoundingMode.HALF_UP);
    }

    private DocumentReading reading(String path) throws IOException {
        Path file = TestWarehouse.home().resolve("data-samples").resolve(path);
        return new DocumentReader(Schemas.read(schemas)).read(file.getFileName().toString(), Files.readAllBytes(file));
    }

    @Test
    void quantilesOfAllProjectsOf2020AreThoseOfThePublishedRatios() {
        List<BigDecimal> ratios = ratiosWithout("");
        Row all =
                samples.row("SELECT * FROM gold.forecast_correction WHERE round = '2020' AND reference_class = 'all'");

        assertThat(all.<Integer>getAs("n_projects")).isEqualTo(20);
        assertThat(all.<BigDecimal>getAs("p20_ratio")).isEqualByComparingTo(quantile(ratios, "0.2"));
        assertThat(all.<BigDecimal>getAs("p50_ratio")).isEqualByComparingTo(quantile(ratios, "0.5"));
        assertThat(all.<BigDecimal>getAs("p80_ratio")).isEqualByComparingTo(quantile(ratios, "0.8"));
        // Chapters 4.a to 4.q, the single projects: 26 220 000 of 41 730 000.
        assertThat(all.<BigDecimal>getAs("weighted_ratio")).isEqualByComparingTo("0.628325");
        assertThat(all.<String>getAs("provenance")).isEqualTo("derived");
        assertThat(samples.rows("SELECT * FROM gold.forecast_correction WHERE n_projects BETWEEN 1 AND 7"
                        + " AND (p20_ratio IS NOT NULL OR p80_ratio IS NOT NULL OR points IS NULL)"))
                .as("quantiles of one to seven projects")
                .isEmpty();
        assertThat(samples.rows("SELECT class_key, cost_uplift_low, cost_uplift_high FROM gold.forecast_correction"
                        + " WHERE method = 'green_book_fallback' ORDER BY class_key"))
                .extracting(Row::toString)
                .containsExactly("[equipment_development,0.100000,2.000000]", "[outsourcing,0.000000,0.410000]");
    }

    @Test
    void aProjectIsForecastFromTheOthersOnly() {
        Row left = samples.row("SELECT * FROM gold.forecast_check_project WHERE round = '2020'"
                + " AND forecast_by = 'all' AND project_id = '2020-VNK-1'");
        BigDecimal median = quantile(ratiosWithout("2020-VNK-1"), "0.5");

        assertThat(left.<Integer>getAs("n_projects")).isEqualTo(19);
        assertThat(left.<BigDecimal>getAs("p50_ratio")).isEqualByComparingTo(median);
        assertThat(left.<BigDecimal>getAs("plan_error_eur")).isEqualByComparingTo("1123000");
        assertThat(left.<BigDecimal>getAs("forecast_error_eur"))
                .isEqualByComparingTo(new BigDecimal("1500000").multiply(median).subtract(new BigDecimal("377000")));

        Row check = samples.row("SELECT * FROM gold.forecast_check WHERE round = '2020' AND forecast_by = 'all'");
        Row counted = samples.row("SELECT count(*), count_if(realisation_ratio BETWEEN p20_ratio AND p80_ratio)"
                + " FROM gold.forecast_check_project WHERE round = '2020' AND forecast_by = 'all'");
        assertThat(check.<Integer>getAs("n_projects")).isEqualTo(20).isEqualTo((int) counted.getLong(0));
        assertThat(check.<Integer>getAs("n_covered")).isEqualTo((int) counted.getLong(1));
        assertThat(samples.row("SELECT status FROM gold.forecast_check WHERE round = '2018' AND forecast_by = 'all'")
                        .getString(0))
                .as("eight projects less one are too few to forecast from")
                .isEqualTo("too_few");
    }

    @Test
    void aRoundIsForecastByEurosAsWellAsByProjectAndTriedOnItself() {
        Row byProject = samples.row(
                "SELECT * FROM gold.forecast_round WHERE round = '2020' AND forecast_method = 'project_median'");
        Row byEuro = samples.row(
                "SELECT * FROM gold.forecast_round WHERE round = '2020' AND forecast_method = 'euro_weighted'");

        // Chapters 4.a to 4.q: twenty projects and the joint figure of three, 27 820 000 of 47 430 000.
        assertThat(byEuro.<Integer>getAs("n_units")).isEqualTo(21);
        assertThat(byEuro.<Integer>getAs("n_projects")).isEqualTo(23);
        assertThat(byEuro.<Integer>getAs("n_left_out")).isZero();
        assertThat(byEuro.<BigDecimal>getAs("forecast_ratio")).isEqualByComparingTo("0.586549");
        assertThat(byEuro.<BigDecimal>getAs("forecast_benefit_eur")).isEqualByComparingTo(othersByEuro());
        List<BigDecimal> ratios = new ArrayList<>(ratiosWithout(""));
        ratios.add(new BigDecimal("1600000").divide(new BigDecimal("5700000"), 6, RoundingMode.HALF_UP));
        ratios.sort(null);
        assertThat(byProject.<BigDecimal>getAs("forecast_ratio")).isEqualByComparingTo(quantile(ratios, "0.5"));
        assertThat(byProject.<BigDecimal>getAs("error_eur"))
                .as("the median of projects promises more than came")
                .isPositive();
    }

    /** Each unit's plan times the ratio of the others' sums. */
    private static BigDecimal othersByEuro() {
        BigDecimal planned = new BigDecimal("47430000");
        BigDecimal updated = new BigDecimal("27820000");
        List<Map<String, String>> units = new ArrayList<>(PublishedFigures.rows("projects_2020").stream()
                .filter(row -> row.get("benefit_group").isEmpty())
                .toList());
        units.addAll(PublishedFigures.rows("benefit_groups_2020"));
        return units.stream()
                .map(row -> {
                    BigDecimal own = new BigDecimal(row.get("target_benefit_eur"));
                    BigDecimal ratio = updated.subtract(new BigDecimal(row.get("updated_benefit_eur")))
                            .divide(planned.subtract(own), 6, RoundingMode.HALF_UP);
                    return own.multiply(ratio).setScale(2, RoundingMode.HALF_UP);
                })
                .reduce(BigDecimal.ZERO, BigDecimal::add);
    }

    @Test
    void theForecastOfAnApplicationLeansOnItsNearestClassWithoutItselfAndSaysWhatItRestsOn() throws IOException {
        PlannedProject project = PlannedProject.of(reading("2020/applications/2020-VNK-1_hakemus.xlsx"));
        Forecaster forecaster = Forecaster.open(samples.warehouse(), schemas);
        Forecast forecast = forecaster.forecast(project, "2020");
        Forecast.ReferenceClass chosen = forecast.chosen().orElseThrow();

        assertThat(project.amounts().plannedBenefit()).isEqualByComparingTo("1500000");
        assertThat(project.technologies()).containsExactly("machine_learning", "rpa");
        assertThat(chosen.kind()).isEqualTo("technology");
        assertThat(chosen.projects())
                .isGreaterThanOrEqualTo(8)
                .isEqualTo(forecast.projects().size());
        assertThat(forecast.projects()).extracting(Forecast.Finished::projectId).doesNotContain("2020-VNK-1");

        ForecastReport report = new ForecastReport(forecast, Vocabulary.read(schemas));
        JsonNode json = new ObjectMapper().readTree(report.json());
        BigDecimal p50 = chosen.ratios().orElseThrow().p50();
        assertThat(json.at("/forecast/p50_eur").decimalValue())
                .isEqualByComparingTo(new BigDecimal("1500000").multiply(p50).setScale(2, RoundingMode.HALF_UP));
        assertThat(json.at("/forecast/n_projects").intValue()).isEqualTo(chosen.projects());
        assertThat(json.at("/is_synthetic").booleanValue()).isFalse();
        assertThat(json.at("/fallbacks").size()).isEqualTo(2);
        assertThat(report.text(Language.EN))
                .contains("2020-VNK-1 promises a net benefit of €1,500,000.")
                .contains("P20")
                .contains("P80")
                .contains("round 2020, n = " + chosen.projects() + " projects")
                .contains("Fallback only")
                .doesNotContain("synthetic data");
        assertThat(report.text(Language.FI))
                .contains("Vertailuluokka: teknologia")
                .contains("Alkuperä (heikoin osa)");
        assertThat(report.text(Language.SV)).contains("Referensklass: teknologi");
        assertThat(new ForecastReport(forecaster.forecast(project, "all"), Vocabulary.read(schemas)).text(Language.EN))
                .contains("all rounds")
                .contains("NOTE. The figures rest in part on synthetic data");
        assertThat(new ForecastReport(forecaster.forecast(project, "2018"), Vocabulary.read(schemas)).text(Language.EN))
                .contains("P50");
    }

    @Test
    void whatIsNoApplicationOrPromisesNothingIsRefusedWithTheReason() throws IOException {
        DocumentReading report = reading("2020/final-reports/2020-VNK-1_loppulaskelma.xlsx");

        assertThatThrownBy(() -> PlannedProject.of(report))
                .isInstanceOf(PlannedProject.NoPlanException.class)
                .hasMessageContaining("it is no application but of the kind final_calculation")
                .hasMessageContaining("a forecast needs an application");
        assertThatThrownBy(
                        () -> PlannedProject.of(new DocumentReader(Schemas.read(schemas)).read("a.xlsx", new byte[0])))
                .hasMessageContaining("it cannot be read as an application (file_empty)")
                .hasMessageContaining("robohaku check tells what is wrong with it");
    }
}
