package fi.robohaku.lakehouse;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import fi.robohaku.SparkTest;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.catalyst.parser.ParseException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@SparkTest
class SqlQueryParsingTest {
    @Test
    void readsTheTablesOfStepsJoinsUnionsAndSubqueriesAndNoneThatOnlyATextNames() {
        SqlQuery query = SqlQuery.of("""
                -- FROM gold.in_a_comment JOIN gold.in_a_comment_too
                WITH RECURSIVE projects AS (
                  SELECT * FROM gold.project /* , gold.in_another */ WHERE name != 'FROM gold.in_a_text'
                ),
                upwards (code, parent) AS (
                  SELECT code, parent FROM SILVER.Taxonomy
                  UNION ALL
                  SELECT upwards.code, terms.parent FROM upwards JOIN silver.terms AS terms ON terms.code = upwards.parent
                ),
                nested AS (WITH inner_step AS (SELECT 1 FROM ops.runs) SELECT * FROM inner_step)
                SELECT round, (SELECT max(x) FROM silver.scalar) AS x, from_gold.y
                FROM projects, gold.listed AS from_gold
                CROSS JOIN nested
                LATERAL VIEW explode(array(1)) AS one
                WHERE EXISTS (SELECT 1 FROM bronze.figure) AND round IN (SELECT round FROM silver.decision)
                UNION ALL
                SELECT * FROM VALUES ('gold.value') AS inline_table (v)
                """);

        assertThat(query.tables())
                .containsExactly(
                        "bronze.figure",
                        "gold.listed",
                        "gold.project",
                        "ops.runs",
                        "silver.decision",
                        "silver.scalar",
                        "silver.taxonomy",
                        "silver.terms");
    }

    @Test
    void aTextThatIsNoSqlReadsNothingAndSaysWhatIsWrongWhenItIsRun(@TempDir Path folder) {
        SparkSession spark = TestWarehouse.in(folder).spark();
        SqlQuery query = SqlQuery.of("SELECT FROM gold.project WHERE");

        assertThat(query.tables()).isEmpty();
        assertThatThrownBy(() -> query.over(spark, Map.of(), Map.of()))
                .isInstanceOf(ParseException.class)
                .hasMessageContaining("[PARSE_SYNTAX_ERROR]");
    }

    @Test
    void aDatasetStandsForATableUnderEachOfItsNamesAndTheSessionKnowsNothingOfIt(@TempDir Path folder) {
        SparkSession spark = TestWarehouse.in(folder).spark();
        SqlQuery query = SqlQuery.of("""
                WITH funded AS (SELECT * FROM gold.project WHERE project.is_funded)
                SELECT funded.id, gold.project.id AS same, (SELECT count(*) FROM gold.project) AS n
                FROM funded
                INNER JOIN gold.project ON project.id = funded.id
                INNER JOIN asked ON asked.id = funded.id
                """);
        Dataset<Row> projects = spark.sql("SELECT * FROM VALUES (1, true), (2, true), (3, false) AS p (id, is_funded)");
        Dataset<Row> others = spark.sql("SELECT * FROM VALUES (2, true) AS p (id, is_funded)");
        Dataset<Row> asked = spark.sql("SELECT * FROM VALUES (2), (3) AS a (id)");

        Dataset<Row> rows = query.over(spark, Map.of("gold.project", projects, "asked", asked), Map.of());
        Dataset<Row> otherRows = query.over(spark, Map.of("gold.project", others, "asked", asked), Map.of());

        assertThat(rows.collectAsList().toString()).isEqualTo("[[2,2,3]]");
        assertThat(otherRows.collectAsList().toString())
                .as("the same names, other rows, in the same session")
                .isEqualTo("[[2,2,1]]");
        assertThat(spark.catalog().listTables().collectAsList()).isEmpty();
        assertThatThrownBy(() -> query.over(spark, Map.of("asked", asked), Map.of()))
                .hasMessageContaining("[TABLE_OR_VIEW_NOT_FOUND]")
                .hasMessageContaining("`gold`.`project`");
    }

    @Test
    void valuesGoToTheParametersThatAreNamedAndNotIntoTextsOrComments(@TempDir Path folder) {
        SparkSession spark = TestWarehouse.in(folder).spark();
        SqlQuery query = SqlQuery.of("""
                -- :seed
                SELECT :seed AS seed, ':seed' AS text, a::INT AS cast, :rate AS rate, :words AS words, :all[1] AS second
                FROM VALUES ('7') AS one (a)
                """);

        Row row = query.over(
                        spark,
                        Map.of(),
                        Map.of(
                                "seed",
                                2020,
                                "rate",
                                new BigDecimal("0.035000"),
                                "words",
                                "it's \\ all :seed",
                                "all",
                                new String[] {"published", "derived"},
                                "nobody_names_it",
                                1))
                .head();

        assertThat(row.toString()).isEqualTo("[2020,:seed,7,0.035000,it's \\ all :seed,derived]");
    }

    @Test
    void aScriptRunsItsStatementsOneByOne(@TempDir Path folder) {
        SparkSession spark = TestWarehouse.in(folder).spark();

        SqlQuery.runScript(spark, """
                -- A comment with ; in it.
                CREATE OR REPLACE TEMPORARY FUNCTION first_of() RETURNS STRING RETURN :all[0];
                CREATE OR REPLACE TEMPORARY FUNCTION both_of(one STRING) RETURNS STRING RETURN concat(first_of(), '; ', one);
                """, Map.of("all", new String[] {"published"}));

        assertThat(List.of(spark.sql("SELECT both_of('x')").head().getString(0)))
                .containsExactly("published; x");
    }
}
