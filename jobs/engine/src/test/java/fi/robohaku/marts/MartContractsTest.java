package fi.robohaku.marts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import fi.robohaku.SparkTest;
import fi.robohaku.contracts.ContractException;
import fi.robohaku.contracts.Schemas;
import fi.robohaku.lakehouse.SqlQuery;
import fi.robohaku.lakehouse.TableDefinitions;
import fi.robohaku.lakehouse.TestWarehouse;
import fi.robohaku.lakehouse.Warehouse;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.catalyst.expressions.Cast;
import org.apache.spark.sql.types.NumericType;
import org.apache.spark.sql.types.StructField;
import org.apache.spark.sql.types.StructType;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What every mart says of itself holds. */
@SparkTest
class MartContractsTest {
    private static final int MOST_LINES = 120;

    private final Path schemas = TestWarehouse.home().resolve("schemas");
    private final MartDefinitions definitions = MartDefinitions.read(schemas);

    @Test
    void eachColumnOfAQueryIsDescribedWithTheTypeThatItHas(@TempDir Path folder) {
        Warehouse warehouse = TestWarehouse.in(folder);
        SparkSession spark = warehouse.spark();
        definitions.functions().register(spark);
        Map<String, Dataset<Row>> inputs = emptyTables(spark);
        List<String> wrong = new ArrayList<>();
        for (MartDefinition mart : definitions.all()) {
            Dataset<Row> result = SqlQuery.of(mart.sql()).over(spark, inputs, mart.arguments(Map.of()));
            StructType declared = StructType.fromDDL(mart.columnsAsDdl());
            Dataset<Row> typed = mart.typed(result);
            // Readers see a table, not the query: plans within plans would grow without bound.
            inputs.put(mart.table(), spark.createDataFrame(List.of(), typed.schema()));
            for (StructField column : declared.fields()) {
                var given = result.schema().apply(column.name()).dataType();
                if (!Cast.canANSIStoreAssign(given, column.dataType())) {
                    wrong.add(mart.name() + "." + column.name() + ": the query gives " + given.sql()
                            + ", the contract says " + column.dataType().sql());
                }
            }
            assertThat(typed.schema().asNullable().sql())
                    .as("types of " + mart.name())
                    .isEqualTo(new StructType(withoutComments(declared))
                            .asNullable()
                            .sql());
        }
        assertThat(wrong)
                .as("columns whose declared type the query's does not fit")
                .isEmpty();
    }

    private static StructField[] withoutComments(StructType columns) {
        return Stream.of(columns.fields())
                .map(field -> new StructField(
                        field.name(), field.dataType(), true, org.apache.spark.sql.types.Metadata.empty()))
                .toArray(StructField[]::new);
    }

    private Map<String, Dataset<Row>> emptyTables(SparkSession spark) {
        TableDefinitions tables = TableDefinitions.read(schemas);
        Map<String, Dataset<Row>> empty = new HashMap<>();
        for (String table : tables.names()) {
            empty.put(table, spark.createDataFrame(List.of(), tables.columns(table)));
        }
        return empty;
    }

    @Test
    void aColumnThatIsNotDescribedAndOneThatIsMissingAreNamed(@TempDir Path folder) {
        SparkSession spark = TestWarehouse.in(folder).spark();
        MartDefinition missing = mart("missing_document");

        assertThatThrownBy(() -> missing.typed(spark.sql(
                        "SELECT '2020' AS round, 'p' AS project_id, 'a' AS agency_code, 'r' AS reason, 1 AS moon")))
                .isInstanceOf(ContractException.class)
                .hasMessageContaining("missing_document.yml does not describe: [moon]")
                .hasMessageContaining("does not give: [document_kind, provenance]");
    }

    private MartDefinition mart(String name) {
        return definitions.find(name).orElseThrow();
    }

    @Test
    void eachColumnHasThreeLabelsADescriptionAndAUnitWhereItIsANumber() {
        List<String> wrong = new ArrayList<>();
        for (MartDefinition mart : definitions.all()) {
            for (MartColumn column : mart.contract().columns()) {
                String name = mart.name() + "." + column.name();
                if (column.label().all().contains(column.name())) {
                    wrong.add(name + ": a label is the name of the column");
                }
                if (column.description().isBlank()) {
                    wrong.add(name + ": no description");
                }
                if (StructType.fromDDL("c " + column.type()).apply("c").dataType() instanceof NumericType
                        && column.unit() == null) {
                    wrong.add(name + ": a number without a unit");
                }
                if (column.isNullable() && column.nullMeans().isBlank()) {
                    wrong.add(name + ": null_means is empty");
                }
            }
        }
        labels(wrong);
        assertThat(wrong).as("columns that do not explain themselves").isEmpty();
    }

    @SuppressWarnings("unchecked")
    private void labels(List<String> wrong) {
        Map<String, List<Map<String, Object>>> declared = new TreeMap<>();
        declared.put("columns.yml", List.of(Schemas.readYaml(schemas.resolve("columns.yml"), Map[].class)));
        definitions
                .all()
                .forEach(mart -> declared.put(mart.name() + ".yml", (List<Map<String, Object>>)
                        Schemas.readYaml(schemas.resolve("marts/" + mart.name() + ".yml"), Map.class)
                                .get("columns")));
        declared.forEach((file, columns) -> columns.forEach(column -> {
            if (column.get("label") instanceof Map<?, ?> label
                    && !label.keySet().equals(Set.of("fi", "sv", "en"))) {
                wrong.add(file + ": " + column.get("name") + ": has labels in " + label.keySet() + " only");
            }
        }));
    }

    @Test
    void keyAndOrderAreOfItsColumnsAndTheOrderOfAnExportIsTotal() {
        for (MartDefinition mart : definitions.all()) {
            List<String> columns =
                    mart.contract().columns().stream().map(MartColumn::name).toList();
            assertThat(new HashSet<>(columns)).as("columns of " + mart.name()).hasSameSizeAs(columns);
            assertThat(columns)
                    .as("columns of " + mart.name())
                    .containsAll(mart.contract().key())
                    .containsAll(mart.contract().order());
            if (mart.contract().isExported()) {
                assertThat(mart.contract().order())
                        .as("order of " + mart.name() + ", which must tell all rows apart")
                        .containsAll(mart.contract().key());
            }
        }
    }

    @Test
    void eachMartHasAUnitTestAndIsShortEnoughToRead() {
        List<String> wrong = new ArrayList<>();
        for (MartDefinition mart : definitions.all()) {
            if (mart.contract().unitTests().isEmpty()) {
                wrong.add("schemas/marts/" + mart.name() + ".yml has no unit test: rows given and rows expected");
            }
            long lines = mart.sql().lines().count();
            if (lines > MOST_LINES) {
                wrong.add("schemas/marts/" + mart.name() + ".sql has " + lines + " lines, more than " + MOST_LINES
                        + "; split it");
            }
        }
        assertThat(wrong).isEmpty();
    }

    @Test
    void testNamesOfAMartDiffer() {
        for (MartDefinition mart : definitions.all()) {
            assertThat(mart.tests().stream().map(CompiledTest::name))
                    .as("tests of " + mart.name())
                    .doesNotHaveDuplicates();
        }
    }
}
