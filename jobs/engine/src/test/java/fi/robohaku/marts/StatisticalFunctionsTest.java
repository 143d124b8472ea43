package fi.robohaku.marts;

import static org.assertj.core.api.Assertions.assertThat;

import fi.robohaku.SparkTest;
import fi.robohaku.lakehouse.TestWarehouse;
import fi.robohaku.lakehouse.Warehouse;
import java.nio.file.Path;
import java.util.List;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@SparkTest
class StatisticalFunctionsTest {
    private SparkSession session(Path folder) {
        Warehouse warehouse = TestWarehouse.in(folder);
        warehouse.tuneForInputSize(0);
        MartFunctions.read(TestWarehouse.home().resolve("schemas/functions")).register(warehouse.spark());
        return warehouse.spark();
    }

    @Test
    void eachStatisticIsASqlFunction(@TempDir Path folder) {
        Row row = session(folder).sql("""
                        SELECT
                          quantile(array(1.5, 2, NULL, 10), 0.5),
                          exact_median_difference(array(4, 10), array(1, 2, 3), 2020),
                          spearman(array(struct(1, 2), struct(2, 1), struct(3, 3), struct(4, 4), struct(5, 6), struct(6, 5), struct(NULL, 1)), 2020),
                          krippendorff_alpha_nominal(array(array(1, 1, NULL), array(2, 2, 2), array(1, NULL, 2))),
                          shrunk_ratio(array(struct(100, 10)), array(array(struct(100, 10)), array(struct(100, 80), struct(100, 100)), array(struct(100, 50)))).n_groups,
                          largest_remainder(array(1, 1, 1), 100),
                          largest_remainder(shapley_of(0, 60, 30, 10, 80, 60, 40, 100), 100),
                          resampled_ratio(array(struct(1.00, 0.50)), 2, 2020),
                          exact_median_difference(array(), array(1), 2020),
                          exact_rank_sum(array(4, 10), array(1, 2, 3), 2020)
                        """).head();

        assertThat(row.toString())
                .as("alpha: 1 - 6 * 2 / 24; parts by Shapley: 340, 190 and 70 sixths")
                .isEqualTo("[2.000000,[5.000000,0.100000,0.100000,10,exact,too_few],"
                        + "[0.885714,6,0.033333,0.002778,exact,reported],0.500000,3,"
                        + "ArraySeq(33.34, 33.33, 33.33),ArraySeq(56.67, 31.67, 11.66),null,null,"
                        + "[0.000000,0.200000,0.200000,10,exact,too_few]]");
    }

    @Test
    void theNumberOfPartitionsAndTheOrderOfRowsChangeNoDigit(@TempDir Path folder) {
        SparkSession spark = session(folder);
        List<String> answers = List.of(
                answer(spark, "SELECT * FROM range(40)", 1),
                answer(spark, "SELECT * FROM range(40) ORDER BY id DESC", 3),
                answer(spark, "SELECT * FROM range(40) ORDER BY hash(id)", 7));

        assertThat(answers.get(0)).doesNotContain("null");
        assertThat(answers).containsOnly(answers.get(0));
    }

    private static String answer(SparkSession spark, String rows, int partitions) {
        spark.sql(rows).repartition(partitions).createOrReplaceTempView("unit");
        return spark.sql("""
                        SELECT
                          resampled_ratio(collect_list(struct(planned, updated)), 8, 2020),
                          spearman(collect_list(struct(planned, updated)), 2020),
                          exact_median_difference(collect_list(ratio) FILTER (WHERE id < 3), collect_list(ratio) FILTER (WHERE id BETWEEN 3 AND 20), 2020)
                        FROM (
                          SELECT
                            id,
                            CAST(1000 + pmod(hash(id), 997) AS DECIMAL(18,2)) AS planned,
                            CAST(300 + pmod(hash(id, 1), 997) AS DECIMAL(18,2)) AS updated,
                            CAST(pmod(hash(id, 2), 1000) / 1000 AS DECIMAL(18,6)) AS ratio
                          FROM unit
                        )
                        """).head().toString();
    }
}
