package fi.robohaku.samples;

import static fi.robohaku.samples.ReadSamples.FACTS;
import static org.assertj.core.api.Assertions.assertThat;

import fi.robohaku.SampleSetTest;
import fi.robohaku.samples.ReadSamples.Row;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** What the ministry's summary report of round 2020 says, by chapter, against what the sample documents are read as. */
@SampleSetTest
class SummaryReportTest {
    private static List<Row> rows(String table, Predicate<Row> wanted) {
        return ReadSamples.rows("2020", table).stream().filter(wanted).toList();
    }

    private static String money(String project, String kind) {
        Row row = rows(
                        "funding",
                        one -> one.subject().equals(project)
                                && one.text("funding_kind").equals(kind))
                .get(0);
        return String.join(
                " ",
                row.value("amount_eur").orElseThrow().precision().name().toLowerCase(Locale.ROOT),
                row.text("amount_eur"),
                row.text("amount_eur_low"),
                row.text("amount_eur_high"));
    }

    private static List<String> subjects(String table, Predicate<Row> wanted) {
        return rows(table, wanted).stream().map(Row::subject).distinct().toList();
    }

    @Test
    void upkeepIsNoDevelopmentCost() {
        // 4.a: about 168 000, of which 45 % is development, 20 % upkeep and 35 % own work: 0.8 x 168 000 = 134 400,
        // 0.35 x 168 000 = 58 800, 0.2 x 168 000 = 33 600. A whole per cent may be half of one off.
        assertThat(money("2020-VNK-1", "development_cost")).isEqualTo("approx 134400 133000 136000");
        assertThat(money("2020-VNK-1", "own")).isEqualTo("approx 58800 57800 59900");
        assertThat(money("2020-VNK-1", "running_cost")).isEqualTo("approx 33600 32700 34600");
        // 4.q: development about 336 000, and beside it about 192 000 of running costs that the agency paid.
        assertThat(money("2020-SYKE-2", "development_cost")).isEqualTo("approx 336000  ");
        assertThat(money("2020-SYKE-2", "running_cost")).isEqualTo("approx 192000  ");
        // 4.i: development about 163 000, and about 25 000 of upkeep a year.
        assertThat(money("2020-VALTORI-1", "development_cost")).isEqualTo("approx 163000  ");
        assertThat(money("2020-VALTORI-1", "running_cost_per_year")).isEqualTo("approx 25000  ");
    }

    @Test
    void whatIsComputedFromAboutIsNoMoreExactThanThat() {
        // 4.c: 197 000 granted and about 170 000 of it returned: between 22 000 and 32 000 was used.
        assertThat(money("2020-RISE-1", "used")).isEqualTo("approx 27000 22000 32000");
        // 4.h: about 181 000 used and about 307 000 of own work: each may be 500 off.
        assertThat(money("2020-PALKEET-1", "development_cost")).isEqualTo("approx 488000 487000 489000");
    }

    @Test
    void aFigureToldInMillionsIsRounded() {
        // 4.a 1.5, 4.g 1.1, 4.i 3.6 and 6.9, 4.q 1.3 million, none of them with 'about' before it.
        for (String id : List.of("2020-VNK-1", "2020-PV-1", "2020-VALTORI-1", "2020-VALTORI-2", "2020-SYKE-2")) {
            Row planned = rows(
                            "benefit",
                            row -> row.subject().equals(id) && row.path().contains("/applications/"))
                    .get(0);
            assertThat(planned.value("net_benefit_eur")
                            .orElseThrow()
                            .precision()
                            .name())
                    .as("plan of %s", id)
                    .isEqualTo("APPROX");
        }
        Row applied = rows("headline", row -> row.text("headline_key").equals("applied_total_eur"))
                .get(0);
        assertThat(applied.value("value").orElseThrow().precision().name())
                .as("12.2 million applied for, chapter 2")
                .isEqualTo("APPROX");
    }

    private static List<Row> statusReports(String project) {
        return rows("status_report", row -> row.text("project_id").equals(project)).stream()
                .sorted(Comparator.comparing(row -> row.text("reported_on")))
                .toList();
    }

    @Test
    void inventedStatusReportsDoNotContradictTheSource() {
        // 4.f: the project of POHA-3 was interrupted in summer 2022.
        assertThat(statusReports("2020-POHA-3"))
                .extracting(row -> row.text("percent_done"))
                .hasSize(4)
                .satisfies(percents -> assertThat(percents.get(3)).isEqualTo(percents.get(2)));
        // 4.c: the coding of RISE-1 could not begin, and production is in February 2024.
        assertThat(statusReports("2020-RISE-1"))
                .extracting(row -> row.text("phase"))
                .containsExactly("planning", "planning", "planning", "planning");
        assertThat(statusReports("2020-RISE-1").get(3).text("forecast_ends_on")).isEqualTo("2024-02-29");
        for (Map<String, String> project : FACTS.rows("projects_2020")) {
            if (!project.get("in_use_from").isEmpty()) {
                String id = project.get("project_id");
                LocalDate forecast = LocalDate.parse(statusReports(id).get(3).text("forecast_ends_on"));
                assertThat(forecast.getYear())
                        .as("end of %s as it was last forecast", id)
                        .isGreaterThanOrEqualTo(Integer.parseInt(project.get("in_use_from")));
            }
        }
    }

    @Test
    void onlyTheOfficeOfThePrimeMinisterGaveATechnologyUp() {
        // 4.a; the others go on: 4.c in February 2024, 4.f during 2023 and later, 4.i in 2023.
        assertThat(subjects(
                        "technology_use", row -> row.text("technology_state").equals("dropped")))
                .containsExactly("2020-VNK-1");
        assertThat(subjects(
                        "technology_use", row -> row.text("technology_state").equals("postponed")))
                .containsExactlyInAnyOrder("2020-POHA-1", "2020-POHA-3", "2020-RISE-1", "2020-VALTORI-2");
    }

    @Test
    void whatMadeAProjectDearerIsNoCauseOfItsDelay() {
        // 4.e: key people and a tool changed, which explains the overspending.
        assertThat(rows("delay_cause", row -> row.subject().equals("2020-TIV-1")))
                .extracting(row -> row.text("delay_cause"))
                .containsExactly("external_system");
        assertThat(rows("cost_cause", row -> row.subject().equals("2020-TIV-1")))
                .extracting(row -> row.text("cost_cause"))
                .containsExactlyInAnyOrder("rework", "tool_change", "staff_turnover", "unused_work");
    }

    @Test
    void theSameTestOfConditionsIsPutToEachProjectAndToTheJointFigure() {
        Map<String, String> conditions = ReadSamples.rows("2020", "benefit_condition").stream()
                .collect(Collectors.toMap(row -> row.text("subject_id"), row -> row.text("is_conditional")));
        assertThat(conditions)
                .as("23 projects and POHA-SARA")
                .hasSize(24)
                .containsKeys(FACTS.rows("projects_2020").stream()
                        .map(row -> row.get("project_id"))
                        .toArray(String[]::new));
        assertThat(conditions.keySet().stream().filter(id -> conditions.get(id).equals("false")))
                .as("what hangs on no further step: 4.a, 4.b, 4.d, ILMO of 4.f, AI-tiliöinti of 4.h, 4.j, 4.k, 4.l")
                .containsExactlyInAnyOrder(
                        "2020-VNK-1",
                        "2020-ORK-1",
                        "2020-VVV-1",
                        "2020-POHA-2",
                        "2020-PALKEET-2",
                        "2020-TK-1",
                        "2020-KAVI-1",
                        "2020-OPH-1");
    }

    @Test
    void asManyLessonsAreToldUnderEachHeadingAsInChapterFive() {
        assertThat(ReadSamples.rows("2020", "lesson").stream()
                        .collect(Collectors.groupingBy(row -> row.text("lesson_heading"), Collectors.counting())))
                .isEqualTo(Map.of("own_project", 19L, "procurement", 5L, "technology", 12L, "potential", 9L));
        assertThat(ReadSamples.rows("2020", "programme_remark").stream()
                        .collect(Collectors.groupingBy(row -> row.text("remark_kind"), Collectors.counting())))
                .as("general lessons, and those of Business Finland's report of 2018")
                .containsEntry("general_lesson", 7L)
                .containsEntry("other_agency_lesson", 6L);
    }

    @Test
    void inventedStatusReportsEndWhereThePublishedProjectStood() {
        Map<String, String> states = FACTS.rows("projects_2020").stream()
                .collect(Collectors.toMap(row -> row.get("project_id"), row -> row.get("status_end_2022")));
        List<Row> last = rows("status_report", row -> row.text("reported_on").equals("2022-12-31"));
        assertThat(last).hasSize(23);
        for (Row row : last) {
            String state = states.get(row.text("project_id"));
            boolean isDone = List.of("production", "poc_only", "pilot").contains(state);
            assertThat(row.text("phase").equals("production"))
                    .as("%s, whose state is %s, is in production", row.text("project_id"), state)
                    .isEqualTo(state.equals("production"));
            assertThat(LocalDate.parse(row.text("forecast_ends_on")).isAfter(LocalDate.of(2022, 12, 31)))
                    .as("%s, whose state is %s, is late", row.text("project_id"), state)
                    .isEqualTo(!isDone);
        }
    }

    @Test
    void noAgencyOfForeignAffairsAppliesAndInventedReportsSaySo() {
        // Chapter 2: applications came from all branches but foreign affairs.
        assertThat(ReadSamples.rows("2020", "application"))
                .extracting(row -> row.text("agency_code"))
                .contains("M12")
                .doesNotContain("M11");
        for (Row row : ReadSamples.rows("2020", "deviation")) {
            assertThat(row.value("reported_on").orElseThrow().provenance().code())
                    .as("day of %s", row.path())
                    .isEqualTo("synthetic");
            assertThat(row.value("delay_months").orElseThrow().provenance().code())
                    .as("delay of %s, by which the record is known", row.path())
                    .isEqualTo("synthetic");
        }
    }
}
