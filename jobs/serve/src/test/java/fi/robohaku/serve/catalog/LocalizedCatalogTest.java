package fi.robohaku.serve.catalog;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import fi.robohaku.SparkTest;
import fi.robohaku.contracts.Language;
import fi.robohaku.lakehouse.TestWarehouse;
import fi.robohaku.lakehouse.Warehouse;
import fi.robohaku.lakehouse.Workspace;
import fi.robohaku.serve.session.ReadOnlySession;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import org.apache.spark.scheduler.SparkListener;
import org.apache.spark.scheduler.SparkListenerJobStart;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@SparkTest
class LocalizedCatalogTest {
    private static final DataDictionary DICTIONARY =
            DataDictionary.read(TestWarehouse.home().resolve("schemas"));

    @TempDir
    static Path folder;

    private static Warehouse warehouse;
    private static SparkSession session;

    @BeforeEach
    void openOnce() {
        if (warehouse == null) {
            warehouse = TestWarehouse.withTables(folder);
            TableDescription mart = DICTIONARY.find("gold.realisation_by_round").orElseThrow();
            warehouse
                    .spark()
                    .sql("CREATE TABLE gold.realisation_by_round ("
                            + mart.columns().stream()
                                    .map(column -> column.name() + " " + column.type())
                                    .collect(Collectors.joining(", "))
                            + ") USING delta");
            warehouse.spark().sql("""
                    INSERT INTO gold.realisation_by_round (round, figure_set, planned_benefit_eur, realisation_ratio)
                    VALUES ('2020', 'matched', 47430000, 0.586549)
                    """);
            session = ReadOnlySession.create(warehouse);
        }
    }

    private static List<String> firsts(String query, int column) {
        return session.sql(query).collectAsList().stream()
                .map(row -> String.valueOf(row.get(column)))
                .toList();
    }

    @Test
    void aMartCanBeAskedForInFinnishAndInSwedish() {
        Row finnish = session.sql("SELECT hakukierros, rajaus, tavoiteltu_hyoty_eur,"
                        + " paivityssuhde_ennusteen_muutos FROM suomi.paivityssuhde_kierroksittain")
                .first();
        assertThat(finnish.getString(0)).isEqualTo("2020");
        assertThat(finnish.getDecimal(2)).isEqualByComparingTo("47430000");
        assertThat(finnish.getDecimal(3)).isEqualByComparingTo("0.586549");
        assertThat(session.sql(
                                "SELECT utlysningsomgang, efterstravad_nytta_eur FROM svenska.uppdateringskvot_per_omgang")
                        .first()
                        .getDecimal(1))
                .isEqualByComparingTo("47430000");
    }

    @Test
    void besideEachColumnOfCodesStandsOneWithTheirWords() {
        Row words = session.sql("SELECT rajaus, rajaus_nimi, tila_nimi FROM suomi.paivityssuhde_kierroksittain")
                .first();
        assertThat(words.getString(0)).isEqualTo("matched");
        assertThat(words.getString(1)).isEqualTo("Hankkeet, joilla on sekä tavoite että päivitetty arvio");
        assertThat(words.isNullAt(2)).as("of no code").isTrue();
        assertThat(session.sql("SELECT * FROM svenska.uppdateringskvot_per_omgang")
                        .columns())
                .containsSequence("avgransning", "avgransning_namn");
        for (LocalizedView view : LocalizedView.all(DICTIONARY, "suomi")) {
            assertThat(view.columns().stream()
                            .filter(LocalizedView.Column::isInWords)
                            .map(column -> column.source().name()))
                    .as(view.name())
                    .isEqualTo(view.mart().columns().stream()
                            .filter(column -> !column.codes().isEmpty())
                            .map(TableDescription.Column::name)
                            .toList());
        }
    }

    @Test
    void anEarlierStateOfAViewIsThatOfItsMart() {
        String view = "suomi.paivityssuhde_kierroksittain";
        assertThat(firsts("DESCRIBE HISTORY " + view, 0)).containsExactly("1", "0");
        assertThat(firsts("DESCRIBE HISTORY " + view + " LIMIT 1", 4))
                .isEqualTo(firsts("DESCRIBE HISTORY gold.realisation_by_round LIMIT 1", 4));
        assertThat(firsts("SELECT count(rajaus_nimi) FROM " + view + " VERSION AS OF 0", 0))
                .containsExactly("0");
        assertThat(firsts(
                        "WITH now AS (SELECT p.rajaus FROM " + view + " VERSION AS OF 1 AS p) SELECT rajaus FROM now"
                                + " WHERE rajaus IN (SELECT rajaus FROM " + view + " VERSION AS OF 1)",
                        0))
                .containsExactly("matched");
        assertThat(session.read()
                        .option("versionAsOf", 0)
                        .table("svenska.uppdateringskvot_per_omgang")
                        .collectAsList())
                .isEmpty();
        SparkSession finnish = session.newSession();
        finnish.sql("USE suomi");
        assertThat(finnish.sql("SELECT * FROM paivityssuhde_kierroksittain VERSION AS OF 0")
                        .collectAsList())
                .isEmpty();
    }

    @Test
    void theCatalogListsTablesViewsAndWhatIsSaidOfThem() {
        assertThat(firsts("SHOW SCHEMAS", 0))
                .contains("bronze", "silver", "gold", "ops", "information_schema", "suomi", "svenska");
        assertThat(firsts("SHOW TABLES IN gold", 1)).containsExactly("realisation_by_round");
        assertThat(firsts("SHOW TABLES IN suomi", 1))
                .hasSameSizeAs(DICTIONARY.marts().stream()
                        .filter(mart -> !mart.isEphemeral())
                        .toList())
                .contains("paivityssuhde_kierroksittain", "valtorin_syksyn_2021_paatos", "tasmaytys_julkaistuihin");
        assertThat(firsts("SHOW TABLES IN svenska", 1)).contains("uppdateringskvot_per_omgang");
        assertThat(firsts("SHOW TABLES IN information_schema", 1)).containsExactly("columns", "lineage", "tables");
    }

    @Test
    void viewsAndTablesWithTheirDetailsAreListedAsTablesAre() {
        for (String schema : List.of("gold", "SILVER", "ops", "information_schema", "suomi", "spark_catalog.svenska")) {
            assertThat(firsts("SHOW TABLE EXTENDED IN " + schema + " LIKE '*'", 1))
                    .as(schema)
                    .containsAll(firsts("SHOW TABLES IN " + schema, 1));
        }
        for (String schema : LocalizedView.SCHEMAS.keySet()) {
            assertThat(firsts("SHOW VIEWS IN " + schema, 1)).containsAll(firsts("SHOW TABLES IN " + schema, 1));
        }
        assertThat(firsts("SHOW VIEWS IN gold", 1)).isEmpty();
        Row taxonomy = session.sql("SHOW TABLE EXTENDED IN silver LIKE 'taxo*|nothing'")
                .first();
        assertThat(taxonomy.getString(0)).isEqualTo("silver");
        assertThat(taxonomy.getString(1)).isEqualTo("taxonomy");
        assertThat(taxonomy.getString(3))
                .contains("Provider: delta", "Comment: Words of the taxonomies", " |-- sort_order: integer");
        SparkSession one = session.newSession();
        one.sql("USE gold");
        one.sql("CREATE TEMPORARY VIEW passing AS SELECT 1 AS one");
        assertThat(one.sql("SHOW TABLE EXTENDED LIKE '*'").collectAsList())
                .extracting(row -> row.getString(1))
                .containsExactly("realisation_by_round", "passing");
        assertThatThrownBy(() -> session.sql("SHOW TABLE EXTENDED IN nothing LIKE '*'"))
                .hasMessageContaining("SCHEMA_NOT_FOUND");
    }

    @Test
    void aViewDescribesItsColumns() {
        List<Row> described =
                session.sql("DESCRIBE suomi.paivityssuhde_kierroksittain").collectAsList();
        Row planned = described.stream()
                .filter(row -> row.getString(0).equals("tavoiteltu_hyoty_eur"))
                .findFirst()
                .orElseThrow();
        assertThat(planned.getString(1)).isEqualTo("decimal(18,2)");
        assertThat(planned.getString(2))
                .isEqualTo("Tavoiteltu hyöty, € (planned_benefit_eur): Cumulative net benefit of the application to its"
                        + " horizon, development and running costs taken off; null: no figure in the set");
    }

    @Test
    void theInformationSchemaSaysWhatTheContractsSay() {
        Row ratio = session.sql("""
                        SELECT unit, label_fi, label_sv, label_en, null_means, is_nullable, ordinal_position
                        FROM information_schema.columns
                        WHERE table_schema = 'gold' AND table_name = 'realisation_by_round'
                          AND column_name = 'realisation_ratio'
                        """).first();
        assertThat(ratio.getString(0)).isEqualTo("ratio");
        assertThat(ratio.getString(1)).isEqualTo("Päivityssuhde (ennusteen muutos)");
        assertThat(ratio.getString(2)).isEqualTo("Uppdateringskvot (prognosens förändring)");
        assertThat(ratio.getString(3)).isEqualTo("Revision ratio (updated / planned)");
        assertThat(ratio.getString(4)).isEqualTo("one of the two is not known, or the plan is zero");
        assertThat(ratio.getBoolean(5)).isTrue();
        assertThat(firsts(
                        "SELECT reads_schema || '.' || reads_name FROM information_schema.lineage"
                                + " WHERE table_name = 'realisation_by_round'",
                        0))
                .containsExactly("gold.realisation");
        assertThat(session.sql("SELECT count(*) FROM information_schema.tables WHERE table_type = 'VIEW'")
                        .first()
                        .getLong(0))
                .isEqualTo(2L
                        * DICTIONARY.marts().stream()
                                .filter(mart -> !mart.isEphemeral())
                                .count());
        assertThat(firsts("SELECT comment FROM information_schema.tables WHERE table_name = 'application'", 0))
                .containsExactly("What an agency asked for: one row per application");
    }

    @Test
    void aMartWithoutATableHasNoViewAndIsFoundInTheLineageOnly() {
        assertThat(firsts("SELECT table_name FROM information_schema.tables WHERE table_name LIKE 'criteria%'", 0))
                .containsExactlyInAnyOrder("criteria", "criteria_by_round", "criteria_flow");
        assertThat(firsts(
                        "SELECT DISTINCT table_name FROM information_schema.columns WHERE table_name LIKE 'criteria%'",
                        0))
                .containsExactlyInAnyOrder("criteria", "criteria_by_round", "criteria_flow");
        assertThat(firsts("SELECT table_name FROM information_schema.lineage WHERE reads_name = 'criteria_reading'", 0))
                .containsExactly("criteria");
        assertThat(firsts("SELECT reads_name FROM information_schema.lineage WHERE table_name = 'criteria_reading'", 0))
                .containsExactlyInAnyOrder(
                        "criteria_flow", "funding_use_by_project", "project", "realisation_by_project");
        assertThat(LocalizedView.all(DICTIONARY, "suomi"))
                .extracting(view -> view.mart().name())
                .contains("criteria")
                .doesNotContain("criteria_reading");
        assertThat(LocalizedView.find(DICTIONARY, "suomi.kriteerien_tulkinnat")).isEmpty();
    }

    @Test
    void namesOfViewsAndColumnsAreUnlikeEachOtherAndNeedNoQuotes() {
        for (String schema : LocalizedView.SCHEMAS.keySet()) {
            List<LocalizedView> views = LocalizedView.all(DICTIONARY, schema);
            assertThat(views).extracting(LocalizedView::name).doesNotHaveDuplicates();
            for (LocalizedView view : views) {
                assertThat(view.columns())
                        .extracting(LocalizedView.Column::name)
                        .as(view.qualifiedName())
                        .doesNotHaveDuplicates();
                assertThat(view.columns())
                        .extracting(LocalizedView.Column::name)
                        .allMatch(name -> name.matches("[a-z][a-z0-9_]*"));
            }
        }
        assertThat(SqlIdentifiers.fromLabel("Myönnetty, €")).isEqualTo("myonnetty_eur");
        assertThat(SqlIdentifiers.fromLabel("Päivityssuhde (ennusteen muutos)"))
                .isEqualTo("paivityssuhde_ennusteen_muutos");
        assertThat(SqlIdentifiers.fromLabel("3. vuosi, %")).isEqualTo("n_3_vuosi_pros");
    }

    @Test
    void viewsThatCouldNotBeRegisteredOnceAreRegisteredTheNextTime(@TempDir Path home) throws Exception {
        Path workspace = Files.createDirectories(home.resolve("workspace"));
        SparkSession early = ReadOnlySession.create(TestWarehouse.over(Workspace.in(workspace, home)));
        String query = "DESCRIBE suomi.vain_taalla";
        assertThatThrownBy(() -> early.sql(query)).hasMessageContaining("schemas");
        TestWarehouse.copy(TestWarehouse.home().resolve("schemas"), home.resolve("schemas"));
        Path mart = home.resolve("schemas/marts/portfolio.yml");
        Files.writeString(mart, Files.readString(mart).replace("Hankesalkku", "Vain täällä"));
        assertThat(allAtOnce(() -> early.sql(query).count()))
                .containsOnly(early.sql(query).count());
    }

    /** What several threads get that ask at the same time. */
    private static <T> List<T> allAtOnce(Callable<T> asked) throws Exception {
        ExecutorService threads = Executors.newFixedThreadPool(4);
        try {
            List<T> answers = new ArrayList<>();
            for (Future<T> answer : threads.invokeAll(Collections.nCopies(4, asked))) {
                answers.add(answer.get());
            }
            return answers;
        } finally {
            threads.shutdown();
        }
    }

    @Test
    void openingAndListingTakesNoJob() throws Exception {
        AtomicInteger jobs = new AtomicInteger();
        SparkListener listener = new SparkListener() {
            @Override
            public void onJobStart(SparkListenerJobStart job) {
                jobs.incrementAndGet();
            }
        };
        var context = ((org.apache.spark.sql.classic.SparkSession) warehouse.spark()).sparkContext();
        context.addSparkListener(listener);
        try {
            SparkSession fresh = ReadOnlySession.create(warehouse);
            fresh.sql("SHOW TABLES IN suomi").collectAsList();
            fresh.sql("SHOW VIEWS IN svenska").collectAsList();
            fresh.sql("SHOW TABLE EXTENDED IN silver LIKE '*'").collectAsList();
            fresh.sql("DESCRIBE suomi.hankesalkku").collectAsList();
            fresh.sql("SELECT * FROM information_schema.columns").collectAsList();
            context.listenerBus().waitUntilEmpty();
        } finally {
            context.removeSparkListener(listener);
        }
        assertThat(jobs).hasValue(0);
    }

    @Test
    void everyMartHasATitleAndLabelsInBothLanguages() {
        for (TableDescription mart : DICTIONARY.marts()) {
            for (Language language : LocalizedView.SCHEMAS.values()) {
                assertThat(mart.title().orElseThrow().in(language)).isNotBlank();
            }
            assertThat(mart.columns()).allMatch(column -> column.label().isPresent());
        }
        assertThat(DICTIONARY.marts()).hasSizeGreaterThan(50);
    }
}
