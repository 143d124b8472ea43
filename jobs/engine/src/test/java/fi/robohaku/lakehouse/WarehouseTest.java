package fi.robohaku.lakehouse;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import fi.robohaku.SparkTest;
import java.nio.file.Path;
import java.util.List;
import org.apache.spark.sql.Encoders;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@SparkTest
class WarehouseTest {
    @TempDir
    Path folder;

    @Test
    void everyTableOfTheContractsIsCreatedWithCommentsAndConstraintsAndFoundByName() {
        Warehouse warehouse = TestWarehouse.in(folder);
        TableDefinitions definitions =
                TableDefinitions.read(warehouse.workspace().schemas());

        assertThat(definitions.migrate(warehouse)).isEqualTo(definitions.names());
        assertThat(definitions.migrate(warehouse)).isEmpty();

        SparkSession spark = warehouse.spark();
        for (String table : definitions.names()) {
            assertThat(warehouse.version(table)).as(table).isZero();
            assertThat(spark.table(table).schema().fields())
                    .as(table)
                    .allSatisfy(field -> assertThat(field.getComment().isDefined())
                            .as(field.name())
                            .isTrue());
        }
        List<String> listed = spark.sql("SHOW TABLES IN silver")
                .select("tableName")
                .as(Encoders.STRING())
                .collectAsList();
        assertThat(listed).containsAll(definitions.namesIn("silver"));
        List<Row> described =
                spark.sql("DESCRIBE TABLE EXTENDED silver.funding").collectAsList();
        assertThat(described.toString()).contains("Money of a project").contains("amount_is_not_negative");
    }

    @Test
    void aNegativeGrantCannotReachATable() {
        Warehouse warehouse = TestWarehouse.in(folder);
        TableDefinitions.read(warehouse.workspace().schemas()).migrate(warehouse);

        assertThatThrownBy(() -> warehouse.spark().sql("""
                        INSERT INTO silver.funding
                        VALUES ('d', 1, '2020', '2020-VNK-1', 'granted', -1, NULL, NULL, 'reported', 'exact', 'published', '', 'A1')
                        """))
                .hasMessageContaining("amount_is_not_negative")
                .hasMessageContaining("amount_eur : -1.00");
        assertThat(warehouse.spark().table("silver.funding").count()).isZero();
    }

    @Test
    void aTableHasTheFolderOfItsNameInSmallLettersUnlessOneWithCapitalsIsThere() {
        Warehouse warehouse = TestWarehouse.in(folder);
        SparkSession spark = warehouse.spark();
        spark.sql("CREATE TABLE GOLD.Mine (n INT) USING delta");
        assertThat(warehouse.exists("gold.mine")).isTrue();
        assertThatThrownBy(() -> spark.sql("CREATE TABLE gold.MINE (n INT) USING delta"))
                .hasMessageContaining("TABLE_OR_VIEW_ALREADY_EXISTS");
        spark.range(3).write().format("delta").save(warehouse.path("gold.Theirs"));
        assertThat(spark.table("gold.Theirs").count()).isEqualTo(3);
        assertThat(spark.sql("SHOW TABLES IN Gold")
                        .select("tableName")
                        .as(Encoders.STRING())
                        .collectAsList())
                .containsExactlyInAnyOrder("mine", "Theirs");
    }

    @Test
    void anUnknownTableIsNamedInTheMessage() {
        Warehouse warehouse = TestWarehouse.in(folder);

        assertThatThrownBy(() -> warehouse.spark().sql("SELECT * FROM gold.realisation_by_moon"))
                .hasMessageContaining("TABLE_OR_VIEW_NOT_FOUND")
                .hasMessageContaining("realisation_by_moon");
    }
}
