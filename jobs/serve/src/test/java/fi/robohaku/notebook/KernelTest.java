package fi.robohaku.notebook;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import fi.robohaku.SparkTest;
import fi.robohaku.lakehouse.TestWarehouse;
import fi.robohaku.lakehouse.Warehouse;
import fi.robohaku.lakehouse.Workspace;
import fi.robohaku.serve.session.QueryErrorFormatter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import org.dflib.jjava.jupyter.kernel.ReplacementOptions;
import org.dflib.jjava.jupyter.kernel.display.DisplayData;
import org.dflib.jjava.jupyter.kernel.display.mime.MIMEType;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Cells given to the kernel itself, over tables of the test. */
@SparkTest
class KernelTest {
    private static final String ATTACK = "<script>alert(1)</script><img src=x onerror=alert(2)>";

    @TempDir
    static Path folder;

    private static Kernel kernel;

    @BeforeAll
    static void start() {
        Warehouse warehouse = TestWarehouse.withTables(folder);
        warehouse.spark().sql("""
                INSERT INTO silver.taxonomy (taxonomy, code, parent, label_fi, label_sv, label_en, sort_order)
                VALUES ('t', 'attack', NULL, '%s', 'b', 'c', 1), ('t', 'plain', NULL, 'ä *ö*', 'b', 'c', 1234567)
                """.formatted(ATTACK));
        kernel = new Kernel(NotebookSession.create(warehouse), "test");
    }

    @AfterAll
    static void end() {
        kernel.onShutdown(false);
    }

    private static String text(String cell) {
        DisplayData shown = kernel.eval(cell);
        return shown == null ? "" : shown.getData(MIMEType.TEXT_PLAIN).toString();
    }

    private static CellErrors errors() {
        ColumnWords words = ColumnWords.read(TestWarehouse.home().resolve("schemas"));
        return new CellErrors(() -> words, new QueryErrorFormatter(() -> null, List::of));
    }

    private static CellException failure(String cell) {
        return catchThrowableOfType(CellException.class, () -> kernel.eval(cell));
    }

    @Test
    void aCellShowsItsLastExpressionAndLaterCellsSeeWhatItDeclared() {
        assertThat(text("int planned = 40;\nint updated = 2;\nplanned + updated"))
                .isEqualTo("42");
        assertThat(text("String say(int n) { return \"n = \" + n; }")).isEmpty();
        assertThat(text("say(planned) // what was declared above")).isEqualTo("n = 40");
        assertThat(text("planned + updated;")).as("a semicolon keeps it quiet").isEmpty();
        assertThat(text("int other = 7")).as("a declaration is no answer").isEmpty();
        assertThat(text("  \n")).isEmpty();
        assertThat(text("List.of(\"a\")\n    .get(0)\n    .concat(\"b\")")).isEqualTo("ab");
    }

    @Test
    void theTablesAreAtHandAsSparkAsSqlAndByName() {
        assertThat(text("spark.range(3).count()")).isEqualTo("3");
        assertThat(text("sql(\"SELECT count(*) AS n FROM silver.taxonomy\").first().getLong(0)"))
                .isEqualTo("2");
        assertThat(text("table(\"silver.taxonomy\").filter(\"code = 'plain'\").count()"))
                .isEqualTo("1");
        assertThat(failure("table(\"taxonomy\")").lines().get(0)).contains("kerros.taulu", "schema.table");
    }

    @Test
    void aCellOfSqlShowsATableWithItsCaptionAndFinnishNumbersToTheRight() {
        DisplayData shown =
                kernel.eval("%%sql Sanat & merkit\nSELECT code, sort_order FROM silver.taxonomy WHERE code = 'plain'");
        String html = shown.getData(MIMEType.TEXT_HTML).toString();
        assertThat(html)
                .contains("<caption", "Sanat &amp; merkit</caption>")
                .contains("<td style=\"text-align:right\">1\u00a0234\u00a0567</td>")
                .contains("<td style=\"text-align:left\">plain</td>")
                .contains("<th scope=\"col\"");
        assertThat(shown.getData(MIMEType.TEXT_PLAIN).toString())
                .isEqualTo("Sanat & merkit\ncode | sort_order\nplain | 1\u00a0234\u00a0567");
    }

    @Test
    void aColumnWithoutALabelIsNamedOnceAndOneOfAViewHasTheLabelOfItsComment() {
        String table = kernel.eval("sql(\"SELECT 1 AS a_b, 0.5BD AS realisation_ratio\")")
                .getData(MIMEType.TEXT_HTML)
                .toString();
        assertThat(table).containsOnlyOnce("a_b").containsOnlyOnce(">realisation_ratio</small>");
        assertThat(text("""
                var commented = spark.createDataFrame(List.of(RowFactory.create(2020)),
                    new org.apache.spark.sql.types.StructType()
                        .add("alkuvuosi", "int", true, "Alkuvuosi, v (first_year): the year it begins"));
                show(commented);
                """)).isEmpty();
        DisplayData shown = kernel.eval("commented");
        assertThat(shown.getData(MIMEType.TEXT_HTML).toString())
                .contains("Alkuvuosi, v<br>", ">alkuvuosi</small>")
                .contains(">2020</td>");
    }

    @Test
    void whatATableHoldsIsTextAndNeverMarkup() {
        DisplayData shown = kernel.eval(
                "%%sql " + ATTACK + "\nSELECT label_fi AS `<b>` FROM silver.taxonomy WHERE code = 'attack'");
        assertThat(shown.getData(MIMEType.TEXT_HTML).toString())
                .contains("&lt;script&gt;alert(1)&lt;/script&gt;&lt;img src=x onerror=alert(2)&gt;")
                .doesNotContain("<script", "<img", "<b>");
    }

    @Test
    void aCutTableSaysThatThereIsMore() {
        String all = text("sql(\"SELECT id FROM range(51)\")");
        assertThat(all).contains("\n49\n").doesNotContain("\n50\n").contains("50 ensimmäistä riviä", "there are more");
        assertThat(text("sql(\"SELECT id FROM range(50)\")")).contains("\n49").doesNotContain("there are more");
    }

    @Test
    void whatIsNotKnownIsADashAndNoZero() {
        assertThat(text("%%sql x\nSELECT CAST(NULL AS DECIMAL(18,2)) AS granted_eur, 0.00BD AS used_eur"))
                .isEqualTo("x\ngranted_eur | used_eur\n– | 0");
    }

    @Test
    void aNotebookReadsAndNeverWritesWhicheverWayItIsAsked() {
        for (String writes : new String[] {
            "%%sql\nDROP TABLE silver.taxonomy",
            "sql(\"DELETE FROM silver.taxonomy\")",
            "spark.sql(\"DELETE FROM silver.taxonomy\")",
            "spark.sql(\"DROP TABLE silver.taxonomy\")",
            "spark.sql(\"INSERT INTO silver.taxonomy SELECT * FROM silver.taxonomy\")",
            "spark.range(3).write().saveAsTable(\"silver.mine\");",
            "table(\"silver.taxonomy\").write().format(\"delta\").mode(\"overwrite\").save(\""
                    + folder.resolve("warehouse/silver/taxonomy") + "\");",
            "io.delta.tables.DeltaTable.forPath(spark, \"" + folder.resolve("warehouse/silver/taxonomy")
                    + "\").delete();",
        }) {
            assertThat(failure(writes))
                    .as(writes)
                    .satisfies(refused -> assertThat(String.join("\n", refused.lines()))
                            .contains("Muistio vain lukee tauluja", "A notebook only reads the tables"));
        }
        assertThat(text("sql(\"SELECT count(*) AS n FROM silver.taxonomy\").first().getLong(0)"))
                .isEqualTo("2");
        assertThat(text("table(\"silver.taxonomy\").createOrReplaceTempView(\"mine\");\nspark.table(\"mine\").count()"))
                .as("a name for the time of the session is no table")
                .isEqualTo("2");
    }

    @Test
    void anErrorNamesItsLineAndWhatToDoAndNoStackOfCalls() {
        assertThat(failure("int a = 1;\n\nint b = c;").lines())
                .containsExactly(
                        "Virhe solun rivillä 3 / Error on line 3 of the cell:",
                        "  int b = c;",
                        "          ^",
                        "cannot find symbol: variable c");
        assertThat(failure("sql(\"SELECT 1\"").lines())
                .contains("Virhe solun rivillä 1 / Error on line 1 of the cell:")
                .last()
                .asString()
                .contains("Koodi jää kesken", "The code is not finished");
        assertThat(failure("int one = 1;\nint[] none = {};\nnone[one]").lines())
                .containsExactly(
                        "Solun suoritus päättyi virheeseen. / The cell ended with an error. (rivi 3 / line 3)",
                        "ArrayIndexOutOfBoundsException: Index 1 out of bounds for length 0");
        assertThat(failure("%%sql\nSELECT cod FROM silver.taxonomy").lines())
                .satisfies(lines -> assertThat(lines.get(0)).contains("Kyselyä ei voi suorittaa"))
                .satisfies(lines -> assertThat(lines.get(1)).isEqualTo("There is no column 'cod' here; near it: code"));
        assertThat(failure("sql(\"SELECT cod FROM silver.taxonomy\")").lines().get(1))
                .isEqualTo("There is no column 'cod' here; near it: code");
        assertThat(failure("table(\"silver.taxonmy\")").lines().get(1))
                .startsWith("There is no table 'silver.taxonmy'; near it: silver.taxonomy");
        assertThat(failure("%%sql\nSELECT code\nFROM silver.taxonomy)").lines().get(1))
                .as("lines count from the top of the cell")
                .contains("(line 3, column ");
        assertThat(failure("%%sql\nSELECT 1;\nSELECT 2").lines().get(0)).contains("A cell holds one query");
        assertThat(text("%%sql\nSELECT 1 AS a -- no more; than one\n;")).endsWith("a\n1");
        assertThat(failure("%%python\n1 + 1").lines().get(0)).contains("Tuntematon %%python", "%%sql");
        assertThat(kernel.formatError(new IllegalStateException("first\n\tat second")))
                .doesNotContain("at second")
                .contains("IllegalStateException: first");
        assertThat(failure("one(\"SELECT 1 AS a WHERE false\")").lines().get(0)).contains("One row is needed");
        assertThat(text("1 + 1")).as("the kernel goes on").isEqualTo("2");
    }

    @Test
    void namesAreCompletedInJava() {
        String java = "String word = \"a\";\nword.toUpp";
        ReplacementOptions inJava = kernel.complete(java, java.length());
        assertThat(inJava.getReplacements()).contains("toUpperCase(");
        assertThat(inJava.getSourceStart()).isEqualTo(java.length() - "toUpp".length());
    }

    @Test
    void sqlIsCompletedAsInTheShellBelowItsMarkAndBetweenQuotationMarks() {
        String query = "%%sql\nSELECT * FROM silver.tax";
        ReplacementOptions tables = kernel.complete(query, query.length());
        assertThat(tables.getReplacements()).containsExactly("silver.taxonomy");
        assertThat(tables.getSourceStart()).isEqualTo(query.length() - "silver.tax".length());
        for (String cell : List.of(
                "%%sql Sanat\nSELECT sort_o| FROM silver.taxonomy",
                "sql(\"SELECT sort_o| FROM silver.taxonomy\")",
                "var rows = sql(\"\"\"\n    SELECT \\\"a\\\", sort_o|\n    FROM silver.taxonomy\"\"\"); // \"it\"",
                "char c = '\"'; /* \" */ sql(\"SELECT sort_o|\"); table(\"silver.taxonomy\")")) {
            assertThat(completed(cell)).as(cell).containsExactly("sort_order");
        }
        assertThat(completed("table(\"silver.taxon|\")")).containsExactly("silver.taxonomy");
        assertThat(completed("sql(\"SEL|")).containsExactly("SELECT");
        assertThat(completed("sql(\"SELECT 1\"); String word = \"a\"; word.toUpp|"))
                .contains("toUpperCase(");
        assertThat(completed("%%sql\nSELECT uppe|")).containsExactly("upper");
        assertThat(completed("%%sql\nSELECT * FROM suomi.paivityssuhde_k|"))
                .containsExactly("suomi.paivityssuhde_kierroksittain");
        assertThat(completed("%%sql\nSELECT * FROM svensk|")).isNotEmpty();
        assertThat(completed("%%sql\nSELECT tavoiteltu_h| FROM suomi.paivityssuhde_kierroksittain"))
                .containsExactly("tavoiteltu_hyoty_eur");
        assertThat(completed("%%sql\nSELECT * FROM information_schema.col|"))
                .containsExactly("information_schema.columns");
        assertThat(completed("%%s|")).containsExactly("%%sql");
        assertThat(completed("%%sql Sel|\nSELECT 1")).isEmpty();
    }

    private static List<String> completed(String cell) {
        return kernel.complete(cell.replace("|", ""), cell.indexOf('|')).getReplacements();
    }

    @Test
    void aFrontEndLearnsWhetherACellIsWholeAndWhatANameIs() {
        assertThat(kernel.isComplete("int a = 1;")).isEqualTo(Kernel.IS_COMPLETE_YES);
        assertThat(kernel.isComplete("if (true) {")).isEmpty();
        assertThat(kernel.isComplete("int a = ;;)")).isEqualTo(Kernel.IS_COMPLETE_BAD);
        assertThat(text("int toBeFound = 3;")).isEmpty();
        String call = "Math.max(";
        assertThat(kernel.inspect(call, call.length(), false)
                        .getData(MIMEType.TEXT_PLAIN)
                        .toString())
                .contains("Math.max(int");
    }

    @Test
    @Timeout(120)
    void anInterruptionEndsACellThatWaitsAndAQueryThatRuns() throws Exception {
        assertInterrupted("fi.robohaku.notebook.CellSignal.isGiven(); Thread.sleep(3_600_000);", "keskeytettiin");
        assertInterrupted("""
                fi.robohaku.notebook.CellSignal.isGiven();
                sql("SELECT sum(a.id * b.id % 7) AS s FROM range(10000000) AS a CROSS JOIN range(10000000) AS b").collectAsList();
                """, "keskeytettiin");
        assertThat(text("1 + 1")).as("the kernel goes on").isEqualTo("2");
    }

    private static void assertInterrupted(String cell, String said) throws Exception {
        CellSignal.reset();
        CompletableFuture<CellException> ended = CompletableFuture.supplyAsync(() -> failure(cell));
        CellSignal.await();
        kernel.interrupt();
        assertThat(ended.get().lines().get(0)).contains(said, "was interrupted");
    }

    @Test
    @Timeout(120)
    void codeThatIgnoresTheInterruptionIsAbandonedAndTheUserIsTold() {
        CellExecutor executor = new CellExecutor(1, errors());
        executor.beginCell();
        CountDownLatch end = new CountDownLatch(1);
        CountDownLatch running = new CountDownLatch(1);
        CompletableFuture<CellException> ended = CompletableFuture.supplyAsync(() -> catchThrowableOfType(
                CellException.class,
                () -> executor.execute(() -> {
                    running.countDown();
                    while (end.getCount() > 0) {
                        Thread.onSpinWait();
                    }
                    return 1;
                })));
        assertThat(CompletableFuture.runAsync(() -> await(running))).succeedsWithin(java.time.Duration.ofSeconds(60));
        executor.interrupt();
        assertThat(ended.join().lines()).last().asString().contains("käynnistä ydin uudelleen", "restart the kernel");
        end.countDown();
        executor.beginCell();
        assertThat(executor.execute(() -> 2)).isEqualTo(2);
    }

    @Test
    void aFrontEndOfAnotherMachineIsRejected() throws Exception {
        Path connection = folder.resolve("connection.json");
        Files.writeString(connection, """
                {"ip": "0.0.0.0", "transport": "tcp", "control_port": 1, "shell_port": 2, "stdin_port": 3, "hb_port": 4,
                 "iopub_port": 5, "signature_scheme": "hmac-sha256", "key": "k"}
                """);
        assertThatThrownBy(
                        () -> KernelServer.serve(connection, NotebookSession.create(TestWarehouse.in(folder)), "test"))
                .hasMessageContaining("tcp://0.0.0.0")
                .hasMessageContaining("its own machine only");
    }

    @Test
    void jupyterIsToldToStartThisProgramOverTheWorkspace() throws Exception {
        Workspace workspace = new Workspace(
                folder, folder.resolve("elsewhere").toUri(), TestWarehouse.home(), Map.of("spark.master", "local[1]"));
        KernelSpec.install(folder.resolve("jupyter"), workspace);
        JsonNode spec = new ObjectMapper()
                .readTree(folder.resolve("jupyter/kernels/robohaku/kernel.json").toFile());
        List<String> command = new ArrayList<>();
        spec.get("argv").forEach(argument -> command.add(argument.asText()));
        assertThat(command.get(0)).isEqualTo(System.getProperty("java.home") + "/bin/java");
        assertThat(command)
                .containsSubsequence("fi.robohaku.cli.Robohaku", "kernel", "--workspace", folder.toString())
                .containsSubsequence("--conf", "spark.master=local[1]", "{connection_file}")
                .contains(folder.resolve("elsewhere").toUri().toString(), "-Drobohaku.home=" + TestWarehouse.home())
                .anyMatch(argument -> argument.startsWith("--add-opens="));
        assertThat(spec.get("interrupt_mode").asText()).isEqualTo("message");
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
