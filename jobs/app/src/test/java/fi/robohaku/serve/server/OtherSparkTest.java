package fi.robohaku.serve.server;

import static org.assertj.core.api.Assertions.assertThat;

import fi.robohaku.SparkTest;
import fi.robohaku.lakehouse.TestWarehouse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The settings by which docs/operations.md has the Thrift server of a Spark distribution open the tables. */
@SparkTest
class OtherSparkTest {
    private static final String WAREHOUSE = "file:///var/lib/robohaku/warehouse/";

    @TempDir
    Path folder;

    @Test
    void theSettingsOfThePageOpenTheTablesInASparkThatKnowsNothingElseOfThem() throws Exception {
        ServedTables tables = ServedTables.in(folder);
        String page = Files.readString(TestWarehouse.home().resolve("docs/operations.md"));
        String command = page.substring(page.indexOf("start-thriftserver.sh"), page.indexOf("beeline"));
        List<String> settings = Pattern.compile("--conf (\\S+)")
                .matcher(command)
                .results()
                .map(found -> found.group(1)
                        .replace(
                                WAREHOUSE,
                                tables.workspace().resolve("warehouse").toUri().toString()))
                .toList();
        assertThat(settings).hasSize(6);
        try (ClientProcess spark = ClientProcess.spark(settings)) {
            assertThat(spark.rows("sql", "SELECT project_id, granted_eur FROM gold.grant ORDER BY project_id"))
                    .containsExactly("2020-A-1\t100.00", "2020-A-2\t100.00", "2020-A-3\t100.00");
            assertThat(spark.rows("sql", "SHOW TABLES IN gold")).containsExactly("gold\tgrant\tfalse");
        }
    }
}
