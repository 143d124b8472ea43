package fi.robohaku.cli;

import static org.assertj.core.api.Assertions.assertThat;

import fi.robohaku.lakehouse.TestWarehouse;
import fi.robohaku.lakehouse.Warehouse;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

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

    private static Answer ask(String... arguments) {
        String[] all = new String[arguments.length + 3];
        all[0] = "sql";
        all[1] = "-w";
        all[2] = folder.toString();
        System.arraycopy(arguments, 0, all, 3, arguments.length);
        return Answer.to(all);
    }

    private static final String QUERY =
            "SELECT code, label_fi, label_en, sort_order FROM silver.taxonomy ORDER BY sort_order";

    @Test
    void anAnswerIsATableCsvOrJson() throws Exception {
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
        Path file = folder.resolve("question.sql");
        Files.writeString(file, QUERY + ";\n");
        assertThat(ask("--format", "json", "-f", file.toString()).out().strip())
                .isEqualTo(
                        "[{\"code\":\"=1+1\",\"label_fi\":\"täällä; \\\"ja\\\"\",\"label_en\":\"-2\",\"sort_order\":1},"
                                + "{\"code\":\"two\",\"label_fi\":\"b\",\"label_en\":\"b\",\"sort_order\":2}]");

        Answer limited = ask("--limit", "1", QUERY);
        assertThat(limited.out()).contains("1 row").doesNotContain("two");
        assertThat(limited.err()).contains("There are more than 1 rows; --limit 0 shows them all");
        assertThat(ask("SHOW TABLES IN silver").out()).contains("application", "delay_cause");
        assertThat(ask("WITH coded AS (SELECT code FROM silver.taxonomy) SELECT count(*) AS n FROM coded")
                        .out())
                .contains("2");
    }

    @Test
    void aWrongNameIsAnsweredInALineWithTheNearestOnes() {
        Answer wrong = ask("SELECT cod FROM silver.taxonomy");
        assertThat(wrong.code()).isEqualTo(1);
        assertThat(wrong.err()).contains("`cod`", "`code`").doesNotContain("\tat ");
        assertThat(ask("SELECT * FORM x y z").err())
                .contains("[PARSE_SYNTAX_ERROR]")
                .doesNotContain("\tat ");
        assertThat(ask("-f", folder + "/nothing.sql").err()).contains("There is no file " + folder + "/nothing.sql");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "DROP TABLE silver.taxonomy",
                "SELECT * FROM csv.`/etc/passwd`",
                "SELECT reflect('java.lang.System', 'getProperty', 'user.home')",
            })
    void whatIsNoQuestionOverTheTablesIsRefused(String statement) {
        Answer refused = ask(statement);
        assertThat(refused.err()).contains("Only queries over the tables are answered here");
        assertThat(refused.code()).isEqualTo(1);
        assertThat(refused.out()).isEmpty();
    }
}
