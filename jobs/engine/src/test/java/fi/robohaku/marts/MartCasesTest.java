package fi.robohaku.marts;

import static org.assertj.core.api.Assertions.assertThat;

import fi.robohaku.SparkTest;
import fi.robohaku.lakehouse.TableDefinitions;
import fi.robohaku.lakehouse.TestWarehouse;
import fi.robohaku.lakehouse.Warehouse;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.types.StructType;
import org.junit.jupiter.api.DynamicContainer;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

/** Runs the cases that the marts' YAML files give: rows in, rows out. */
@SparkTest
class MartCasesTest {
    private final Path schemas = TestWarehouse.home().resolve("schemas");
    private final MartDefinitions definitions = MartDefinitions.read(schemas);
    private final TableDefinitions tables = TableDefinitions.read(schemas);

    @TestFactory
    Stream<DynamicContainer> eachMartDoesWhatItsCasesSay(@TempDir Path folder) {
        Warehouse warehouse = TestWarehouse.in(folder);
        warehouse.tuneForInputSize(0);
        MartRunner.createFunctions(warehouse.spark(), definitions);
        return definitions.all().stream()
                .filter(mart -> !mart.contract().cases().isEmpty())
                .map(mart -> DynamicContainer.dynamicContainer(
                        mart.name(),
                        mart.contract().cases().stream()
                                .map(one -> DynamicTest.dynamicTest(
                                        one.name(), () -> check(warehouse.spark(), mart, one)))));
    }

    private void check(SparkSession spark, MartDefinition mart, MartCase one) {
        assertThat(mart.inputs())
                .as("tables that schemas/marts/" + mart.name() + ".sql reads")
                .containsAll(one.given().keySet());
        Map<String, String> views = new HashMap<>();
        for (String table : mart.inputs()) {
            String view = "case_" + table.replace('.', '_');
            given(spark, table, one.given().getOrDefault(table, List.of())).createOrReplaceTempView(view);
            views.put(table, view);
        }
        StructType columns = StructType.fromDDL(mart.columnsAsDdl());
        List<Row> actual = mart.typed(spark.sql(
                        MartDefinition.with(MartDefinition.over(mart.sql(), views), mart.arguments(one.parameters()))))
                .collectAsList();
        Set<String> names = new TreeSet<>();
        one.expect().forEach(row -> names.addAll(row.keySet()));
        List<String> compared = List.copyOf(names);
        List<String> expected = one.expect().stream()
                .map(row -> CaseRows.compared(CaseRows.typed(mart.name(), row, columns), columns, compared))
                .toList();
        var rows = assertThat(actual.stream()
                        .map(row -> CaseRows.compared(row, columns, compared))
                        .toList())
                .as(mart.name() + ": " + one.name());
        if (one.isOrdered()) {
            rows.containsExactlyElementsOf(expected);
        } else {
            rows.containsExactlyInAnyOrderElementsOf(expected);
        }
    }

    private Dataset<Row> given(SparkSession spark, String table, List<Map<String, Object>> rows) {
        StructType columns = columns(spark, table);
        List<Row> typed = new ArrayList<>();
        rows.forEach(row -> typed.add(CaseRows.typed(table, row, columns)));
        return spark.createDataFrame(typed, columns.asNullable());
    }

    private StructType columns(SparkSession spark, String table) {
        if (!table.startsWith("gold.")) {
            return tables.columns(table);
        }
        return definitions.all().stream()
                .filter(mart -> table.equals("gold." + mart.name()))
                .map(mart -> StructType.fromDDL(mart.columnsAsDdl()))
                .findFirst()
                .orElseThrow();
    }
}
