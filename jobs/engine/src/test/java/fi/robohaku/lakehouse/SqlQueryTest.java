package fi.robohaku.lakehouse;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import fi.robohaku.SparkTest;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@SparkTest
class SqlQueryTest {
    @TempDir
    Path folder;

    private SparkSession spark;

    @BeforeEach
    void open() {
        spark = TestWarehouse.in(folder).spark();
    }

    private List<String> rows(String sql, Map<String, Dataset<Row>> inputs) {
        return texts(SqlQuery.of(sql).overAll(spark, inputs, Map.of()));
    }

    private static List<String> texts(Dataset<Row> rows) {
        return rows.collectAsList().stream().map(Row::toString).sorted().toList();
    }

    @Test
    void inputsAreReadByNameInEveryPartOfAQueryAndNoNameIsLeftBehind() {
        Dataset<Row> projects = spark.sql("SELECT * FROM VALUES ('a', 1), ('b', 2), ('c', 3) AS t (project, n)");
        Dataset<Row> chosen = projects.filter("n > 1");

        assertThat(rows("""
                        WITH large AS (
                          SELECT projects.project FROM Projects WHERE n >= (SELECT max(n) FROM chosen)
                        )
                        SELECT one.project, other.n
                        FROM chosen AS one
                        INNER JOIN chosen AS other ON other.n = one.n
                        WHERE one.project IN (SELECT project FROM projects)
                          AND one.project NOT IN (SELECT project FROM large)
                        """, Map.of("projects", projects, "chosen", chosen))).containsExactly("[b,2]");
        assertThat(spark.catalog().listTables().collectAsList()).isEmpty();
        assertThatThrownBy(() -> spark.sql("SELECT * FROM chosen")).hasMessageContaining("TABLE_OR_VIEW_NOT_FOUND");
    }

    @Test
    void aResultOfOneQueryIsAnInputOfTheNextAsOftenAsItIsNamed() {
        Dataset<Row> numbers = spark.range(6).toDF("n");
        Dataset<Row> even = SqlQuery.of("WITH e AS (SELECT n FROM numbers WHERE n % 2 = 0) SELECT * FROM e")
                .overAll(spark, Map.of("numbers", numbers), Map.of());
        Dataset<Row> pairs = SqlQuery.of(
                        "WITH e AS (SELECT n FROM even) SELECT a.n, b.n AS m FROM e AS a INNER JOIN even AS b ON a.n = b.n + 2")
                .overAll(spark, Map.of("even", even), Map.of());

        assertThat(rows(
                        "SELECT pairs.n, even.n FROM pairs INNER JOIN even ON even.n = pairs.m",
                        Map.of("pairs", pairs, "even", even)))
                .containsExactly("[2,0]", "[4,2]");
    }

    @Test
    void aNameOfTwoWordsStandsInForATableAndItsColumnsAreToldByTheLastOrByBoth() {
        spark.sql("CREATE TABLE gold.project (project STRING) USING delta");
        Dataset<Row> computed = spark.sql("SELECT 'new' AS project");

        assertThat(rows("SELECT project FROM gold.project", Map.of())).isEmpty();
        assertThat(rows(
                        "WITH one AS (SELECT gold.project.project FROM gold.project WHERE project.project = 'new')"
                                + " SELECT one.project, p.project FROM one CROSS JOIN gold.Project AS p",
                        Map.of("gold.project", computed)))
                .containsExactly("[new,new]");
    }

    @Test
    void theSameNameMeansToEachThreadWhatItWasGivenThere() {
        List<String> sums = Collections.synchronizedList(new ArrayList<>());
        ParallelTasks.run(
                spark,
                IntStream.range(0, 8)
                        .mapToObj(i -> new ParallelTasks.Task("Summing " + i, () -> {
                            Dataset<Row> numbers = spark.range(i + 1).toDF("n");
                            sums.addAll(
                                    rows("SELECT %d, sum(n) FROM numbers".formatted(i), Map.of("numbers", numbers)));
                        }))
                        .toList());

        assertThat(sums)
                .containsExactlyInAnyOrder("[0,0]", "[1,1]", "[2,3]", "[3,6]", "[4,10]", "[5,15]", "[6,21]", "[7,28]");
    }

    @Test
    void parametersAreValuesAndNoSql() {
        assertThat(texts(SqlQuery.of("SELECT n, :words AS words FROM numbers WHERE n < :limit")
                        .overAll(
                                spark,
                                Map.of("numbers", spark.range(3).toDF("n")),
                                Map.of("limit", 1, "words", "'; DROP TABLE x; --"))))
                .containsExactly("[0,'; DROP TABLE x; --]");
    }

    @Test
    void anInputThatTheQueryDoesNotReadIsAMistake() {
        assertThatThrownBy(() -> rows(
                        "SELECT 1 FROM number", Map.of("numbers", spark.range(3).toDF())))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("The query does not read its input numbers: SELECT 1 FROM number");
    }

    @Test
    void aStepOfTheQueryGoesBeforeAnInputOfItsName() {
        assertThat(rows(
                        "WITH even AS (SELECT n FROM numbers WHERE n % 2 = 0) SELECT n FROM even",
                        Map.of("numbers", spark.range(3).toDF("n"))))
                .containsExactly("[0]", "[2]");
        assertThat(texts(SqlQuery.of("WITH even AS (SELECT 4 AS n) SELECT n FROM even")
                        .over(spark, Map.of("even", spark.range(3).toDF("n")), Map.of())))
                .containsExactly("[4]");
    }
}
