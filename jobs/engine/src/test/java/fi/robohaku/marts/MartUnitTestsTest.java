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

/**
 * Runs the unit tests that the marts' YAML files give: rows in, rows out; with {@code -Drobohaku.mart=NAME} those of one mart.
 */
@SparkTest
class MartUnitTestsTest {
    private final Path schemas = TestWarehouse.home().resolve("schemas");
    private final MartDefinitions definitions = MartDefinitions.read(schemas);
    private final TableDefinitions tables = TableDefinitions.read(schemas);

    @TestFactory
    Stream<DynamicContainer> eachMartDoesWhatItsUnitTestsSay(@TempDir Path folder) {
        Warehouse warehouse = TestWarehouse.in(folder);
        warehouse.tuneForInputSize(0);
        definitions.functions().register(warehouse.spark());
        String only = System.getProperty("robohaku.mart", "");
        return definitions.byName().stream()
                .filter(mart -> only.isEmpty() || mart.name().equals(only))
                .filter(mart -> !mart.contract().unitTests().isEmpty())
                .map(mart -> DynamicContainer.dynamicContainer(
                        mart.name(),
                        mart.contract().unitTests().stream()
                                .map(one -> DynamicTest.dynamicTest(
                                        one.name(), () -> check(warehouse.spark(), mart, one)))));
    }

    private void check(SparkSession spark, MartDefinition mart, MartUnitTest one) {
        assertThat(mart.inputs())
                .as("tables that schemas/marts/" + mart.name() + ".sql reads")
                .containsAll(one.given().keySet());
        Map<String, Dataset<Row>> inputs = new HashMap<>();
        for (String table : mart.inputs()) {
            inputs.put(table, given(spark, table, one.given().getOrDefault(table, List.of())));
        }
        StructType columns = StructType.fromDDL(mart.columnsAsDdl());
        List<Row> actual =
                mart.rows(spark, inputs, mart.arguments(one.parameters())).collectAsList();
        Set<String> names = new TreeSet<>();
        one.expect().forEach(row -> names.addAll(row.keySet()));
        List<String> compared = List.copyOf(names);
        List<String> expected = one.expect().stream()
                .map(row -> UnitTestRows.compared(UnitTestRows.typed(mart.name(), row, columns), columns, compared))
                .toList();
        var rows = assertThat(actual.stream()
                        .map(row -> UnitTestRows.compared(row, columns, compared))
                        .toList())
                .as(mart.name() + ": " + one.name());
        if (one.isOrdered()) {
            rows.containsExactlyElementsOf(expected);
        } else {
            rows.containsExactlyInAnyOrderElementsOf(expected);
        }
    }

    private Dataset<Row> given(SparkSession spark, String table, List<Map<String, Object>> rows) {
        StructType columns = columns(table);
        List<Row> typed = new ArrayList<>();
        rows.forEach(row -> typed.add(UnitTestRows.typed(table, row, columns)));
        return spark.createDataFrame(typed, columns.asNullable());
    }

    private StructType columns(String table) {
        if (!table.startsWith("gold.")) {
            return tables.columns(table);
        }
        return definitions
                .ofTable(table)
                .map(mart -> StructType.fromDDL(mart.columnsAsDdl()))
                .orElseThrow();
    }
}
