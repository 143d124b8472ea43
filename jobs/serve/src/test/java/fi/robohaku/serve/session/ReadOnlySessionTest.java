package fi.robohaku.serve.session;

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
class ReadOnlySessionTest {
    private static final String VIOLATION = "Only queries over the tables are answered here: SELECT, SHOW, DESCRIBE,"
            + " EXPLAIN and temporary views over bronze, silver, gold and ops; ";

    @TempDir
    static Path folder;

    private static Warehouse warehouse;
    private static SparkSession session;

    @BeforeEach
    void openOnce() {
        if (warehouse == null) {
            warehouse = TestWarehouse.withTables(folder);
            warehouse.spark().sql("""
                    INSERT INTO silver.taxonomy (taxonomy, code, parent, label_fi, label_sv, label_en, sort_order)
                    VALUES ('t', 'one', NULL, 'a', 'b', 'c', 1), ('t', 'two', 'one', 'd', 'e', 'f', 2)
                    """);
            session = ReadOnlySession.create(warehouse);
        }
    }

    private static List<String> lines(String name) throws IOException {
        try (var in = ReadOnlySessionTest.class.getResourceAsStream(name)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .filter(line -> !line.isBlank() && !line.startsWith("-- "))
                    .toList();
        }
    }

    static List<String> attacks() throws IOException {
        return lines("attacks.sql");
    }

    static List<String> queries() throws IOException {
        return lines("queries.sql");
    }

    @ParameterizedTest
    @MethodSource("attacks")
    void aStatementThatDoesMoreThanReadIsAViolationAndTheMessageSaysWhatIsAllowed(String statement) {
        assertThatThrownBy(() -> session.sql(statement).collectAsList())
                .isInstanceOf(ReadOnlyViolationException.class)
                .hasMessageStartingWith(VIOLATION)
                .hasMessageEndingWith(" is not allowed");
        assertThat(warehouse.version("silver.taxonomy")).isEqualTo(1);
    }

    @ParameterizedTest
    @MethodSource("queries")
    void aQueryIsExecuted(String query) {
        session.sql(query).collectAsList();
    }

    @Test
    @SuppressWarnings("removal") // programs outside may still use the old name
    void theOldNameGivesAReadOnlySessionToo() {
        SparkSession old = fi.robohaku.serve.GuardedSession.over(warehouse);
        assertThat(old.sql("SELECT * FROM silver.taxonomy").count()).isEqualTo(2);
        assertThatThrownBy(() -> old.sql("DROP TABLE silver.taxonomy")).isInstanceOf(ReadOnlyViolationException.class);
    }

    @Test
    void aScriptIsRejected() {
        assertThatThrownBy(() -> session.sql("BEGIN DROP TABLE silver.taxonomy; END"))
                .hasMessageContaining("SQL Scripting is under development");
        assertThat(warehouse.exists("silver.taxonomy")).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"${env:PATH}", "${system:user.home}", "${spark:spark.app.name}", "${spark.app.name}"})
    void whatTheProcessKnowsIsNotPutIntoAText(String variable) {
        assertThat(session.sql("SELECT '" + variable + "' AS text").first().getString(0))
                .isEqualTo(variable);
    }

    @Test
    void aTableOfAnotherPlaceIsNotOfTheWarehouseUnderAnyName() throws Exception {
        Path outside = folder.resolve("outside");
        warehouse.spark().range(3).write().format("delta").save(outside.toString());
        for (String statement : List.of("SELECT * FROM silver.`%s`", "DESCRIBE HISTORY silver.`%s`")) {
            assertThatThrownBy(() -> session.sql(String.format(Locale.ROOT, statement, outside))
                            .collectAsList())
                    .isInstanceOf(ReadOnlyViolationException.class);
        }
        assertThatThrownBy(() -> ReadOnlySession.createUnrestricted(warehouse).table("silver.`" + outside + "`"))
                .as("the catalog itself takes no address for a name")
                .isInstanceOf(AnalysisException.class);
    }

    @Test
    void aPassingViewIsSeenByItsSessionAndByNoOther() {
        SparkSession one = session.newSession();
        one.sql("CREATE OR REPLACE TEMPORARY VIEW codes AS SELECT code FROM silver.taxonomy");
        assertThat(one.sql("SELECT * FROM codes").count()).isEqualTo(2);
        assertThatThrownBy(() -> session.newSession().sql("SELECT * FROM codes"))
                .isInstanceOf(AnalysisException.class)
                .hasMessageContaining("codes");
        one.sql("DROP VIEW codes");
        assertThatThrownBy(() -> one.sql("SELECT * FROM codes")).hasMessageContaining("codes");
    }

    @Test
    void theSchemaInUseNeedsNoNaming() {
        SparkSession one = session.newSession();
        one.sql("USE silver");
        assertThat(one.sql("SELECT * FROM taxonomy").count()).isEqualTo(2);
        assertThatThrownBy(() -> one.sql("SELECT * FROM `/etc/passwd`")).isInstanceOf(ReadOnlyViolationException.class);
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
            throw ReadOnlySessionTest.<RuntimeException>asIs(e);
        }
    }

    private static void writeTo(SparkSession session) {
        try {
            table(session).writeTo("silver.taxonomy").append();
        } catch (Exception e) {
            throw ReadOnlySessionTest.<RuntimeException>asIs(e);
        }
    }

    /** Scala does not declare what it throws. */
    @SuppressWarnings({"unchecked", "TypeParameterUnusedInFormals"})
    private static <E extends Throwable> E asIs(Throwable e) throws E {
        throw (E) e;
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("plans")
    void aPlanThatDoesMoreThanReadIsAViolationAlike(String name, Consumer<SparkSession> attack) {
        assertThatThrownBy(() -> attack.accept(session.newSession()))
                .as(name)
                .isInstanceOf(ReadOnlyViolationException.class)
                .hasMessageStartingWith(VIOLATION);
        assertThat(warehouse.version("silver.taxonomy")).isEqualTo(1);
    }

    @Test
    void queriesOfTheDataFrameApiAreExecuted() throws Exception {
        Dataset<Row> codes = table(session).select("code").distinct();
        assertThat(codes.count()).isEqualTo(2);
        assertThat(codes.join(table(session), "code")
                        .groupBy("taxonomy")
                        .agg(functions.sum("sort_order").as("total"), functions.countDistinct("code"))
                        .first()
                        .getLong(1))
                .isEqualTo(3);
        Dataset<Row> given =
                session.createDataFrame(List.of(RowFactory.create("one")), new StructType().add("code", "string"));
        assertThat(given.join(codes, "code").union(given).count()).isEqualTo(2);
        assertThat(session.range(5).filter("id > 2").count()).isEqualTo(2);
        given.createOrReplaceTempView("given");
        assertThat(session.sql("SELECT * FROM given").collectAsList()).hasSize(1);
        assertThat(table(session).limit(1).takeAsList(2)).hasSize(1);
        assertThat(table(session).toLocalIterator().hasNext()).isTrue();
    }

    @Test
    void noSettingTurnsTheChecksOff() throws IOException {
        Path elsewhere = Files.createDirectories(folder.resolve("elsewhere"));
        TestWarehouse.copy(folder.resolve("warehouse/silver/taxonomy"), elsewhere.resolve("silver/taxonomy"));
        SparkSession one = session.newSession();
        one.conf()
                .set(
                        "spark.sql.catalog.spark_catalog.warehouse",
                        elsewhere.toUri().toString());
        assertThatThrownBy(() -> one.sql("SELECT * FROM silver.taxonomy").collectAsList())
                .isInstanceOf(ReadOnlyViolationException.class)
                .hasMessageStartingWith(VIOLATION);
        assertThat(warehouse.spark().sql("SELECT * FROM silver.taxonomy").count())
                .as("the session of the jobs is not touched")
                .isEqualTo(2);
    }

    @Test
    void aWarehouseMayHaveAnyName() throws IOException {
        Path odd = Files.createDirectories(folder.resolve("työ tila 100%"));
        Warehouse there = TestWarehouse.withTables(odd);
        assertThat(ReadOnlySession.create(there)
                        .sql("SELECT * FROM silver.taxonomy")
                        .count())
                .isZero();
        Warehouse again = TestWarehouse.in(odd);
        assertThat(again.workspace().warehouse().toString()).endsWith("/");
        assertThat(ReadOnlySession.create(again)
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
        assertThat(names).containsAll(AllowedFunctions.names());
        names.removeAll(AllowedFunctions.names());
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
    void theExamplesOfEveryAllowedFunctionAreExecuted() {
        List<String> violations = new java.util.ArrayList<>();
        for (FunctionIdentifier known :
                CollectionConverters.asJava(FunctionRegistry.builtin().listFunction())) {
            if (!AllowedFunctions.names().contains(known.funcName())) {
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
                            session.sql(example);
                        } catch (ReadOnlyViolationException e) {
                            violations.add(example + ": " + e.getMessage());
                        } catch (RuntimeException | AssertionError e) {
                            // an example of an error, or one that needs a table
                        } catch (Throwable e) {
                            assertThat(e).isInstanceOf(AnalysisException.class);
                        }
                    });
        }
        assertThat(violations).isEmpty();
    }

    @Test
    void everyKindOfNodeThatIsAllowedIsOneThatSparkHas() {
        assertThat(AllowedPlans.allowed()).hasSizeGreaterThan(100).allSatisfy(Class::forName);
    }
}
