package fi.robohaku.samples;

import static fi.robohaku.samples.ReadSamples.ASSUMPTIONS;
import static fi.robohaku.samples.ReadSamples.FACTS;
import static org.assertj.core.api.Assertions.assertThat;

import fi.robohaku.SampleSetTest;
import fi.robohaku.contracts.Provenance;
import fi.robohaku.samples.ReadSamples.Row;
import java.math.BigDecimal;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What the source tells of years stands in the documents of 2020; what it does not tell is by the assumptions, and says so. */
@SampleSetTest
class AssumedYearsTest {
    private static boolean isUpdate(Row row) {
        return ReadSamples.readings().get(row.path()).kind().endsWith("final_calculation");
    }

    private static Row start(String unit) {
        return ReadSamples.rows("2020", "benefit_start").stream()
                .filter(row -> row.subject().equals(unit) && isUpdate(row))
                .findFirst()
                .orElseThrow(() -> new AssertionError("No start of " + unit));
    }

    private static List<Row> years(String unit, String line) {
        return ReadSamples.rows("2020", "benefit_year").stream()
                .filter(row -> row.subject().equals(unit) && row.text("line").equals(line))
                .toList();
    }

    private static BigDecimal personYears(String unit, boolean isUpdate, String year) {
        return years(unit, "benefit_personnel").stream()
                .filter(row -> isUpdate(row) == isUpdate && row.text("year").equals(year))
                .flatMap(row -> row.number("person_years").stream())
                .findFirst()
                .orElseThrow(() -> new AssertionError("No person-years of " + unit + " in " + year));
    }

    /** Chapters 4.a, 4.b and 4.d tell it in words, 4.h and 4.i by what was saved in 2022; 4.f names 2023 for one of three. */
    @Test
    void aStartThatTheSourceTellsGoesBeforeTheAssumption() {
        assertStart("2020-VNK-1", "2022", "", "in_words");
        assertStart("2020-ORK-1", "2022", "", "in_words");
        assertStart("2020-VVV-1", "2022", "", "in_words");
        assertStart("2020-PALKEET-2", "2022", "", "in_words");
        assertStart("2020-VALTORI-1", "2022", "", "in_words");
        assertStart("2020-RISE-1", "2024", "", "named_year");
        assertStart("2020-VALTORI-2", "2024", "", "named_year");
        assertStart("2020-MML-1", "2025", "", "named_year");
        for (String inUse2023 : List.of("2020-LUKE-1", "2020-KEHA-1", "2020-ARA-1", "2020-SYKE-1")) {
            assertStart(inUse2023, "2023", "", "named_year");
        }
        assertStart("POHA-SARA", ASSUMPTIONS.get("benefit_start").value(), "2023", "named_year");
        assertThat(FACTS.rows("projects_2020").stream()
                        .filter(row -> !row.get("benefits_from_basis").isEmpty()))
                .as("projects of which a start is told")
                .hasSize(12);
    }

    private static void assertStart(String unit, String first, String earliest, String basis) {
        Row row = start(unit);
        assertThat(List.of(row.text("first_year"), row.text("earliest_year"), row.text("start_basis")))
                .as(unit)
                .containsExactly(first, earliest, basis);
    }

    @Test
    void aStartThatNobodyTellsIsAssumedAndSaysSo() {
        Row row = start("2020-TK-1");
        assertThat(row.text("first_year"))
                .isEqualTo(ASSUMPTIONS.get("benefit_start").value());
        assertThat(row.text("start_basis")).isEqualTo("not_told");
        assertThat(row.value("first_year").orElseThrow().provenance()).isEqualTo(Provenance.ASSUMED);
        // Chapter 4.c: from 2024 on.
        assertThat(start("2020-RISE-1").value("first_year").orElseThrow().provenance())
                .isEqualTo(Provenance.PUBLISHED);
    }

    /** Chapters 4.g (3 person-years planned), 4.h (1.6 saved in 2022) and 4.i (9.3 planned, about 2 saved in 2022). */
    @Test
    void personYearsThatTheSourceTellsStandInTheRows() {
        assertThat(personYears("2020-VALTORI-1", false, "2029")).isEqualByComparingTo("9.3");
        assertThat(personYears("2020-VALTORI-1", true, "2022")).isEqualByComparingTo("2");
        assertThat(personYears("2020-PALKEET-2", true, "2022")).isEqualByComparingTo("1.6");
        assertThat(personYears("2020-PV-1", false, "2029")).isEqualByComparingTo("3");
    }

    /** Chapters 4.i (about 25 000 euros of upkeep a year) and 4.q (about 192 000 of own running costs in the project). */
    @Test
    void upkeepThatTheSourceTellsStandsInTheRows() {
        assertThat(running("2020-VALTORI-1", "2029")).isEqualByComparingTo("25000");
        assertThat(running("2020-SYKE-2", "2021").add(running("2020-SYKE-2", "2022")))
                .isEqualByComparingTo("192000");
    }

    private static BigDecimal running(String unit, String year) {
        return List.of("running_maintenance", "running_licences").stream()
                .flatMap(line -> years(unit, line).stream())
                .filter(row -> isUpdate(row) && row.text("year").equals(year))
                .flatMap(row -> row.number("amount_eur").stream())
                .reduce(BigDecimal.ZERO, BigDecimal::add);
    }
}
