package fi.robohaku.lakehouse;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import fi.robohaku.SparkTest;
import fi.robohaku.contracts.ContractException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A warehouse whose tables were made by an older definition. */
@SparkTest
class TableMigrationTest {
    private static final String OLD = """
            CREATE TABLE silver.status_report (
              document_id STRING NOT NULL COMMENT 'Document the record was read from',
              percent_done DECIMAL(9,2) COMMENT 'Per cent done',
              phase STRING NOT NULL COMMENT 'The project\\'s phase'
            )
            USING delta
            COMMENT 'Status on the way'
            TBLPROPERTIES (
              'delta.enableDeletionVectors' = 'true',
              'delta.constraints.phase_is_known' = "phase IN ('plan', 'work')",
              'delta.constraints.percent_in_range' = 'percent_done BETWEEN 0 AND 90',
              'delta.constraints.document_is_named' = "document_id != ''"
            )
            """;
    private static final String NEW = """
            CREATE TABLE silver.status_report (
              document_id STRING NOT NULL COMMENT 'Document the record was read from',
              percent_done DECIMAL(9,2) COMMENT 'Percent done: 0 to 100, \\'about\\' too',
              phase STRING COMMENT 'The project\\'s phase',
              reported_on DATE COMMENT 'Date'
            )
            USING delta
            COMMENT 'Status on the way: one row per project\\'s report'
            TBLPROPERTIES (
              'delta.enableDeletionVectors' = 'true',
              'delta.appendOnly' = 'true',
              'delta.constraints.percent_in_range' = 'percent_done BETWEEN 0 AND 100',
              'delta.constraints.document_is_named' = "document_id  !=  ''",
              'delta.constraints.date_is_late' = "reported_on IS NULL OR reported_on > DATE '2018-01-01'"
            )
            """;

    @TempDir
    Path folder;

    private Path file;
    private Warehouse warehouse;

    @BeforeEach
    void makeATableOfTheOldDefinition() throws IOException {
        Path home = folder.resolve("home");
        file = home.resolve("schemas/tables/silver/status_report.sql");
        Files.createDirectories(file.getParent());
        warehouse = TestWarehouse.over(Workspace.in(folder.resolve("work"), home));
        assertThat(migrateTo(OLD)).containsExactly("silver.status_report");
        warehouse.spark().sql("INSERT INTO silver.status_report VALUES ('a', 10, 'plan'), ('b', 80, 'work')");
    }

    private List<String> migrateTo(String definition) throws IOException {
        Files.writeString(file, definition, StandardCharsets.UTF_8);
        return TableDefinitions.read(warehouse.workspace().schemas()).migrate(warehouse);
    }

    private List<String> migrateTo(UnaryOperator<String> change) throws IOException {
        return migrateTo(change.apply(OLD));
    }

    private TableDefinition present() {
        return warehouse.definition("silver.status_report");
    }

    private long version() {
        return warehouse.version("silver.status_report");
    }

    @Test
    void isMadeWithTheSettingsOfItsDefinition() {
        assertThat(present().settings()).containsEntry("delta.enableDeletionVectors", "true");
        assertThat(warehouse
                        .spark()
                        .sql("DESCRIBE DETAIL silver.status_report")
                        .head()
                        .<String>getList(warehouse
                                .spark()
                                .sql("DESCRIBE DETAIL silver.status_report")
                                .schema()
                                .fieldIndex("tableFeatures")))
                .as("what a reader must understand")
                .contains("deletionVectors", "checkConstraints");
    }

    @Test
    void takesTheColumnsConstraintsAndCommentsOfItsDefinitionAndASecondRunMakesNoCommit() throws Exception {
        assertThat(migrateTo(NEW)).containsExactly("silver.status_report");

        assertThat(present().constraints())
                .containsExactlyInAnyOrderEntriesOf(Map.of(
                        "percent_in_range", "percent_done BETWEEN 0 AND 100",
                        "document_is_named", "document_id != ''",
                        "date_is_late", "reported_on IS NULL OR reported_on > DATE '2018-01-01'"));
        assertThat(present().comment()).isEqualTo("Status on the way: one row per project's report");
        assertThat(present().columns().apply("percent_done").getComment().get())
                .isEqualTo("Percent done: 0 to 100, 'about' too");
        assertThat(present().columns().apply("reported_on").getComment().get()).isEqualTo("Date");
        assertThat(present().columns().apply("phase").nullable()).isTrue();
        warehouse.spark().sql("INSERT INTO silver.status_report VALUES ('c', 95, NULL, NULL)");
        assertThatThrownBy(() -> warehouse
                        .spark()
                        .sql("INSERT INTO silver.status_report VALUES ('d', 95, 'plan', DATE '2017-05-01')"))
                .hasMessageContaining("date_is_late");
        assertThatThrownBy(() -> warehouse.spark().sql("DELETE FROM silver.status_report"))
                .as("it only grows from now on")
                .hasMessageContaining("append");

        long version = version();
        Tables tables = new Tables(warehouse);
        assertThat(tables.jobsOf(() -> assertThat(migrateTo(NEW)).isEmpty()))
                .as("tables that agree are compared by what their last commits say")
                .isZero();
        assertThat(version()).isEqualTo(version);
    }

    @Test
    void isLeftAsItWasWhereRowsBreakANewConstraint() throws Exception {
        long version = version();
        TableDefinition before = present();

        assertThatThrownBy(() -> migrateTo(old -> old.replace("BETWEEN 0 AND 90", "BETWEEN 20 AND 70")
                        .replace("phase IN ('plan', 'work')", "phase = 'work'")
                        .replace("Status on the way", "Another comment")))
                .isInstanceOf(ContractException.class)
                .hasMessage("2 rows of silver.status_report break the constraint percent_in_range"
                        + " (percent_done BETWEEN 20 AND 70); 1 row of silver.status_report breaks the constraint"
                        + " phase_is_known (phase = 'work'). The tables are left as they were: correct or delete those"
                        + " rows, ease the constraint in schemas/tables/, or run into a new --workspace");
        assertThat(version()).isEqualTo(version);
        assertThat(present()).isEqualTo(before);

        warehouse.spark().sql("DELETE FROM silver.status_report WHERE document_id IN ('a', 'b')");
        assertThat(migrateTo(old -> old.replace("BETWEEN 0 AND 90", "BETWEEN 20 AND 70")))
                .as("once no row breaks it, it is taken")
                .containsExactly("silver.status_report");
        assertThat(present().constraints()).containsEntry("percent_in_range", "percent_done BETWEEN 20 AND 70");
    }

    @Test
    void aConstraintOnANewColumnIsBrokenByEveryRowThatHasNone() {
        assertThatThrownBy(
                        () -> migrateTo(old -> old.replace("phase STRING", "title STRING COMMENT 'T',\n  phase STRING")
                                .replace(
                                        "'delta.constraints.phase",
                                        "'delta.constraints.title' = \"title != ''\",\n  'delta.constraints.phase")))
                .hasMessageStartingWith("2 rows of silver.status_report break the constraint title (title != '')");
        assertThat(present().columns().fieldNames()).doesNotContain("title");
    }

    @Test
    void aLostColumnIsToldAndNothingIsChanged() {
        long version = version();

        assertThatThrownBy(() -> migrateTo(NEW.replace("  phase STRING COMMENT 'The project\\'s phase',\n", "")))
                .hasMessage(
                        "The table silver.status_report holds the column phase STRING, which its definition no longer"
                                + " has; run into a new --workspace");
        assertThat(version()).isEqualTo(version);
    }
}
