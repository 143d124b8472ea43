package fi.robohaku.marts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import fi.robohaku.SparkTest;
import fi.robohaku.contracts.ContractException;
import fi.robohaku.lakehouse.LoggedLines;
import java.io.IOException;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Marts that have no table: grant is computed in the run of total. */
@SparkTest
class EphemeralMartsTest extends OwnMarts {
    private static final String EPHEMERAL =
            GRANT_CONTRACT.replace("is_exported: false\n", "is_exported: false\nmaterialized: ephemeral\n");

    /** The same without its parameter, which only a table may have. */
    @BeforeEach
    void grantHasNoTable() throws IOException {
        put("grant.sql", withoutParameter(GRANT));
        put("grant.yml", withoutParameter(EPHEMERAL));
    }

    private static String withoutParameter(String text) {
        return text.replace(":share", "0.5").replaceFirst("parameters:\\n.*\\n", "");
    }

    private List<String> tables() {
        return spark.sql("SHOW TABLES IN gold")
                .select("tableName")
                .as(org.apache.spark.sql.Encoders.STRING())
                .collectAsList();
    }

    private List<String> plan() {
        return new MartRunner(warehouse, schemas).plan(Set.of());
    }

    @Test
    void itIsComputedAndTestedInTheRunOfItsReaderAndHasNoTable() throws IOException {
        assertThat(plan()).containsExactly("total");

        MartRun run = run("r1");

        assertThat(run.built()).containsExactly("total");
        assertThat(run.skipped()).isEmpty();
        assertThat(rows("gold.total")).containsExactly("[2020,100.00]");
        assertThat(tables()).containsExactly("total");
        assertThat(spark.table("ops.mart_test")
                        .filter("mart = 'grant' AND outcome = 'passed'")
                        .select("test")
                        .collectAsList()
                        .toString())
                .contains("key_is_unique", "grants_are_small", "round_project_id_is_in_silver_application");
        assertThat(run("r2").skipped()).containsExactly("total");
    }

    @Test
    void itsInputsAndItsDefinitionAreThoseOfItsReader() throws IOException {
        run("r1");
        grant("2020-B-1", 500, "C3");

        assertThat(plan()).containsExactly("total");
        assertThat(run("r2").built()).containsExactly("total");
        assertThat(rows("gold.total")).containsExactly("[2020,600.00]");
        assertThat(plan()).isEmpty();

        put("grant.sql", withoutParameter(GRANT).replace("'granted'", "'granted' AND amount_eur < 200"));
        put("grant.yml", withoutParameter(EPHEMERAL).replaceAll("(?m)^  - .*(sum_agrees|equal_rowcount).*\\n", ""));

        assertThat(plan()).containsExactly("total");
        assertThat(run("r3").built()).containsExactly("total");
        assertThat(rows("gold.total")).containsExactly("[2020,100.00]");
        List<String> notes = spark.sql("DESCRIBE HISTORY gold.total")
                .filter("userMetadata IS NOT NULL")
                .sort("version")
                .select("userMetadata")
                .as(org.apache.spark.sql.Encoders.STRING())
                .collectAsList();
        assertThat(notes).hasSize(3).allSatisfy(note -> assertThat(note).contains("\"silver.funding\":"));
        assertThat(definition(notes.get(1))).isEqualTo(definition(notes.get(0)));
        assertThat(definition(notes.get(2)))
                .as("what is computed in the run of a mart is part of its definition")
                .isNotEqualTo(definition(notes.get(1)));
    }

    private static String definition(String note) {
        return note.replaceFirst(".*\"definition\":\"(\\w+)\".*", "$1");
    }

    @Test
    void whereItFailsATestItsReaderKeepsItsLastGoodVersion() throws IOException {
        run("r1");
        grant("2020-B-1", 5000, "C3");

        MartRun run = run("r2");

        assertThat(run.built()).isEmpty();
        assertThat(run.failed()).containsExactly("grant", "total");
        assertThat(run.failures())
                .extracting(MartFailure::inWords)
                .startsWith(
                        "grant: grants_are_small: 1, expected 0 rows of which this is not true: granted_eur < 1000",
                        "total: inputs_are_there: gold.grant not there, expected each mart that it reads has passed its"
                                + " tests once");
        assertThat(run.failures().get(0).rows().get(0).sources())
                .containsExactly(new MartFailure.SourceCell("2020/registers/grants.csv", "", "C3"));
        assertThat(rows("gold.total")).containsExactly("[2020,100.00]");
        assertThat(plan()).as("it is tried again").containsExactly("total");
    }

    @Test
    void aTableOfAnEarlierVersionIsDroppedAndComesBackWhereTheMartIsKeptAgain() throws IOException {
        put("grant.yml", withoutParameter(GRANT_CONTRACT));
        run("r1");
        assertThat(tables()).containsExactlyInAnyOrder("grant", "total");
        put("grant.yml", withoutParameter(EPHEMERAL));
        grant("2020-B-1", 500, "C3");

        try (LoggedLines log = LoggedLines.of(FormerTables.class)) {
            assertThat(run("r2").built()).containsExactly("total");
            assertThat(log.all())
                    .containsExactly("gold.grant is ephemeral now: its table of an earlier version is dropped");
        }
        assertThat(tables()).containsExactly("total");
        assertThat(rows("gold.total")).containsExactly("[2020,600.00]");
        assertThat(run("r3").built()).isEmpty();

        put("grant.yml", withoutParameter(GRANT_CONTRACT));

        assertThat(run("r4").built()).as("the sums of before").containsExactly("grant");
        assertThat(rows("gold.grant")).containsExactly("[2020,2020-A-1,100.00,50.00]", "[2020,2020-B-1,500.00,250.00]");
    }

    @Test
    void itsRowsCanBeReadFromItsDefinition() throws IOException {
        MartDefinitions definitions = MartDefinitions.read(schemas);
        MartReader reader = new MartReader(warehouse, definitions);
        MartDefinition grant = definitions.find("grant").orElseThrow();
        MartDefinition total = definitions.find("total").orElseThrow();
        assertThat(reader.exists(total)).isFalse();
        run("r1");

        assertThat(reader.exists(grant)).isTrue();
        assertThat(reader.read(grant).collectAsList().toString()).isEqualTo("[[2020,2020-A-1,100.00,50.00]]");
        assertThat(reader.exists(total)).isTrue();
        assertThat(reader.read(total).collectAsList().toString()).isEqualTo("[[2020,100.00]]");
        assertThat(definitions.origins(total)).containsExactly("silver.funding");
    }

    @Test
    void oneThatSeveralMartsReadOrThatIsExportedOrHasParametersIsRefused() throws IOException {
        put("other.sql", TOTAL);
        put("other.yml", TOTAL_CONTRACT);
        MartDefinitions twice = MartDefinitions.read(schemas);
        assertThatThrownBy(twice::all)
                .isInstanceOf(ContractException.class)
                .hasMessage(
                        "schemas/marts/grant.yml: an ephemeral mart is computed in the run of the one mart that reads"
                                + " it, and this one is read by [other, total]; write materialized: table");

        for (String needsATable :
                List.of(withoutParameter(EPHEMERAL).replace("is_exported: false", "is_exported: true"), EPHEMERAL)) {
            put("grant.yml", needsATable);
            assertThatThrownBy(() -> MartDefinitions.read(schemas))
                    .isInstanceOf(ContractException.class)
                    .hasMessage(
                            "schemas/marts/grant.yml: an ephemeral mart is not exported and has no parameters; write"
                                    + " materialized: table");
        }
    }
}
