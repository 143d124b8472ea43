package fi.robohaku.lakehouse;

import static fi.robohaku.lakehouse.TestDocuments.DECISIONS;
import static fi.robohaku.lakehouse.TestDocuments.STATUS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import fi.robohaku.SparkTest;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Which documents are opened again when rounds are chosen, or when what documents are read by has changed. */
@SparkTest
class RereadTest {
    private static final String DECISIONS_2018 = "2018/registers/paatokset.csv";
    private static final String UNKNOWN = "2020/registers/muuta.csv";

    @TempDir
    Path folder;

    private Path schemas;
    private Warehouse warehouse;
    private Tables tables;

    @BeforeEach
    void copyTheSchemas() throws IOException {
        Path home = folder.resolve("home");
        schemas = home.resolve("schemas");
        TestWarehouse.copy(TestWarehouse.home().resolve("schemas"), schemas);
        warehouse = TestWarehouse.withTables(Workspace.in(folder.resolve("workspace"), home));
        tables = new Tables(warehouse);
    }

    private IngestRuns runsOver(TestDocuments documents) {
        return new IngestRuns(warehouse, documents);
    }

    private void edit(String file, UnaryOperator<String> change) throws IOException {
        Path path = schemas.resolve(file);
        Files.writeString(path, change.apply(Files.readString(path)));
    }

    private static UnaryOperator<String> withTerm(String code) {
        return text -> text.stripTrailing() + "\n  - code: " + code + "\n    label: {fi: \"" + code + "\", sv: \""
                + code + "\", en: \"" + code + "\"}\n";
    }

    @Test
    void aRunOfOneRoundLeavesTheOthers() throws Exception {
        TestDocuments documents = new TestDocuments(folder.resolve("documents"), DECISIONS, STATUS, DECISIONS_2018);
        IngestRuns runs = runsOver(documents);

        IngestPlan plan = runs.job().rounds(Set.of("2020")).plan();
        assertThat(plan.newDocuments()).containsExactly(DECISIONS, STATUS);
        assertThat(plan.tables())
                .containsExactly(
                        "bronze.figure",
                        "silver.decision",
                        "silver.funding",
                        "silver.status_report",
                        "silver.taxonomy");
        runs.execute();

        documents.remove(DECISIONS_2018).remove(DECISIONS);
        IngestResult limited = runs.execute(runs.job().rounds(Set.of("2020")));
        assertThat(limited.vanishedDocuments()).isEqualTo(1);
        assertThat(tables.recordsOf(DECISIONS)).isZero();
        assertThat(tables.recordsOf(DECISIONS_2018)).as("of another round").isPositive();
        assertThatThrownBy(() -> runs.job().rounds(Set.of("2021")).plan())
                .hasMessageContaining("No documents of round 2021 below");
        assertThatThrownBy(() -> runs.job().plan())
                .as("the only document of the round")
                .hasMessageContaining("1 of 1 in 2018/")
                .hasMessageContaining("--retire");
        assertThat(runs.job().retire(true).plan().vanishedDocuments()).containsExactly(DECISIONS_2018);
    }

    @Test
    void aNewWordOfATaxonomyHasOnlyTheDocumentsOfTheTemplatesThatUseItReadAgain() throws Exception {
        TestDocuments documents = new TestDocuments(folder.resolve("documents"), DECISIONS, STATUS, DECISIONS_2018);
        IngestRuns runs = runsOver(documents);
        runs.execute();
        assertThat(runs.opened()).isEqualTo(3);
        Map<String, List<String>> before = tables.records();
        Map<String, Long> versions = tables.versions();

        edit("documents/decisions.yml", text -> text + "\n# told anew\n");
        assertThat(runs.execute().unchanged()).as("a comment means nothing").isEqualTo(3);
        assertThat(runs.opened()).isZero();
        assertThat(tables.versions()).isEqualTo(versions);

        edit("taxonomies/decisions.yml", withTerm("postponed"));
        assertThat(runs.job().plan().changedDocuments()).containsExactly(DECISIONS_2018, DECISIONS);
        assertThat(runs.execute().changedDocuments()).isEqualTo(2);
        assertThat(runs.opened()).as("the status reports use other taxonomies").isEqualTo(2);
        assertThat(tables.ask("SELECT code FROM silver.taxonomy WHERE taxonomy = 'decisions'"))
                .containsExactly("funded", "not_funded", "postponed");
        assertThat(tables.records())
                .as("read again, and the same but for the new word")
                .satisfies(records -> {
                    assertThat(records.remove("silver.taxonomy"))
                            .hasSize(before.remove("silver.taxonomy").size() + 1);
                    assertThat(records).isEqualTo(before);
                });
        assertThat(warehouse.version("silver.status_report")).isEqualTo(versions.get("silver.status_report"));
        assertThat(runs.execute().isNothing()).isTrue();
        assertThat(runs.opened()).isZero();
    }

    @Test
    void aNewWordThatNoDocumentUsesIsWrittenToItsTableAlone() throws Exception {
        IngestRuns runs = runsOver(new TestDocuments(folder.resolve("documents"), STATUS));
        runs.execute();
        Map<String, Long> versions = tables.versions();

        edit("taxonomies/decisions.yml", withTerm("postponed"));
        IngestPlan plan = runs.job().plan();
        assertThat(plan.isWithoutDocuments()).isTrue();
        assertThat(plan.tables()).containsExactly("silver.taxonomy");
        IngestResult result = runs.execute();
        assertThat(result).isEqualTo(IngestResult.unchanged(1, List.of("silver.taxonomy")));
        assertThat(runs.opened()).isZero();
        assertThat(tables.ask("SELECT code FROM silver.taxonomy WHERE taxonomy = 'decisions'"))
                .contains("postponed");
        versions.merge("silver.taxonomy", 1L, Long::sum);
        assertThat(tables.versions()).isEqualTo(versions);

        assertThat(runs.execute()).isEqualTo(IngestResult.unchanged(1, List.of()));
        assertThat(tables.versions()).isEqualTo(versions);
    }

    @Test
    void aDocumentThatNoTemplateMatchedIsReadAgainWhereATemplateIsAdded() throws Exception {
        TestDocuments documents = new TestDocuments(folder.resolve("documents"), TestDocuments.JOINT_PLAN);
        documents.write(UNKNOWN, "opinto,pisteet,alkuperä\nA,0.5,synthetic\n".getBytes(StandardCharsets.UTF_8));
        IngestRuns runs = runsOver(documents);
        runs.execute();
        assertThat(tables.outcomes())
                .containsExactly(TestDocuments.JOINT_PLAN + " ingested", UNKNOWN + " rejected not_recognised");

        Path survey = schemas.resolve("documents/survey.yml");
        Files.writeString(
                schemas.resolve("documents/study.yml"),
                Files.readString(survey)
                        .replace("id: survey", "id: study")
                        .replace(
                                "{fi: \"Palautekysely\", sv: \"Responsenkät\", en: \"Feedback survey\"}",
                                "{fi: \"Opinnot\", sv: \"Studier\", en: \"Studies\"}")
                        .replace("fi: kysymys", "fi: opinto")
                        .replace("fi: osuus", "fi: pisteet"));

        assertThat(runs.execute().changedDocuments()).isEqualTo(1);
        assertThat(runs.opened()).as("a workbook is told by its title").isEqualTo(1);
        assertThat(tables.outcomes()).containsExactly(TestDocuments.JOINT_PLAN + " ingested", UNKNOWN + " ingested");
        assertThat(tables.ask("SELECT question || ' ' || share FROM silver.survey_answer"))
                .containsExactly("A 0.500000");
    }

    @Test
    void aWarehouseOfTheVersionWithOneFingerprintIsReadAgainOnce() throws Exception {
        IngestRuns runs = runsOver(new TestDocuments(folder.resolve("documents"), DECISIONS, STATUS));
        runs.execute();
        Map<String, List<String>> records = tables.records();
        warehouse.spark().sql("UPDATE ops.documents SET definitions = '" + "0123456789abcdef".repeat(4) + "'");

        assertThat(runs.execute().changedDocuments()).isEqualTo(2);
        assertThat(tables.records()).isEqualTo(records);
        assertThat(runs.execute().isNothing()).isTrue();
        assertThat(runs.opened()).isZero();
    }
}
