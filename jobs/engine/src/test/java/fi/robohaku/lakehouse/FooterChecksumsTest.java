package fi.robohaku.lakehouse;

import static org.assertj.core.api.Assertions.assertThat;

import fi.robohaku.SparkTest;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.apache.commons.io.FileUtils;
import org.apache.hadoop.conf.Configuration;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@SparkTest
class FooterChecksumsTest {
    private static final String TABLE = "gold.granted";

    @TempDir
    Path folder;

    private Warehouse warehouse;

    @BeforeEach
    void fillAndPublish() throws IOException {
        warehouse = TestWarehouse.in(folder);
        warehouse
                .spark()
                .sql("CREATE TABLE " + TABLE + " (project STRING, used_eur DECIMAL(18,2)) USING delta"
                        + " TBLPROPERTIES ('delta.enableDeletionVectors' = 'true')");
        publish("run-1", "2020-VNK-1", "2020-MAL-1");
    }

    private void publish(String run, String... projects) throws IOException {
        for (String project : projects) {
            warehouse.spark().sql("INSERT INTO " + TABLE + " VALUES ('" + project + "', 237000.00)");
        }
        PublishedVersions.publish(warehouse, run, "test", PublishedVersions.standing(warehouse));
    }

    private List<String> filesIn(String name) throws IOException {
        try (Stream<Path> files = Files.list(folder.resolve("warehouse").resolve(name))) {
            return files.map(file -> file.getFileName().toString())
                    .filter(file -> !file.startsWith("."))
                    .sorted()
                    .toList();
        }
    }

    /** Renames a column in the footer of each file of the table; the pages stay. */
    private List<String> renameColumn() throws IOException {
        List<String> files = filesIn("gold/granted").stream()
                .filter(name -> name.endsWith(".parquet"))
                .toList();
        for (String name : files) {
            Path file = folder.resolve("warehouse/gold/granted").resolve(name);
            String content = Files.readString(file, StandardCharsets.ISO_8859_1);
            Files.writeString(file, content.replace("used_eur", "usad_eur"), StandardCharsets.ISO_8859_1);
        }
        return files;
    }

    private List<TableDamage> inspect() throws IOException {
        return new TableInspection(
                        warehouse, TableDefinitions.read(warehouse.workspace().schemas()))
                .inspect(true).stream()
                        .filter(damage -> damage.table().equals(TABLE))
                        .toList();
    }

    @Test
    void aColumnThatWasRenamedInAFileIsToldThoughTheFileCanBeRead() throws IOException {
        assertThat(inspect()).isEmpty();

        List<String> changed = renameColumn();

        assertThat(changed)
                .hasSize(2)
                .allSatisfy(file -> assertThat(ParquetPages.fault(
                                new org.apache.hadoop.fs.Path(warehouse.path(TABLE), file), new Configuration()))
                        .as("its pages are whole")
                        .isEmpty());
        assertThat(inspect()).extracting(TableDamage::file).containsExactlyElementsOf(changed);
        assertThat(inspect()).allSatisfy(damage -> {
            assertThat(damage.kind()).isEqualTo(TableDamage.Kind.DATA);
            assertThat(damage.what()).contains("its footer").contains("part of the table since version ");
        });
    }

    @Test
    void aRunKeepsThoseOfTheFilesThatItAddedAndUpkeepPutsThemIntoOneFile() throws IOException {
        publish("run-2", "2020-ELY-1");
        assertThat(filesIn("_robohaku/footers")).containsExactly("run-1.json", "run-2.json");
        assertThat(Files.readString(folder.resolve("warehouse/_robohaku/footers/run-2.json")))
                .containsOnlyOnce(".parquet");

        FooterChecksums.compact(warehouse, "run-3");

        assertThat(filesIn("_robohaku/footers")).containsExactly("run-3.json");
        assertThat(inspect()).isEmpty();
        List<String> changed = renameColumn();
        assertThat(inspect()).extracting(TableDamage::file).containsExactlyElementsOf(changed);
    }

    @Test
    void rowsThatAreMarkedAsDeletedDoNotMakeAChangedFileOneThatWasWrittenSo() throws IOException {
        warehouse.spark().sql("INSERT INTO " + TABLE + " SELECT /*+ COALESCE(1) */ * FROM VALUES ('a', 1), ('b', 2)");
        publish("run-2");
        List<String> changed = renameColumn();
        warehouse.spark().sql("DELETE FROM " + TABLE + " WHERE project = 'a'");
        publish("run-3");

        assertThat(inspect()).extracting(TableDamage::file).containsExactlyElementsOf(changed);
    }

    @Test
    void ofATableThatWasBegunAnewAllFilesAreNew() throws IOException {
        FileUtils.deleteDirectory(folder.resolve("warehouse/gold/granted").toFile());
        org.apache.spark.sql.delta.DeltaLog.clearCache();
        warehouse.spark().sql("CREATE TABLE " + TABLE + " (project STRING, used_eur DECIMAL(18,2)) USING delta");
        publish("run-2", "2020-VNK-1");

        assertThat(inspect()).isEmpty();
        List<String> changed = renameColumn();
        assertThat(inspect()).extracting(TableDamage::file).containsExactlyElementsOf(changed);
    }

    @Test
    void whatIsLostOfThemLeavesTheFilesToBeExaminedByTheirPagesAlone() throws IOException {
        Path kept = folder.resolve("warehouse/_robohaku/footers/run-1.json");
        Files.writeString(kept, Files.readString(kept).substring(0, 30));

        assertThat(inspect()).isEmpty();
    }
}
