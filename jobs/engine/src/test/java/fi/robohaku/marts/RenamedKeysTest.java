package fi.robohaku.marts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import fi.robohaku.contracts.ContractException;
import fi.robohaku.lakehouse.LoggedLines;
import fi.robohaku.lakehouse.TestWarehouse;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RenamedKeysTest {
    private static final String WRITTEN_NOW = """
            title: {fi: Myönnöt, sv: Beviljat, en: Grants}
            description: "Grants."
            grain: "one project"
            key: [round, project_id]
            order: [round, project_id]
            is_exported: false
            columns:
              - {name: round}
              - {name: project_id}
            tests:
              - {name: some_round, expression_is_true: "round > '2000'"}
              - {name: some_rows, aggregate_is_true: "count(*) > 0", actual: "count(*)", expected: "1 or more"}
              - unique_combination_of_columns: [project_id]
              - {relationships: {columns: [project_id], to: silver.application}, severity: warning}
              - equal_rowcount: {compare_model: silver.funding, own_where: "round = '2020'"}
              - {name: sums, sum_agrees: {expression: "1", to: {mart: silver.funding}}}
            unit_tests:
              - name: nothing comes of nothing
                given: {silver.funding: [{cases: 1, holds: 2}]}
                expect: []
            """;

    private static final String WRITTEN_BEFORE = WRITTEN_NOW
            .replace("expression_is_true:", "every_row:")
            .replace("aggregate_is_true:", "holds:")
            .replace("unique_combination_of_columns:", "unique:")
            .replace("relationships:", "foreign_key:")
            .replace("equal_rowcount: {compare_model:", "row_count_as: {mart:")
            .replace("unit_tests:", "cases:");

    @TempDir
    Path home;

    private MartDefinition grant(String contract) throws IOException {
        Path schemas = home.resolve("schemas");
        if (!Files.exists(schemas)) {
            TestWarehouse.schemasWith(home);
        }
        Files.writeString(
                schemas.resolve("marts/grant.sql"), "SELECT round, subject_id AS project_id FROM silver.funding");
        Files.writeString(schemas.resolve("marts/grant.yml"), contract);
        return MartDefinitions.read(schemas).find("grant").orElseThrow();
    }

    @Test
    void eachOldWordIsReadAsTheNewOneAndTheLogSaysWhatToWrite() throws IOException {
        MartDefinition before;
        try (LoggedLines log = LoggedLines.of(RenamedKeys.class)) {
            before = grant(WRITTEN_BEFORE);
            String after = "; the next version does not read the old word";
            assertThat(log.all())
                    .containsExactly(
                            "schemas/marts/grant.yml: write unit_tests for cases" + after,
                            "schemas/marts/grant.yml: write expression_is_true for every_row" + after,
                            "schemas/marts/grant.yml: write aggregate_is_true for holds" + after,
                            "schemas/marts/grant.yml: write unique_combination_of_columns for unique" + after,
                            "schemas/marts/grant.yml: write relationships for foreign_key" + after,
                            "schemas/marts/grant.yml: write equal_rowcount for row_count_as" + after,
                            "schemas/marts/grant.yml: write compare_model for mart" + after)
                    .hasSameSizeAs(RenamedKeys.NEW_NAMES.entrySet());
        }
        try (LoggedLines log = LoggedLines.of(RenamedKeys.class)) {
            MartDefinition now = grant(WRITTEN_NOW);
            assertThat(log.all()).isEmpty();
            assertThat(before.tests()).isEqualTo(now.tests()).hasSize(9);
            assertThat(before.contract()).isEqualTo(now.contract());
            assertThat(before.fingerprint()).isEqualTo(now.fingerprint());
        }
    }

    @Test
    void aKeyThatNobodyKnowsIsRefusedWithItsLineAndOneThatStandsThereTwiceUnderBothNames() {
        assertThatThrownBy(() -> grant(WRITTEN_NOW.replace("grain:", "grian:")))
                .isInstanceOf(ContractException.class)
                .hasMessageContaining("grant.yml, line 3")
                .hasMessageContaining("grian");
        assertThatThrownBy(() -> grant(WRITTEN_NOW + "cases: []\n"))
                .isInstanceOf(ContractException.class)
                .hasMessage("schemas/marts/grant.yml: both cases and unit_tests, its new name, stand there");
        assertThatThrownBy(() -> grant(WRITTEN_BEFORE.replace("grain:", "grian:")))
                .as("old words and one that nobody knows")
                .isInstanceOf(ContractException.class)
                .hasMessageContaining("grant.yml: ")
                .hasMessageContaining("grian");
    }

    @Test
    void aTestHasOneKindAndANameWhereItsKindGivesNone() {
        assertThatThrownBy(() -> grant(WRITTEN_NOW.replace("actual: \"count(*)\"", "expression_is_true: \"true\"")))
                .isInstanceOf(ContractException.class)
                .hasMessageContaining("test some_rows: needs exactly one of expression_is_true, aggregate_is_true,");
        assertThatThrownBy(() -> grant(WRITTEN_NOW.replace("name: some_round, ", "")))
                .isInstanceOf(ContractException.class)
                .hasMessageContaining("aggregate_is_true or sum_agrees needs a name");
    }
}
