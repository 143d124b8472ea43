package fi.robohaku.marts;

import fi.robohaku.lakehouse.SqlQuery;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Encoders;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;

/**
 * Tests the computed rows of a mart.
 *
 * @param inputs rows of each table computed in this run, by name, the mart's own among them
 * @param arguments values of the mart's parameters
 */
record MartTester(
        SparkSession spark, MartDefinition mart, Map<String, Dataset<Row>> inputs, Map<String, Object> arguments) {

    private static final String FAILING_ROWS =
            SqlQuery.resource(MartTester.class, "failing_rows.sql").text();

    /** The query that measures all tests in one pass over the rows: two columns for each, outcome and what was measured. */
    static SqlQuery query(String table, List<CompiledTest> tests) {
        List<String> measures = new ArrayList<>();
        for (int i = 0; i < tests.size(); i++) {
            measures.add("CAST(" + tests.get(i).holds() + " AS BOOLEAN) AS outcome_" + i);
            measures.add("CAST(" + tests.get(i).actual() + " AS STRING) AS measured_" + i);
        }
        String joins = tests.stream().flatMap(test -> test.joins().stream()).collect(Collectors.joining("\n"));
        return SqlQuery.of("SELECT " + String.join(",\n", measures) + "\nFROM " + table + "\n" + joins);
    }

    /** Measures all tests; one that yields null has failed. */
    List<CompiledTest.Measured> measure() {
        List<CompiledTest> tests = mart.tests();
        Row values = mart.measures().over(spark, inputs, arguments).head();
        List<CompiledTest.Measured> measured = new ArrayList<>();
        for (int i = 0; i < tests.size(); i++) {
            boolean holds = !values.isNullAt(2 * i) && values.getBoolean(2 * i);
            String actual = values.isNullAt(2 * i + 1) ? "null" : values.getString(2 * i + 1);
            measured.add(new CompiledTest.Measured(mart.name(), tests.get(i), holds, actual));
        }
        return measured;
    }

    /** The first rows that break a test, as JSON; none where it speaks of sums only. */
    List<String> failingRows(CompiledTest test) {
        if (test.failing().isEmpty()) {
            return List.of();
        }
        String columns =
                mart.contract().columns().stream().map(MartColumn::name).collect(Collectors.joining(", "));
        String text = FAILING_ROWS
                .replace("${columns}", columns)
                .replace("${table}", TestKind.table(mart.name()))
                .replace("${joins}", String.join("\n", test.joins()))
                .replace("${failing}", test.failing().get())
                .replace("${key}", String.join(", ", mart.contract().key()));
        Map<String, Object> values = new HashMap<>(arguments);
        values.put("most", MartFailure.MOST_ROWS);
        return SqlQuery.of(text)
                .over(spark, inputs, values)
                .as(Encoders.STRING())
                .collectAsList();
    }
}
