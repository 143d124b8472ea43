package fi.robohaku.marts;

import fi.robohaku.lakehouse.TextResource;
import java.util.ArrayList;
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
 * @param views view that holds the rows of each table computed in this run, the mart's own among them
 * @param arguments values of the mart's parameters, as SQL
 */
record MartTester(SparkSession spark, MartDefinition mart, Map<String, String> views, Map<String, String> arguments) {

    /** Measures all checks in one query, one pass over the rows; a check that yields null has failed. */
    List<MartCheck.Measured> measure() {
        List<MartCheck> checks = mart.checks();
        List<String> measures = new ArrayList<>();
        for (int i = 0; i < checks.size(); i++) {
            measures.add("CAST(" + checks.get(i).holds() + " AS BOOLEAN) AS outcome_" + i);
            measures.add("CAST(" + checks.get(i).actual() + " AS STRING) AS measured_" + i);
        }
        String joins = checks.stream().flatMap(check -> check.joins().stream()).collect(Collectors.joining("\n"));
        Row values = ask("SELECT " + String.join(",\n", measures) + "\nFROM gold." + mart.name() + "\n" + joins)
                .head();
        List<MartCheck.Measured> measured = new ArrayList<>();
        for (int i = 0; i < checks.size(); i++) {
            boolean holds = !values.isNullAt(2 * i) && values.getBoolean(2 * i);
            String actual = values.isNullAt(2 * i + 1) ? "null" : values.getString(2 * i + 1);
            measured.add(new MartCheck.Measured(mart.name(), checks.get(i), holds, actual));
        }
        return measured;
    }

    /** The first rows that break a check, as JSON; none where it speaks of sums only. */
    List<String> failingRows(MartCheck check) {
        if (check.failing().isEmpty()) {
            return List.of();
        }
        String columns =
                mart.contract().columns().stream().map(MartColumn::name).collect(Collectors.joining(", "));
        return ask(TextResource.read(MartTester.class, "failing_rows.sql")
                        .replace("${columns}", columns)
                        .replace("${table}", "gold." + mart.name())
                        .replace("${joins}", String.join("\n", check.joins()))
                        .replace("${failing}", check.failing().get())
                        .replace("${key}", String.join(", ", mart.contract().key()))
                        .replace("${most}", String.valueOf(MartFailure.MOST_ROWS)))
                .as(Encoders.STRING())
                .collectAsList();
    }

    private Dataset<Row> ask(String query) {
        return spark.sql(MartDefinition.with(MartDefinition.over(query, views), arguments));
    }
}
