package fi.robohaku.marts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import fi.robohaku.SparkTest;
import fi.robohaku.contracts.ContractException;
import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What a run computes, keeps and tells of. */
@SparkTest
class MartRunnerTest extends OwnMarts {
    @Test
    void aMartThatFailsATestKeepsItsLastGoodVersionAndShowsTheCellsBehindTheRow() throws IOException {
        MartRun first = run("r1");

        assertThat(first.built()).containsExactly("grant", "total");
        assertThat(first.failures()).isEmpty();
        assertThat(rows("gold.grant")).containsExactly("[2020,2020-A-1,100.00,50.00]");
        long version = warehouse.version("gold.grant");
        assertThat(run("r2").skipped()).containsExactlyInAnyOrder("grant", "total");

        grant("2020-B-1", 5000, "C3");
        MartRun second = run("r3");

        assertThat(second.failed()).containsExactly("grant");
        assertThat(second.built()).isEmpty();
        assertThat(warehouse.version("gold.grant")).isEqualTo(version);
        assertThat(rows("gold.total")).containsExactly("[2020,100.00]");
        assertThat(second.failures())
                .extracting(MartFailure::inWords)
                .containsExactly(
                        "grant: grants_are_small: 1, expected 0 rows of which this is not true: granted_eur < 1000",
                        "grant: round_project_id_is_in_silver_application: 1, expected 0 rows without their row in"
                                + " silver.application");
        MartFailure.FailingRow row = second.failures().get(0).rows().get(0);
        assertThat(row.row())
                .isEqualTo(
                        "{\"round\":\"2020\",\"project_id\":\"2020-B-1\",\"granted_eur\":5000.00,\"shared_eur\":2500.00}");
        assertThat(row.sources()).containsExactly(new MartFailure.SourceCell("2020/registers/grants.csv", "", "C3"));
        assertThat(spark.table("ops.mart_failure")
                        .select("run_id", "mart", "test", "severity", "sources")
                        .collectAsList()
                        .toString())
                .contains("[r3,grant,grants_are_small,error,", "[2020/registers/grants.csv,,C3]")
                .contains("[r3,grant,round_project_id_is_in_silver_application,warning,");
    }

    @Test
    void testsOfEachKindFailWithWhatTheyMeasured() throws IOException {
        put(
                "grant.sql",
                GRANT.replace("SELECT round,", "SELECT '1999' AS round,")
                        + " UNION ALL SELECT '1999', '2020-A-1', 1, 1 UNION ALL SELECT '2020', 'x', CAST(NULL AS DECIMAL(18,2)), NULL");
        put("total.sql", TOTAL.replace("sum(granted_eur)", "sum(granted_eur) + 1"));

        MartRun run = run("r1");

        assertThat(run.failed()).containsExactly("grant", "total");
        assertThat(run.failures())
                .extracting(MartFailure::inWords)
                .containsExactly(
                        "grant: grants_are_small: 1, expected 0 rows of which this is not true: granted_eur < 1000",
                        "grant: grants_are_those_of_the_records: 1999: 101.00 against nothing; 2020: nothing against"
                                + " 100.00, expected sums that agree within 0",
                        "grant: key_is_unique: 1, expected 0 rows more than keys",
                        "grant: round_is_known: 2, expected 0 rows with a value other than 2019, 2020",
                        "grant: row_count_is_that_of_silver_funding: 3 against 1, expected as many rows as in"
                                + " silver.funding",
                        "grant: shared_eur_is_never_empty: 1, expected 0 empty cells",
                        "total: inputs_are_there: gold.grant not there, expected each mart that it reads has passed its"
                                + " tests once",
                        "grant: round_project_id_is_in_silver_application: 3, expected 0 rows without their row in"
                                + " silver.application");
        assertThat(run.failures().get(2).rows()).hasSize(2);
        assertThat(run.failures().get(1).rows())
                .extracting(MartFailure.FailingRow::row)
                .hasSize(3);
    }

    @Test
    void aMartIsTestedAgainstOnesThatStayAsTheyWere() throws IOException {
        put("grant.sql", GRANT.replace("SELECT round,", "SELECT true AS is_counted, round,"));
        put(
                "grant.yml",
                GRANT_CONTRACT.replace(
                        "columns:\n",
                        "columns:\n  - {name: is_counted, type: BOOLEAN, label: {fi: Mukana, sv: Med, en: Counted},"
                                + " description: \"Whether it counts\"}\n"));
        put(
                "total.yml",
                TOTAL_CONTRACT + "  - {relationships: {columns: [round], to: gold.grant, where: is_counted}}\n"
                        + "  - {name: rows_are_there, equal_rowcount: {compare_model: grant, where: is_counted}}\n");
        assertThat(run("r1").failures()).isEmpty();
        put("total.sql", TOTAL.replace("Grants by round.", "Grants, by round."));

        MartRun again = run("r2");

        assertThat(again.failures()).isEmpty();
        assertThat(again.built()).containsExactly("total");
    }

    @Test
    void aMartWhoseQueryCannotBeComputedFailsAloneAndKeepsItsLastGoodVersion() throws IOException {
        run("r1");
        put("grant.sql", GRANT.replace("amount_eur AS granted_eur", "amount_eur / 0 AS granted_eur"));
        put("total.sql", TOTAL.replace("sum(granted_eur)", "sum(granted)"));
        put("decision_count.sql", "SELECT '2020' AS round, count(*) AS n_projects FROM silver.decision");
        put(
                "decision_count.yml",
                TOTAL_CONTRACT
                        .substring(0, TOTAL_CONTRACT.indexOf("tests:"))
                        .replace("{name: granted_eur}", "{name: n_projects}"));

        MartRun run = run("r2");

        assertThat(run.built()).containsExactly("decision_count");
        assertThat(run.failed()).containsExactly("grant", "total");
        assertThat(run.failures())
                .extracting(MartFailure::inWords)
                .satisfiesExactly(
                        words -> assertThat(words).startsWith("grant: query_runs: [DIVIDE_BY_ZERO"),
                        words -> assertThat(words)
                                .startsWith("total: query_runs: [UNRESOLVED_COLUMN")
                                .contains("`granted`", "expected a query and tests that can be computed"));
        assertThat(rows("gold.total")).containsExactly("[2020,100.00]");
    }

    @Test
    void aWarningIsKeptAndTheMartIsWrittenAndTestsReadMartsAsComputedInTheSameRun() throws IOException {
        run("r1");
        grant("2020-B-1", 500, "C3");

        MartRun run = run("r2");

        assertThat(run.built()).containsExactly("grant", "total");
        assertThat(run.warnings())
                .as(
                        "sums_are_those_of_the_projects holds: the projects just computed add up to 600, those before to 100")
                .containsExactly("grant: round_project_id_is_in_silver_application: 1, expected 0 rows without their"
                        + " row in silver.application");
        assertThat(rows("gold.total")).containsExactly("[2020,600.00]");
        assertThat(spark.table("ops.mart_failure").count()).isEqualTo(1);
        assertThat(spark.table("ops.mart_test")
                        .filter("run_id = 'r2' AND test LIKE '%are_those_of%'")
                        .collectAsList()
                        .toString())
                .contains("grants_are_those_of_the_records,error,passed,2020: 600.00 against 600.00,")
                .contains("sums_are_those_of_the_projects,error,passed,all: 600.00 against 600.00,");
    }

    @Test
    void addingAMartTakesAQueryAndItsContractAndAParameterChangesTheMartsThatHaveIt() throws IOException {
        run("r1");
        put("grant_count.sql", "SELECT round, CAST(count(*) AS INT) AS n_projects FROM gold.grant GROUP BY round");
        put(
                "grant_count.yml",
                TOTAL_CONTRACT
                        .substring(0, TOTAL_CONTRACT.indexOf("tests:"))
                        .replace("{name: granted_eur}", "{name: n_projects}"));

        assertThat(run("r2").built()).as("no Java is needed for it").containsExactly("grant_count");
        assertThat(rows("gold.grant_count")).containsExactly("[2020,1]");

        MartRun changed =
                new MartRunner(warehouse, schemas).parameter("share", "0.25").run("r3");

        assertThat(changed.built()).contains("grant");
        assertThat(rows("gold.grant")).containsExactly("[2020,2020-A-1,100.00,25.00]");
        assertThat(new MartRunner(warehouse, schemas)
                        .parameter("share", "0.25")
                        .run("r4")
                        .built())
                .isEmpty();
        assertThatThrownBy(() -> new MartRunner(warehouse, schemas).parameter("share", "half"))
                .isInstanceOf(ContractException.class)
                .hasMessage("parameter share: 'half' is no DECIMAL(9,6)");
        assertThatThrownBy(() -> new MartRunner(warehouse, schemas).parameter("moon", "1"))
                .isInstanceOf(ContractException.class)
                .hasMessage("No mart has the parameter moon");
    }

    @Test
    void aMartWhoseRowsComeOutAsTheyStandIsNotWrittenAndThoseThatReadItAreNotComputed() throws IOException {
        run("r1");
        long grant = warehouse.version("gold.grant");
        long total = warehouse.version("gold.total");
        spark.sql("UPDATE silver.funding SET cell = 'C4'");

        assertThat(run("r2").built()).isEmpty();
        assertThat(warehouse.version("gold.grant")).isEqualTo(grant);
        assertThat(warehouse.version("gold.total")).isEqualTo(total);
        assertThat(testedIn("r2")).as("the rows were computed, and tested").containsOnly("grant");

        run("r3");
        assertThat(testedIn("r3")).as("what was computed counts as fresh").isEmpty();

        spark.sql("UPDATE silver.funding SET amount_eur = 101");
        assertThat(run("r4").built()).containsExactly("grant", "total");
        assertThat(rows("gold.total")).containsExactly("[2020,101.00]");
    }

    @Test
    void aMartOfAnotherDefinitionIsWrittenAlsoWhereItsRowsComeOutAsTheyStand() throws IOException {
        run("r1");
        put("grant.sql", GRANT.replace("Grants by project.", "Grants, by project."));
        assertThat(run("r2").built()).as("its commit names the definition").containsExactly("grant");
    }

    private List<String> testedIn(String runId) {
        return spark.table("ops.mart_test").filter("run_id = '" + runId + "'").select("mart").collectAsList().stream()
                .map(row -> row.getString(0))
                .toList();
    }
}
