package fi.robohaku.lakehouse;

import static org.assertj.core.api.Assertions.assertThat;

import fi.robohaku.SparkTest;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.execution.exchange.ShuffleExchangeExec;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import scala.jdk.javaapi.CollectionConverters;

/** Plans over inputs of one partition: no exchange where rows are where they shall be, and the same answers. */
@SparkTest
class WithoutIdleExchangesTest {
    private Warehouse warehouse;

    @BeforeEach
    void open(@TempDir Path folder) {
        warehouse = TestWarehouse.in(folder);
        warehouse.tuneForInputSize(0);
    }

    @AfterEach
    void putBack() {
        warehouse.tuneForInputSize(Long.MAX_VALUE);
    }

    private Dataset<Row> input(String values) {
        return FewRows.of(warehouse.spark().sql("SELECT * FROM VALUES " + values + " AS rows (project, amount)"))
                .orElseThrow()
                .dataset();
    }

    private Dataset<Row> query(String text) {
        return SqlQuery.of(text)
                .over(
                        warehouse.spark(),
                        Map.of(
                                "silver.plans", input("('A', 10), ('B', 20)"),
                                "silver.uses", input("('A', 1), ('A', 2), ('C', 4)"),
                                "silver.projects", input("('A', 0), ('B', 0), ('C', 0)")),
                        Map.of());
    }

    private static int exchanges(Dataset<Row> rows) {
        return CollectionConverters.asJava(((org.apache.spark.sql.classic.Dataset<Row>) rows)
                        .queryExecution()
                        .executedPlan()
                        .collect(new OfExchanges()))
                .size();
    }

    private static final class OfExchanges
            extends scala.runtime.AbstractPartialFunction<org.apache.spark.sql.execution.SparkPlan, String> {
        @Override
        public boolean isDefinedAt(org.apache.spark.sql.execution.SparkPlan node) {
            return node instanceof ShuffleExchangeExec;
        }

        @Override
        @SuppressWarnings("unchecked") // Scala's B is a wider type than String, which Java cannot say
        public <A extends org.apache.spark.sql.execution.SparkPlan, B> B applyOrElse(
                A node, scala.Function1<A, B> otherwise) {
            return isDefinedAt(node) ? (B) node.nodeName() : otherwise.apply(node);
        }
    }

    private static List<String> shown(Dataset<Row> rows) {
        return rows.collectAsList().stream().map(Row::toString).sorted().toList();
    }

    @Test
    void aJoinOfTwoInputsOfOnePartitionTakesNoExchange() {
        Dataset<Row> joined = query("SELECT plans.project, sum(uses.amount) AS used FROM silver.plans AS plans"
                + " LEFT JOIN silver.uses AS uses ON uses.project = plans.project GROUP BY plans.project");
        assertThat(exchanges(joined)).isZero();
        assertThat(shown(joined)).containsExactly("[A,3]", "[B,null]");
    }

    @Test
    void aSumOverAUnionOfJoinsHasOneRowForEachGroup() {
        String both = "SELECT all_of.project, all_of.amount FROM %s AS all_of"
                + " JOIN silver.projects AS projects ON projects.project = all_of.project";
        Dataset<Row> summed = query("WITH planned AS (" + String.format(both, "silver.plans") + "), used AS ("
                + String.format(both, "silver.uses") + ") SELECT project, sum(amount) AS total FROM"
                + " (SELECT * FROM planned UNION ALL SELECT * FROM used) GROUP BY project");
        assertThat(shown(summed)).containsExactly("[A,13]", "[B,20]", "[C,4]");
        Dataset<Row> whole = query("WITH planned AS (" + String.format(both, "silver.plans") + "), used AS ("
                + String.format(both, "silver.uses") + ") SELECT sum(amount) AS total FROM"
                + " (SELECT * FROM planned UNION ALL SELECT * FROM used)");
        assertThat(shown(whole)).containsExactly("[37]");
    }

    @Test
    void aPlanThatSparkMakesAnewHalfWayKeepsItsExchanges() {
        warehouse.tuneForInputSize(Long.MAX_VALUE);
        assertThat(shown(query("SELECT plans.project FROM silver.plans AS plans"
                        + " JOIN silver.uses AS uses ON uses.project = plans.project")))
                .containsExactly("[A]", "[A]");
    }
}
