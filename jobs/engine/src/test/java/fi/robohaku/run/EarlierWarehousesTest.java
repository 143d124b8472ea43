package fi.robohaku.run;

import static org.assertj.core.api.Assertions.assertThat;

import fi.robohaku.OneProjectRun;
import fi.robohaku.SparkTest;
import fi.robohaku.lakehouse.ProgressMonitor;
import fi.robohaku.lakehouse.PublishedVersions;
import fi.robohaku.lakehouse.Tables;
import fi.robohaku.lakehouse.TestDocuments;
import fi.robohaku.lakehouse.TestWarehouse;
import fi.robohaku.lakehouse.Warehouse;
import fi.robohaku.lakehouse.Workspace;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.zip.GZIPInputStream;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A warehouse that an earlier version wrote is opened by this one, and a run makes of it what it makes of an empty one. */
@SparkTest
class EarlierWarehousesTest {
    private static final String ROWS = "SELECT to_json(struct(*)) FROM gold.project";

    @TempDir
    Path folder;

    @ParameterizedTest
    @ValueSource(strings = {"2026-11-26", "2026-11-28"})
    void ofAnEarlierDayIsBroughtUpToDate(String day) throws IOException {
        TestDocuments documents = OneProjectRun.documents(folder.resolve("documents"));
        Path home = OneProjectRun.homeOfFewMarts(folder.resolve("home"));
        OneProjectRun.copyOfFewMartsTo(folder.resolve("fresh"), home);
        Tables fresh = new Tables(TestWarehouse.over(Workspace.in(folder.resolve("fresh"), home)));
        unpack(day, folder.resolve("earlier"));
        Warehouse warehouse = TestWarehouse.over(Workspace.in(folder.resolve("earlier"), home));

        RunReport report = new RunJob(
                        warehouse,
                        RunOptions.of(documents.uri(), Set.of(RunOptions.Part.INGEST, RunOptions.Part.MARTS)),
                        ProgressMonitor.SILENT)
                .execute();

        assertThat(report.failure()).isEmpty();
        assertThat(report.marts().failed()).isEmpty();
        Tables tables = new Tables(warehouse);
        assertThat(tables.records()).isEqualTo(fresh.records());
        assertThat(tables.ask(ROWS)).isEqualTo(fresh.ask(ROWS)).isNotEmpty();
        assertThat(tables.ask("SELECT command FROM ops.runs")).as("its history").hasSize(2);
        assertThat(PublishedVersions.newest(warehouse)).isPresent();
        assertThat(new DoctorJob(warehouse, ProgressMonitor.SILENT).examine().damages())
                .isEqualTo(List.of());
    }

    private static void unpack(String day, Path folder) throws IOException {
        try (InputStream packed = EarlierWarehousesTest.class.getResourceAsStream("warehouses/" + day + ".tar.gz");
                TarArchiveInputStream tar = new TarArchiveInputStream(new GZIPInputStream(packed))) {
            for (TarArchiveEntry entry = tar.getNextEntry(); entry != null; entry = tar.getNextEntry()) {
                Path target = folder.resolve(entry.getName());
                if (entry.isDirectory()) {
                    Files.createDirectories(target);
                } else {
                    Files.copy(tar, target);
                }
            }
        }
    }
}
