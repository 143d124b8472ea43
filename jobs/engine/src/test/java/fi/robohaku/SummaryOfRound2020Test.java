package fi.robohaku;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.apache.spark.sql.Row;
import org.junit.jupiter.api.Test;

/** What the ministry's summary report of round 2020 tells besides the figures of projects, by chapter, against the marts. */
@SparkTest
class SummaryOfRound2020Test {
    private final SampleRun samples = SampleRun.get();

    private List<String> rows(String query) {
        return samples.rows(query).stream().map(Row::toString).toList();
    }

    /** Chapter 3.c: three groups and 189 000 euros; 4.r: 100 000 and 89 000 used, and a report number with open digits. */
    @Test
    void twoGroupsAreFundedFromTheCallAndAThirdIsNot() {
        assertThat(rows("SELECT group_id, lead_agency, n_members, is_funded_from_call, CAST(granted_eur AS INT),"
                        + " CAST(used_eur AS INT), report_number, is_report_number_incomplete, status"
                        + " FROM gold.codevelopment WHERE round = '2020' ORDER BY group_id"))
                .containsExactly(
                        "[2020-YK-1,POHA,6,true,100000,100000,VN/15704/2020-SAAP-156,false,reported]",
                        "[2020-YK-2,LUKE,5,true,89000,89000,VN/15704/2020-SAAP-1XX,true,reported]",
                        "[2020-YK-3,null,3,false,null,null,null,null,not_applicable]");
        assertThat(rows("SELECT agency_code FROM gold.codevelopment_member WHERE group_id = '2020-YK-1'"
                        + " ORDER BY agency_code"))
                .containsExactly("[POHA]", "[PV]", "[RVL]", "[SUPO]", "[Tulli]", "[Valtori]");
    }

    /** Chapter 4.c: RISE AI is part of two programmes, and 41 000 of its money was granted anew for just under 480 000. */
    @Test
    void aProjectHasTheLinksThatItsChapterTells() {
        assertThat(rows(
                        "SELECT direction, continuation_kind, CAST(granted_eur AS INT), CAST(updated_benefit_eur AS INT)"
                                + " FROM gold.lineage WHERE project_id = '2020-RISE-1' ORDER BY link_no"))
                .containsExactly(
                        "[within,part_of_programme,null,null]",
                        "[onward,regranted,41000,480000]",
                        "[onward,own_money,null,null]",
                        "[onward,other_funding,null,null]");
        // Chapter 4.i: a trial that the round of 2018 funded; 4.p: an earlier robot of the agency.
        assertThat(rows("SELECT project_id, other_round FROM gold.lineage WHERE round = '2020' AND direction = 'from'"
                        + " ORDER BY project_id"))
                .containsExactly("[2020-ARA-1,null]", "[2020-VALTORI-2,2018]");
    }

    /** Chapter 5: 19, 5, 12 and 9 lessons under four headings, 7 general ones, and 6 of Business Finland's report of 2018. */
    @Test
    void lessonsAreOfAProjectAnAgencyAnotherAgencyOrAll() {
        assertThat(rows(
                        "SELECT lesson_heading, n_lessons, n_of_own_project, n_of_own_agency, n_general, n_of_other_agency"
                                + " FROM gold.lessons_by_heading WHERE round = '2020' AND agency_code = 'all'"
                                + " ORDER BY lesson_heading"))
                .as("agencies with several projects are the police, Palkeet, SYKE and Valtori")
                .containsExactly(
                        "[no_heading,13,0,0,7,6]",
                        "[own_project,19,11,8,0,0]",
                        "[potential,9,9,0,0,0]",
                        "[procurement,5,4,1,0,0]",
                        "[technology,12,11,1,0,0]");
        assertThat(rows("SELECT DISTINCT text_language FROM gold.lessons WHERE round = '2020'"))
                .containsExactly("[fi]");
    }

    /** Chapters 5 and 6: six recommendations, one of which names a sum of about 10 million. */
    @Test
    void recommendationsStandWithTheSumTheyName() {
        assertThat(rows("SELECT remark_kind, count(*) FROM gold.recommendations WHERE round = '2020'"
                        + " AND remark_kind IN ('recommendation', 'need', 'channel', 'criticism')"
                        + " GROUP BY remark_kind ORDER BY remark_kind"))
                .containsExactly("[channel,2]", "[criticism,4]", "[need,3]", "[recommendation,6]");
        assertThat(rows("SELECT section, CAST(named_eur AS INT), precision FROM gold.recommendations"
                        + " WHERE round = '2020' AND named_eur IS NOT NULL"))
                .containsExactly("[6,10000000,approx]");
    }

    /**
     * Chapter 1 against 3.c: two or three groups; 1, 2 and 3.c: what the 5.5 million covers; 3.c against 4.g: the grant of
     * 2020-PV-1; 3.c, 4.d and 5: the name of the enforcement agency.
     */
    @Test
    void theSourceContradictsItself() {
        assertThat(rows("SELECT subject_id, conflict_kind, section_used, section_other, CAST(value_used AS INT),"
                        + " CAST(value_other AS INT), precision_used FROM gold.source_conflicts WHERE round = '2020'"
                        + " AND conflict_scope = 'within_source' AND conflict_kind IN"
                        + " ('groups_funded', 'what_the_grants_cover', 'granted', 'agency_name')"
                        + " AND subject_id IN ('all', '2020-PV-1', '2020-VVV-1')"))
                .containsExactlyInAnyOrder(
                        "[all,groups_funded,1,3.c,2,3,exact]",
                        "[all,what_the_grants_cover,2,1,5500000,5500000,approx]",
                        "[all,what_the_grants_cover,2,3.c,5500000,5500000,approx]",
                        "[2020-PV-1,granted,3.c,4.g,100000,50000,exact]",
                        "[2020-VVV-1,agency_name,3.c,4.d,null,null,null]",
                        "[2020-VVV-1,agency_name,3.c,5,null,null,null]");
        assertThat(rows("SELECT DISTINCT provenance FROM gold.source_conflicts WHERE conflict_scope = 'within_source'"))
                .containsExactly("[published]");
    }

    /** No source states a ratio, a shortfall or a sum over projects; chapter 4.h words both figures of its pilot as about. */
    @Test
    void whatIsComputedIsDerivedAndNoMoreExactThanItsParts() {
        for (String mart : List.of("realisation_by_project", "funding_use_by_round", "quality_benefits_by_kind")) {
            assertThat(rows("SELECT DISTINCT provenance FROM gold." + mart
                            + " WHERE round = '2020' AND provenance IS NOT NULL"))
                    .as(mart)
                    .doesNotContain("[published]");
        }
        assertThat(rows("SELECT provenance, precision FROM gold.funding_use_by_round WHERE round = '2020'"
                        + " AND funding_scope = 'projects'"))
                .containsExactly("[derived,approx]");
    }

    /**
     * Chapters 4.a to 4.q: scalability of 23 projects, of which nine chapters tell nothing. Chapter 4.q: the tool of SYKE-2
     * is of use abroad, too.
     */
    @Test
    void resultsCanBeUsedElsewhereAsTheirChaptersTell() {
        assertThat(rows("SELECT scalability_level, n_projects, n_projects_of_round FROM gold.scalability_by_level"
                        + " WHERE round = '2020' ORDER BY scalability_level"))
                .containsExactly(
                        "[international,1,23]",
                        "[lessons_only,1,23]",
                        "[none,2,23]",
                        "[not_told,9,23]",
                        "[other_agencies,7,23]",
                        "[own_agency,3,23]");
        assertThat(rows("SELECT project_id FROM gold.scalability WHERE scalability_level = 'international'"))
                .containsExactly("[2020-SYKE-2]");
    }

    /**
     * Chapters 4.g 3, 4.h 5 to 8 and 1.6 in 2022, 4.i 9.3 and about 2 in 2022, which is half a person-year either way; 4.f and
     * 4.k tell of staff.
     */
    @Test
    void personYearsAreAddedUpOverThoseThatTellThem() {
        assertThat(rows(
                        "SELECT n_tell_planned, CAST(planned_low_py AS DOUBLE), CAST(planned_high_py AS DOUBLE), n_tell_realised,"
                                + " CAST(realised_low_py AS DOUBLE), CAST(realised_high_py AS DOUBLE), n_staffing_told, precision, provenance"
                                + " FROM gold.person_years_by_round WHERE round = '2020'"))
                .containsExactly("[3,17.3,20.3,2,3.1,4.1,2,approx,derived]");
        assertThat(rows("SELECT project_id, staffing_change FROM gold.person_years WHERE round = '2020'"
                        + " AND staffing_change != 'not_told' ORDER BY project_id"))
                .containsExactly("[2020-KAVI-1,decreased]", "[2020-POHA-2,reassigned]");
    }

    /** Chapters 4.a to 4.q name suppliers; the state's own services and three ways of tendering are told as such. */
    @Test
    void suppliersStandWithTheWayTheyWereFound() {
        assertThat(rows("SELECT procurement_route, n_suppliers FROM gold.procurement_by_route WHERE round = '2020'"
                        + " AND procurement_route != 'not_told' ORDER BY procurement_route"))
                .containsExactly(
                        "[framework_agreement,2]",
                        "[innovation_partnership,3]",
                        "[mini_competition,1]",
                        "[state_service,2]");
    }

    /**
     * Chapter 4.f: POHA-3 promised 300 000 to 700 000 a year and now expects about 200 000; 4.a, 4.i and 4.q tell of upkeep,
     * 4.e of what made TIV-1 dearer, 3.a how many person-years all grants may pay.
     */
    @Test
    void benefitsAYearUpkeepCausesOfCostAndRulesOfTheCallAreTold() {
        assertThat(rows("SELECT stage, CAST(annual_low_eur AS INT), CAST(annual_high_eur AS INT), precision"
                        + " FROM gold.annual_benefits WHERE project_id = '2020-POHA-3' ORDER BY benefit_no"))
                .containsExactly("[planned,300000,700000,exact]", "[updated,200000,200000,approx]");
        assertThat(rows("SELECT project_id, upkeep_of, CAST(upkeep_eur AS INT), CAST(upkeep_low_eur AS INT),"
                        + " CAST(upkeep_high_eur AS INT) FROM gold.upkeep WHERE round = '2020' ORDER BY project_id"))
                .containsExactly(
                        "[2020-SYKE-2,project,192000,191500,192500]",
                        "[2020-VALTORI-1,year,25000,24500,25500]",
                        "[2020-VNK-1,project,33600,32700,34600]");
        assertThat(rows("SELECT project_id, cost_cause FROM gold.cost_causes WHERE round = '2020' ORDER BY cost_cause"))
                .containsExactly(
                        "[2020-TIV-1,rework]",
                        "[2020-TIV-1,staff_turnover]",
                        "[2020-TIV-1,tool_change]",
                        "[2020-TIV-1,unused_work]");
        assertThat(rows("SELECT CAST(rule_value AS INT), unit FROM gold.call_rules WHERE round = '2020'"
                        + " AND rule_key = 'person_years_max'"))
                .containsExactly("[25,person_years]");
    }

    /** Chapter 4.j says that payback moved, and not to which year: it speaks of the criterion all the same. */
    @Test
    void whatTheSourceSaysWithoutAYearIsAStatementToo() {
        assertThat(rows("SELECT DISTINCT stated_verdict, stated_payback_year FROM gold.criteria"
                        + " WHERE project_id = '2020-TK-1' AND stage = 'updated' AND criterion = 'payback'"))
                .containsExactly("[cannot_tell,null]");
    }

    /** Chapter 4.q: by 2027, so nothing is told to begin then; 4.a: the part of artificial intelligence was given up. */
    @Test
    void aYearByWhichIsNoYearFromWhichAndWhatWasGivenUpIsShown() {
        assertThat(rows("SELECT from_year FROM gold.lineage WHERE project_id = '2020-SYKE-2'"
                        + " AND continuation_kind = 'further_project'"))
                .containsExactly("[null]");
        assertThat(rows("SELECT unit_id FROM gold.benefit_firmness_unit WHERE round = '2020' AND is_part_given_up"))
                .containsExactly("[2020-VNK-1]");
    }

    /** Chapters 2 and 3.b: 20 of 43 were refused, two of them are named, and no list of reasons is published. */
    @Test
    void reasonsOfRefusalAreKnownOfTwoApplicationsOnly() {
        assertThat(rows("SELECT DISTINCT n_applications, n_refused, n_reason_not_published FROM gold.refusals"
                        + " WHERE round = '2020'"))
                .containsExactly("[43,20,18]");
    }

    /** Chapter 1: much of the benefit hangs on steps not yet taken; 27.8 million are expected by 23 projects in all. */
    @Test
    void theHeadlineIsPartedByWhatItStandsOn() {
        assertThat(rows("SELECT n_projects, CAST(round(updated_benefit_eur / 1e5) AS INT), hanging_low_eur > 0,"
                        + " hanging_low_eur < hanging_high_eur, hanging_high_eur < updated_benefit_eur"
                        + " FROM gold.benefit_firmness WHERE round = '2020' AND benefit_maturity = 'all'"
                        + " AND condition_scope = 'all'"))
                .containsExactly("[23,278,true,true,true]");
        assertThat(rows("SELECT unit_id, benefit_maturity, condition_scope, expected_year FROM"
                        + " gold.benefit_firmness_unit WHERE unit_id IN ('2020-RISE-1', '2020-VNK-1', '2020-SYKE-2')"
                        + " ORDER BY unit_id"))
                .as("4.c, 4.q and 4.a")
                .containsExactly(
                        "[2020-RISE-1,not_built,whole,2024]",
                        "[2020-SYKE-2,in_production,part,2027]",
                        "[2020-VNK-1,in_production,none,null]");
    }
}
