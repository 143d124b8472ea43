package fi.robohaku.serve.shell;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import fi.robohaku.SparkTest;
import fi.robohaku.lakehouse.TestWarehouse;
import fi.robohaku.lakehouse.Warehouse;
import fi.robohaku.serve.catalog.DataDictionary;
import fi.robohaku.serve.session.ReadOnlySession;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.OutputStream;
import java.io.PipedInputStream;
import java.io.PipedOutputStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.apache.spark.scheduler.SparkListener;
import org.apache.spark.scheduler.SparkListenerJobStart;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.jline.terminal.Terminal;
import org.jline.terminal.TerminalBuilder;
import org.jline.terminal.impl.DumbTerminal;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The shell as a person meets it, at a terminal that can show nothing but text. */
@SparkTest
class ShellTest {
    @TempDir
    static Path folder;

    private static Warehouse warehouse;
    private static StatementExecutor executor;
    private static final DataDictionary DICTIONARY =
            DataDictionary.read(TestWarehouse.home().resolve("schemas"));

    @BeforeEach
    void openOnce() {
        if (warehouse == null) {
            warehouse = TestWarehouse.withTables(folder);
            warehouse.spark().sql("""
                    INSERT INTO silver.taxonomy (taxonomy, code, parent, label_fi, label_sv, label_en, sort_order)
                    VALUES ('t', '=1+1', NULL, 'ä', 'b', 'c', 1), ('t', 'two', NULL, 'd', 'e', 'f', 2)
                    """);
            executor = new StatementExecutor(ReadOnlySession.create(warehouse), () -> DICTIONARY);
        }
    }

    /** All that the terminal shows where somebody types this and goes. */
    private static String typed(String... lines) throws Exception {
        return typed(folder.resolve("history"), lines);
    }

    private static String typed(Path history, String... lines) throws Exception {
        ByteArrayOutputStream shown = new ByteArrayOutputStream();
        var in = new ByteArrayInputStream((String.join("\n", lines) + "\n").getBytes(StandardCharsets.UTF_8));
        try (Terminal terminal = TerminalBuilder.builder()
                        .system(false)
                        .type(Terminal.TYPE_DUMB)
                        .streams(in, shown)
                        .encoding(StandardCharsets.UTF_8)
                        .build();
                Console console = new Console(terminal)) {
            console.run(shell(console.writer()), executor, () -> DICTIONARY, history);
        }
        return shown.toString(StandardCharsets.UTF_8);
    }

    private static Shell shell(PrintWriter out) {
        return new Shell(
                executor,
                new TableDescriber(executor, () -> DICTIONARY),
                OutputFormat.TABLE,
                OptionalInt.empty(),
                out,
                out,
                () -> 40);
    }

    @Test
    void aStatementGoesOnUntilItsSemicolon() throws Exception {
        String shown = typed(
                "SELECT code,", "  label_fi -- not here;", "FROM silver.taxonomy WHERE code != ';'", "ORDER BY 1;");
        assertThat(shown).contains("robohaku> ", "...> ", "code  label_fi", "=1+1  ä", "two   d", "2 rows");
    }

    @Test
    void aFailureEndsNothing() throws Exception {
        String shown = typed("SELECT nothing;", "DROP TABLE silver.taxonomy;", "\\nothing", "SELECT 41 + 1 AS answer;");
        assertThat(shown)
                .contains(
                        "robohaku: There is no column 'nothing' here",
                        "robohaku: Only queries over the tables are answered here",
                        "robohaku: There is no command \\nothing; \\? lists them",
                        "answer",
                        "42")
                .doesNotContain("\tat ");
    }

    @Test
    void aClauseWithoutContentIsNotTakenForTheNameOfATable() throws Exception {
        for (String query : List.of(
                "SELECT * FROM silver.taxonomy WHERE;",
                "SELECT * FROM silver.taxonomy where LIMIT 1;",
                "WITH t AS (SELECT * FROM silver.taxonomy HAVING) SELECT * FROM t;")) {
            assertThat(typed(query))
                    .as(query)
                    .contains("nothing stands behind ")
                    .doesNotContain(" row");
        }
        assertThat(typed("SELECT count(*) AS n FROM silver.taxonomy `where`;", "SELECT 1 AS n FROM silver.taxonomy t;"))
                .contains("1 row", "2 rows");
    }

    @Test
    void commandsSayWhatThereIs() throws Exception {
        assertThat(typed("\\?")).contains("\\export FILE.csv", "Ctrl-C stops the running query");
        assertThat(typed("\\d")).contains("silver.taxonomy", "ops.rejection", "a row is", "What an agency asked for");
        assertThat(typed("\\d ops")).contains("ops.rejection").doesNotContain("silver.taxonomy");
        assertThat(typed("help")).contains("\\export FILE.csv");
        assertThat(typed("Quit;", "SELECT 'never';")).doesNotContain("1 row");
        assertThat(typed("\\d silver.taxonomy")).contains("silver.taxonomy", "label_sv", "STRING");
        assertThat(typed("\\d realisation_by_round;"))
                .contains(
                        "gold.realisation_by_round: Päivityssuhde kierroksittain · Uppdateringskvot per omgång",
                        "A row is one round and one named set.",
                        "Its key is round, stream, figure_set.",
                        "Computed from gold.realisation",
                        "Tavoiteltu hyöty, €",
                        "null: no figure in the set");
        assertThat(typed("\\d silver.nothing")).contains("robohaku: There is no table 'silver.nothing'");
        assertThat(typed("\\q", "SELECT 'never';")).doesNotContain("1 row");
    }

    @Test
    void tablesAndColumnsAreFoundByWordsOfThreeLanguages() throws Exception {
        assertThat(typed("\\search päivityssuhde")).contains("gold.realisation_by_round");
        assertThat(typed("\\search PAIVITYSSUHDE kierroksittain"))
                .contains("gold.realisation_by_round")
                .doesNotContain("gold.realisation_by_project ");
        assertThat(typed("\\search uppdateringskvot")).contains("gold.realisation_by_round");
        assertThat(typed("\\search planned_benefit"))
                .containsPattern("gold\\.realisation_by_round +planned_benefit_eur +Tavoiteltu hyöty, €");
        assertThat(typed("\\search eipäole")).contains("0 rows");
        assertThat(typed("\\search")).contains("Nothing is looked for; give words");
        assertThat(typed("\\search !!", "\\search 2020")).contains("Nothing is looked for", " rows");
    }

    @Test
    void rowsStandUprightAndAreLimitedOnDemand() throws Exception {
        assertThat(typed("\\x", "SELECT 1 AS one, 'b' AS letter;", "\\x", "SELECT 2 AS two;"))
                .contains("-[ 1 ]--", "one    | 1", "letter | b", "two");
        assertThat(typed("\\limit 3", "SELECT * FROM range(9);"))
                .contains("3 rows", "There are more than 3 rows")
                .doesNotContain("4 rows");
        assertThat(typed("SELECT repeat('x', 50) AS wide, 1234567 AS n, CAST(NULL AS STRING) AS none, 2020 AS round;"))
                .as("40 characters wide, in groups of digits, and nothing is seen")
                .contains("x… ", "1\u00A0234\u00A0567  NULL", "2020")
                .contains("Texts are cut to the width of the window; \\x shows them whole");
        assertThat(typed("SELECT 1 AS a_long_name_of_a_column, 2 AS another_long_name_of_a_column;"))
                .as("numbers are not cut: what is too wide stands upright")
                .contains("-[ 1 ]--", "a_long_name_of_a_column       | 1");
        assertThat(typed("\\limit 0", "SELECT if(id < 1500, 'short', 'a longer text') AS t FROM range(1600);"))
                .as("a table is printed while its rows come")
                .contains("a longer text", "1600 rows");
        assertThat(typed("\\limit many")).contains("\\limit takes 0 or more rows, not 'many'");
    }

    @Test
    void anAnswerIsWrittenWholeToAFileThatIsNotThereYet() throws Exception {
        Path file = folder.resolve("answer.csv");
        String query = "SELECT code, sort_order FROM silver.taxonomy ORDER BY 2;";
        assertThat(typed("\\export " + file)).contains("There is no answer that could be written");
        assertThat(typed(query, "SELECT nothing;", "\\export " + file)).contains("There is no answer that could");
        assertThat(file).doesNotExist();
        assertThat(typed("\\limit 1", query, "\\export " + file)).contains("Written to " + file);
        assertThat(Files.readString(file))
                .as("all rows, and no cell acts as a formula")
                .isEqualTo("code,sort_order\r\n'=1+1,1\r\ntwo,2\r\n");
        assertThat(typed(query, "\\export " + file)).contains(file + " is there already; name a new file");
    }

    @Test
    void statementsAndCommandsCanBePastedTogether() {
        StringWriter shown = new StringWriter();
        Shell shell = shell(new PrintWriter(shown));
        assertThat(shell.execute("SELECT 1 AS one;\n\\limit 2\nSELECT id FROM range(9);"))
                .isTrue();
        assertThat(shown.toString()).contains("one", "There are more than 2 rows");
        assertThat(shell.execute("SELECT 3 AS three;\n\\q\nSELECT 'never';")).isFalse();
        assertThat(shown.toString()).contains("three").doesNotContain("never");
    }

    @Test
    void whatWasTypedIsKeptForTheNextTime() throws Exception {
        typed("SELECT 'remembered' AS word;");
        assertThat(folder.resolve("history")).content().contains("SELECT 'remembered' AS word;");
    }

    @Test
    void onlyTheOwnerReadsWhatWasTyped() throws Exception {
        Path fresh = folder.resolve("fresh-history");
        Path old = Files.writeString(folder.resolve("old-history"), "1600000000000:SELECT 'before';\n");
        Files.setPosixFilePermissions(old, PosixFilePermissions.fromString("rw-r--r--"));
        for (Path history : List.of(fresh, old)) {
            typed(history, "SELECT 'a name' AS word;");
            assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(history)))
                    .as(history.toString())
                    .isEqualTo("rw-------");
            assertThat(history).content().contains("SELECT 'a name' AS word;");
        }
        assertThat(old).content().contains("SELECT 'before';");
    }

    @Test
    void aHistoryThatCannotBeKeptToItsOwnerEndsNothing() throws Exception {
        try (FileSystem withoutOwners =
                FileSystems.newFileSystem(folder.resolve("home.zip"), Map.of("create", "true"))) {
            Path history = withoutOwners.getPath("/history");
            assertThat(typed(history, "SELECT 1 AS one;")).contains("1 row");
            assertThat(Files.readString(history)).contains("SELECT 1 AS one;");
        }
        assertThat(typed(folder.resolve("history/no-folder/history"), "SELECT 2 AS two;"))
                .contains("1 row");
    }

    @Test
    void wordsAreCompletedFromWhatTheQueryNames() {
        SqlCompleter completion = new SqlCompleter(() -> DICTIONARY, executor::listTables);
        assertThat(completion.candidates("SELECT * FROM silver.tax", "silver.tax"))
                .containsExactly("silver.taxonomy");
        assertThat(completion.candidates("SELECT lab FROM silver.taxonomy", "lab"))
                .contains("label_fi", "label_sv", "label_en");
        assertThat(completion.candidates("SELECT sort FROM silver.taxonomy", "sort"))
                .as("the table stands behind the cursor")
                .contains("sort_order");
        assertThat(completion.candidates("SELECT t.sor FROM silver.taxonomy AS t", "t.sor"))
                .containsExactly("t.sort_order");
        assertThat(completion.candidates("sel", "sel")).containsExactly("select");
        assertThat(completion.candidates("SELECT uppe", "uppe")).containsExactly("upper");
        assertThat(completion.candidates("\\ex", "\\ex")).containsExactly("\\export");
        assertThat(completion.candidates("\\d ops.rej", "ops.rej")).contains("ops.rejection");
    }

    @Test
    void whatNeedsNoTableIsCompletedBeforeTheNamesAreRead() {
        assertThat(SqlCompleter.plainCandidates("sel", "sel")).containsExactly("select");
        assertThat(SqlCompleter.plainCandidates("SELECT uppe", "uppe")).containsExactly("upper");
        assertThat(SqlCompleter.plainCandidates("\\ex", "\\ex")).containsExactly("\\export");
        try (KnownNames names = new KnownNames(() -> DICTIONARY, executor::listTables)) {
            assertThat(names.areRead()).isFalse();
            assertThat(names.tables()).as("asking does not wait").isEmpty();
        }
    }

    @Test
    void columnsOfViewsAreCompletedAsThoseOfTables() {
        SqlCompleter completion = new SqlCompleter(() -> DICTIONARY, executor::listTables);
        String finnish = "FROM suomi.paivityssuhde_kierroksittain";
        assertThat(completion.candidates("SELECT tavoit " + finnish, "tavoit")).contains("tavoiteltu_hyoty_eur");
        assertThat(completion.candidates("SELECT t.tavoit " + finnish + " AS t", "t.tavoit"))
                .containsExactly("t.tavoiteltu_hyoty_eur");
        String swedish = "svenska.Uppdateringskvot_per_omgang";
        assertThat(completion.candidates("SELECT efter FROM " + swedish, "efter"))
                .as("case does not matter in names")
                .contains("efterstravad_nytta_eur");
        assertThat(completion.candidates("SELECT " + swedish + ".efter FROM " + swedish, swedish + ".efter"))
                .contains(swedish + ".efterstravad_nytta_eur");
        assertThat(completion.candidates("SELECT tavoit FROM suomi.ei_ole", "tavoit"))
                .isEmpty();
    }

    @Test
    void controlCStopsTheQueryAndKeepsTheShell() throws Exception {
        ByteArrayOutputStream shown = new ByteArrayOutputStream();
        try (PipedOutputStream keys = new PipedOutputStream();
                Terminal terminal = TerminalBuilder.builder()
                        .system(false)
                        .type(Terminal.TYPE_DUMB)
                        .streams(new PipedInputStream(keys), shown)
                        .encoding(StandardCharsets.UTF_8)
                        .build()) {
            interruptAQuery(terminal, keys, () -> terminal.raise(Terminal.Signal.INT));
        }
        assertThat(shown.toString(StandardCharsets.UTF_8)).contains("robohaku: Cancelled", "still here");
    }

    @Test
    void controlCDoesSoWhereTheTerminalPassesNoSignalsOn() throws Exception {
        ByteArrayOutputStream shown = new ByteArrayOutputStream();
        String self = String.valueOf(ProcessHandle.current().pid());
        try (PipedOutputStream keys = new PipedOutputStream();
                Terminal terminal = new DumbTerminal(
                        "robohaku", Terminal.TYPE_DUMB, new PipedInputStream(keys), shown, StandardCharsets.UTF_8)) {
            interruptAQuery(
                    terminal,
                    keys,
                    () -> assertThat(new ProcessBuilder("kill", "-INT", self)
                                    .start()
                                    .waitFor())
                            .isZero());
        }
        assertThat(shown.toString(StandardCharsets.UTF_8)).contains("robohaku: Cancelled", "still here");
    }

    /** Types a query without end, interrupts it while it runs, and types another one. */
    private static void interruptAQuery(Terminal terminal, OutputStream keys, ThrowingCallable interrupt)
            throws Exception {
        CountDownLatch running = new CountDownLatch(1);
        SparkListener listener = new SparkListener() {
            @Override
            public void onJobStart(SparkListenerJobStart job) {
                running.countDown();
            }
        };
        var context = ((org.apache.spark.sql.classic.SparkSession) warehouse.spark()).sparkContext();
        try (Console console = new Console(terminal)) {
            Thread person = new Thread(
                    () -> console.run(shell(console.writer()), executor, () -> DICTIONARY, folder.resolve("history")));
            person.start();
            // Jobs of before are not taken for the one to be interrupted.
            context.listenerBus().waitUntilEmpty();
            context.addSparkListener(listener);
            keys.write("SELECT count(*) AS endless FROM range(1000000000000) WHERE id * 7 % 3 = 5;\n"
                    .getBytes(StandardCharsets.UTF_8));
            keys.flush();
            assertThat(running.await(2, TimeUnit.MINUTES)).isTrue();
            assertThatCode(interrupt).doesNotThrowAnyException();
            keys.write("SELECT 'still here' AS word;\n\\q\n".getBytes(StandardCharsets.UTF_8));
            keys.flush();
            person.join(TimeUnit.MINUTES.toMillis(2));
            assertThat(person.isAlive()).isFalse();
        } finally {
            context.removeSparkListener(listener);
            context.cancelAllJobs();
        }
    }
}
