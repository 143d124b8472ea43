package fi.robohaku.serve;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import fi.robohaku.SparkTest;
import fi.robohaku.lakehouse.TestWarehouse;
import fi.robohaku.lakehouse.Warehouse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeSet;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.apache.spark.api.java.function.FilterFunction;
import org.apache.spark.api.java.function.MapFunction;
import org.apache.spark.sql.AnalysisException;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Encoders;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.SaveMode;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.api.java.UDF1;
import org.apache.spark.sql.catalyst.FunctionIdentifier;
import org.apache.spark.sql.catalyst.analysis.FunctionRegistry;
import org.apache.spark.sql.catalyst.analysis.TableFunctionRegistry;
import org.apache.spark.sql.functions;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import scala.jdk.javaapi.CollectionConverters;

@SparkTest
class GuardedSessionTest {
    private static final String REFUSED = "Only queries over the tables are answered here: SELECT, SHOW, DESCRIBE,"
            + " EXPLAIN and temporary views over bronze, silver, gold and ops; ";

    @TempDir
    static Path folder;

    private static Warehouse warehouse;
    private static SparkSession guarded;

    @BeforeEach
    void openOnce() {
        if (warehouse == null) {
            warehouse = TestWarehouse.withTables(folder);
            warehouse.spark().sql("""
                    INSERT INTO silver.taxonomy (taxonomy, code, parent, label_fi, label_sv, label_en, sort_order)
                    VALUES ('t', 'one', NULL, 'a', 'b', 'c', 1), ('t', 'two', 'one', 'd', 'e', 'f', 2)
                    """);
            guarded = GuardedSession.over(warehouse);
        }
    }

    private static List<String> lines(String name) throws IOException {
        try (var in = GuardedSessionTest.class.getResourceAsStream(name)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .filter(line -> !line.isBlank() && !line.startsWith("-- "))
                    .toList();
        }
    }

    static List<String> attacks() throws IOException {
        return lines("attacks.sql");
    }

    static List<String> questions() throws IOException {
        return lines("questions.sql");
    }

    @ParameterizedTest
    @MethodSource("attacks")
    void whatIsNoQuestionIsRefusedAndTheMessageSaysWhatIs(String statement) {
        assertThatThrownBy(() -> guarded.sql(statement).collectAsList())
                .isInstanceOf(NotAQuestionException.class)
                .hasMessageStartingWith(REFUSED)
                .hasMessageEndingWith(" is not allowed");
        assertThat(warehouse.version("silver.taxonomy")).isEqualTo(1);
    }

    @ParameterizedTest
    @MethodSource("questions")
    void aQuestionIsAnswered(String question) {
        guarded.sql(question).collectAsList();
    }

    @Test
    void aScriptIsRefused() {
        assertThatThrownBy(() -> guarded.sql("BEGIN DROP TABLE silver.taxonomy; END"))
                .hasMessageContaining("SQL Scripting is under development");
        assertThat(warehouse.exists("silver.taxonomy")).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"${env:PATH}", "${system:user.home}", "${spark:spark.app.name}", "${spark.app.name}"})
    void whatTheProcessKnowsIsNotPutIntoAText(String variable) {
        assertThat(guarded.sql("SELECT '" + variable + "' AS text").first().getString(0))
                .isEqualTo(variable);
    }

    @Test
    void aTableOfAnotherPlaceIsNotOfTheWarehouseUnderAnyName() throws Exception {
        Path outside = folder.resolve("outside");
        warehouse.spark().range(3).write().format("delta").save(outside.toString());
        for (String statement : List.of("SELECT * FROM silver.`%s`", "DESCRIBE HISTORY silver.`%s`")) {
            assertThatThrownBy(() -> guarded.sql(String.format(Locale.ROOT, statement, outside))
                            .collectAsList())
                    .isInstanceOf(NotAQuestionException.class);
        }
        assertThatThrownBy(() -> GuardedSession.unguarded(warehouse).table("silver.`" + outside + "`"))
                .as("the catalog itself takes no address for a name")
                .isInstanceOf(AnalysisException.class);
    }

    @Test
    void aPassingViewIsSeenByItsSessionAndByNoOther() {
        SparkSession one = guarded.newSession();
        one.sql("CREATE OR REPLACE TEMPORARY VIEW codes AS SELECT code FROM silver.taxonomy");
        assertThat(one.sql("SELECT * FROM codes").count()).isEqualTo(2);
        assertThatThrownBy(() -> guarded.newSession().sql("SELECT * FROM codes"))
                .isInstanceOf(AnalysisException.class)
                .hasMessageContaining("codes");
        one.sql("DROP VIEW codes");
        assertThatThrownBy(() -> one.sql("SELECT * FROM codes")).hasMessageContaining("codes");
    }

    @Test
    void theSchemaInUseNeedsNoNaming() {
        SparkSession one = guarded.newSession();
        one.sql("USE silver");
        assertThat(one.sql("SELECT * FROM taxonomy").count()).isEqualTo(2);
        assertThatThrownBy(() -> one.sql("SELECT * FROM `/etc/passwd`")).isInstanceOf(NotAQuestionException.class);
    }

    private static Dataset<Row> table(SparkSession session) {
        return session.table("silver.taxonomy");
    }

    static Stream<Arguments> plans() {
        MapFunction<Row, String> toText = Row::toString;
        FilterFunction<Row> all = row -> true;
        UDF1<String, String> own = text -> System.getProperty(text);
        StructType line = new StructType().add("line", "string");
        return Stream.of(
                plan("read csv", session -> session.read().csv("/etc/passwd")),
                plan("read text", session -> session.read().text("/etc/passwd")),
                plan(
                        "read delta by path",
                        session -> session.read().format("delta").load(warehouse.path("silver.taxonomy"))),
                plan(
                        "read a table with options",
                        session -> session.read().option("path", "/etc").table("silver.taxonomy")),
                plan("read jdbc", session -> session.read().jdbc("jdbc:x:y", "t", new java.util.Properties())),
                plan(
                        "read a stream",
                        session -> session.readStream().format("rate").load()),
                plan("write csv", session -> table(session).write().csv("/tmp/robohaku-attack")),
                plan(
                        "write delta",
                        session -> table(session)
                                .write()
                                .format("delta")
                                .mode(SaveMode.Overwrite)
                                .save(warehouse.path("silver.taxonomy"))),
                plan(
                        "append",
                        session -> table(session).write().mode(SaveMode.Append).saveAsTable("silver.taxonomy")),
                plan("insert", session -> table(session).write().insertInto("silver.taxonomy")),
                plan("write to", session -> writeTo(session)),
                plan("global view", session -> createGlobalView(session)),
                plan("typed map", session -> table(session).map(toText, Encoders.STRING())),
                plan("typed filter", session -> table(session).filter(all)),
                plan(
                        "own function",
                        session -> table(session)
                                .select(functions.udf(own, DataTypes.StringType).apply(functions.col("code")))),
                plan("registered function", session -> {
                    session.udf().register("own", own, DataTypes.StringType);
                    table(session).selectExpr("own(code)");
                }),
                plan(
                        "reflection by name",
                        session -> table(session)
                                .select(functions.call_function(
                                        "reflect",
                                        functions.lit("java.lang.System"),
                                        functions.lit("getProperty"),
                                        functions.lit("user.home")))),
                plan(
                        "reflection as text",
                        session ->
                                table(session).selectExpr("reflect('java.lang.System', 'getProperty', 'user.home')")),
                plan(
                        "rows of the process",
                        session -> session.createDataFrame(
                                        new org.apache.spark.api.java.JavaSparkContext(session.sparkContext())
                                                .parallelize(List.of(RowFactory.create("x"))),
                                        line)
                                .collectAsList()),
                plan(
                        "create a table in the catalog",
                        session -> session.catalog().createTable("silver.mine", "csv", Map.of("path", "/etc/passwd"))));
    }

    private static Arguments plan(String name, Consumer<SparkSession> attack) {
        return arguments(name, attack);
    }

    private static void createGlobalView(SparkSession session) {
        try {
            table(session).createGlobalTempView("everyones");
        } catch (Exception e) {
            throw GuardedSessionTest.<RuntimeException>asIs(e);
        }
    }

    private static void writeTo(SparkSession session) {
        try {
            table(session).writeTo("silver.taxonomy").append();
        } catch (Exception e) {
            throw GuardedSessionTest.<RuntimeException>asIs(e);
        }
    }

    /** Scala does not declare what it throws. */
    @SuppressWarnings({"unchecked", "TypeParameterUnusedInFormals"})
    private static <E extends Throwable> E asIs(Throwable e) throws E {
        throw (E) e;
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("plans")
    void aPlanThatIsNoQuestionIsRefusedAlike(String name, Consumer<SparkSession> attack) {
        assertThatThrownBy(() -> attack.accept(guarded.newSession()))
                .as(name)
                .isInstanceOf(NotAQuestionException.class)
                .hasMessageStartingWith(REFUSED);
        assertThat(warehouse.version("silver.taxonomy")).isEqualTo(1);
    }

    @Test
    void questionsOfTheDataFrameApiAreAnswered() throws Exception {
        Dataset<Row> codes = table(guarded).select("code").distinct();
        assertThat(codes.count()).isEqualTo(2);
        assertThat(codes.join(table(guarded), "code")
                        .groupBy("taxonomy")
                        .agg(functions.sum("sort_order").as("total"), functions.countDistinct("code"))
                        .first()
                        .getLong(1))
                .isEqualTo(3);
        Dataset<Row> given =
                guarded.createDataFrame(List.of(RowFactory.create("one")), new StructType().add("code", "string"));
        assertThat(given.join(codes, "code").union(given).count()).isEqualTo(2);
        assertThat(guarded.range(5).filter("id > 2").count()).isEqualTo(2);
        given.createOrReplaceTempView("given");
        assertThat(guarded.sql("SELECT * FROM given").collectAsList()).hasSize(1);
        assertThat(table(guarded).limit(1).takeAsList(2)).hasSize(1);
        assertThat(table(guarded).toLocalIterator().hasNext()).isTrue();
    }

    @Test
    void noSettingLiftsTheGuard() throws IOException {
        Path elsewhere = Files.createDirectories(folder.resolve("elsewhere"));
        TestWarehouse.copy(folder.resolve("warehouse/silver/taxonomy"), elsewhere.resolve("silver/taxonomy"));
        SparkSession one = guarded.newSession();
        one.conf()
                .set(
                        "spark.sql.catalog.spark_catalog.warehouse",
                        elsewhere.toUri().toString());
        assertThatThrownBy(() -> one.sql("SELECT * FROM silver.taxonomy").collectAsList())
                .isInstanceOf(NotAQuestionException.class)
                .hasMessageStartingWith(REFUSED);
        assertThat(warehouse.spark().sql("SELECT * FROM silver.taxonomy").count())
                .as("the session of the jobs is not touched")
                .isEqualTo(2);
    }

    @Test
    void aWarehouseMayHaveAnyName() throws IOException {
        Path odd = Files.createDirectories(folder.resolve("työ tila 100%"));
        Warehouse there = TestWarehouse.withTables(odd);
        assertThat(GuardedSession.over(there)
                        .sql("SELECT * FROM silver.taxonomy")
                        .count())
                .isZero();
        Warehouse again = TestWarehouse.in(odd);
        assertThat(again.workspace().warehouse().toString()).endsWith("/");
        assertThat(GuardedSession.over(again)
                        .sql("SELECT * FROM silver.taxonomy")
                        .count())
                .isZero();
    }

    @Test
    void everyFunctionOfSparkHasBeenLookedAt() {
        TreeSet<String> names = new TreeSet<>();
        for (var registry : List.of(FunctionRegistry.builtin(), TableFunctionRegistry.builtin())) {
            for (FunctionIdentifier known : CollectionConverters.asJava(registry.listFunction())) {
                names.add(known.funcName());
            }
        }
        assertThat(names).containsAll(QuestionFunctions.allowed());
        names.removeAll(QuestionFunctions.allowed());
        assertThat(names)
                .as("a function that Spark has gained goes to functions.txt, or here")
                .containsExactlyInAnyOrder(
                        ("reflect try_reflect java_method from_avro to_avro schema_of_avro from_protobuf to_protobuf"
                                        + " from_xml schema_of_xml xpath xpath_boolean xpath_double xpath_float xpath_int"
                                        + " xpath_long xpath_number xpath_short xpath_string input_file_name"
                                        + " input_file_block_start input_file_block_length python_worker_logs")
                                .split(" "));
    }

    @Test
    void theExamplesOfEveryAllowedFunctionAreAnswered() {
        List<String> refused = new java.util.ArrayList<>();
        for (FunctionIdentifier known :
                CollectionConverters.asJava(FunctionRegistry.builtin().listFunction())) {
            if (!QuestionFunctions.allowed().contains(known.funcName())) {
                continue;
            }
            String examples =
                    FunctionRegistry.builtin().lookupFunction(known).get().getExamples();
            examples.lines()
                    .map(String::strip)
                    .filter(line -> line.startsWith("> ") && !line.startsWith("> SET "))
                    .map(line -> line.substring(2).replaceFirst(";$", ""))
                    .forEach(example -> {
                        try {
                            guarded.sql(example);
                        } catch (NotAQuestionException e) {
                            refused.add(example + ": " + e.getMessage());
                        } catch (RuntimeException | AssertionError e) {
                            // an example of an error, or one that needs a table
                        } catch (Throwable e) {
                            assertThat(e).isInstanceOf(AnalysisException.class);
                        }
                    });
        }
        assertThat(refused).isEmpty();
    }

    @Test
    void everyKindOfNodeThatIsAllowedIsOneThatSparkHas() {
        assertThat(QuestionPlans.allowed()).hasSizeGreaterThan(100).allSatisfy(Class::forName);
    }
}
