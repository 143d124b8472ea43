package fi.robohaku.cli;

import static org.assertj.core.api.Assertions.assertThat;

import fi.robohaku.SparkTest;
import fi.robohaku.lakehouse.TestWarehouse;
import fi.robohaku.lakehouse.Warehouse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@SparkTest
class SqlCommandTest {
    @TempDir
    static Path folder;

    private static boolean isMade;

    @BeforeEach
    void makeTables() {
        if (!isMade) {
            Warehouse warehouse = TestWarehouse.withTables(folder);
            warehouse.spark().sql("""
                    INSERT INTO silver.taxonomy (taxonomy, code, parent, label_fi, label_sv, label_en, sort_order)
                    VALUES ('t', '=1+1', NULL, 'täällä; "ja"', 'b', '-2', 1), ('t', 'two', NULL, 'b', 'b', 'b', 2)
                    """);
            isMade = true;
        }
    }

    private static CommandResult ask(String... arguments) {
        String[] all = new String[arguments.length + 3];
        all[0] = "sql";
        all[1] = "-w";
        all[2] = folder.toString();
        System.arraycopy(arguments, 0, all, 3, arguments.length);
        return CommandResult.of(all);
    }

    private static final String QUERY =
            "SELECT code, label_fi, label_en, sort_order FROM silver.taxonomy ORDER BY sort_order";

    @Test
    void anAnswerIsATableCsvOrJson() throws Exception {
        assertThat(ask(QUERY).err()).isEmpty();
        assertThat(ask(QUERY).out().lines().map(String::stripTrailing))
                .containsExactly(
                        "code  label_fi      label_en  sort_order",
                        "----------------------------------------",
                        "=1+1  täällä; \"ja\"  -2                 1",
                        "two   b             b                  2",
                        "2 rows");
        assertThat(ask("--format", "csv", QUERY).out())
                .as("no cell can act as a formula")
                .isEqualTo("code,label_fi,label_en,sort_order\r\n'=1+1,\"täällä; \"\"ja\"\"\",'-2,1\r\ntwo,b,b,2\r\n");
        Path file = folder.resolve("query.sql");
        Files.writeString(file, QUERY + ";\n");
        assertThat(ask("--format", "json", "-f", file.toString()).out().strip())
                .isEqualTo(
                        "[{\"code\":\"=1+1\",\"label_fi\":\"täällä; \\\"ja\\\"\",\"label_en\":\"-2\",\"sort_order\":1},"
                                + "{\"code\":\"two\",\"label_fi\":\"b\",\"label_en\":\"b\",\"sort_order\":2}]");

        CommandResult limited = ask("--limit", "1", QUERY);
        assertThat(limited.out()).contains("1 row").doesNotContain("two");
        assertThat(limited.err()).contains("There are more than 1 rows; --limit 0 shows them all");
        assertThat(ask("SHOW TABLES IN silver").out()).contains("application", "delay_cause");
        assertThat(ask("WITH coded AS (SELECT code FROM silver.taxonomy) SELECT count(*) AS n FROM coded")
                        .out())
                .contains("2");
    }

    @Test
    void aWrongNameIsAnsweredInALineWithTheNearestOnes() {
        CommandResult wrong = ask("SELECT cod FROM silver.taxonomy");
        assertThat(wrong.code()).isEqualTo(1);
        assertThat(wrong.err().lines()).containsExactly("robohaku: There is no column 'cod' here", "  Near it: code");
        assertThat(ask("SELECT * FROM silver.taxonmy").err().lines())
                .containsExactly("robohaku: There is no table 'silver.taxonmy'", "  Near it: silver.taxonomy");
        assertThat(ask("SELECT * FROM gold.realisation_by_round").err())
                .contains(
                        "There is no table 'gold.realisation_by_round'",
                        "It is described in schemas/, and the next run makes it");
        assertThat(ask("SELECT uper(code) FROM silver.taxonomy").err())
                .contains("There is no function 'uper'", "Near it: upper");
        assertThat(ask("SHOW TABLES IN sliver").err())
                .contains("There is no schema 'sliver'", "SHOW SCHEMAS lists them");
        assertThat(ask("SELECT * FORM x y z").err().lines().findFirst())
                .contains("robohaku: The query cannot be read: syntax error at or near 'x' (line 1, column 15)");
        assertThat(ask("-f", folder + "/nothing.sql").err()).contains("There is no file " + folder + "/nothing.sql");
    }

    @Test
    void theCaseOfANameDoesNotMatter() {
        for (String name : List.of("SILVER.taxonomy", "silver.Taxonomy", "spark_catalog.Silver.TAXONOMY")) {
            CommandResult answer = ask("SELECT code FROM " + name + " VERSION AS OF 1 ORDER BY sort_order");
            assertThat(answer.err()).as(name).isEmpty();
            assertThat(answer.out()).as(name).contains("=1+1", "two", "2 rows");
        }
        assertThat(ask("USE SILVER; DESCRIBE HISTORY Taxonomy").out()).contains("WRITE");
        assertThat(ask("SHOW TABLES IN Silver LIKE 'tax*'").out()).contains("silver     taxonomy");
        assertThat(ask("SHOW TABLES IN SUOMI LIKE 'hankesalkku'").out()).contains("suomi      hankesalkku");
        assertThat(ask("DESCRIBE SUOMI.HankeSalkku").out()).contains("hakukierros");
        assertThat(ask("SELECT count(*) AS n FROM Information_Schema.Tables WHERE table_schema = 'ops'")
                        .err())
                .isEmpty();
        assertThat(ask("SELECT * FROM GOLD.Realisation_by_round").err())
                .as("described, and not made yet")
                .contains("There is no table 'GOLD.Realisation_by_round'", "the next run makes it");
        assertThat(ask("SELECT * FROM SILVER.taxonmy").err())
                .contains("Near it: silver.taxonomy")
                .doesNotContain("the next run");
    }

    @Test
    void severalQueriesAreAnsweredInTurnAndTheFirstFailureEndsThem() throws Exception {
        assertThat(ask("-e", "SELECT 'a;b' AS one; SELECT 2 AS two -- done;")
                        .out()
                        .lines()
                        .map(String::stripTrailing))
                .containsExactly("one", "---", "a;b", "1 row", "two", "---", "  2", "1 row");
        CommandResult failed = ask("SELECT 1 AS one; SELECT nothing; SELECT 3 AS three");
        assertThat(failed.code()).isEqualTo(1);
        assertThat(failed.out()).contains("one").doesNotContain("three");
        assertThat(failed.err()).contains("There is no column 'nothing' here");
        assertThat(ask("--format", "vertical", QUERY + " LIMIT 1").out().lines())
                .containsExactly(
                        "-[ 1 ]------",
                        "code       | =1+1",
                        "label_fi   | täällä; \"ja\"",
                        "label_en   | -2",
                        "sort_order | 1",
                        "1 row");
    }

    @Test
    void whatComesInOnStandardInputIsAnsweredLikeAFile() {
        java.io.InputStream before = System.in;
        try {
            System.setIn(new java.io.ByteArrayInputStream("""
                    \\limit 1
                    SELECT code
                    FROM silver.taxonomy
                    ORDER BY sort_order;
                    \\q
                    SELECT 'never' AS word
                    """.getBytes(java.nio.charset.StandardCharsets.UTF_8)));
            CommandResult answer = ask();
            assertThat(answer.out()).contains("=1+1", "1 row").doesNotContain("two", "never");
            assertThat(answer.err()).contains("There are more than 1 rows");
        } finally {
            System.setIn(before);
        }
    }

    @Test
    void anAdministratorMayWriteAndIsTold() throws Exception {
        Path other = Files.createTempDirectory(folder, "admin");
        TestWarehouse.withTables(other);
        String update = "UPDATE silver.taxonomy SET code = 'x' WHERE false";
        assertThat(CommandResult.of("sql", "-w", other.toString(), update).code())
                .isEqualTo(1);
        CommandResult admin = CommandResult.of("sql", "-w", other.toString(), "--admin", update);
        assertThat(admin.code()).isEqualTo(0);
        assertThat(admin.err()).contains("--admin: statements can change and destroy tables");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "DROP TABLE silver.taxonomy",
                "SELECT * FROM csv.`/etc/passwd`",
                "SELECT reflect('java.lang.System', 'getProperty', 'user.home')",
            })
    void whatDoesMoreThanReadIsRejected(String statement) {
        CommandResult refused = ask(statement);
        assertThat(refused.err()).contains("Only queries over the tables are answered here");
        assertThat(refused.code()).isEqualTo(1);
        assertThat(refused.out()).isEmpty();
    }
}
