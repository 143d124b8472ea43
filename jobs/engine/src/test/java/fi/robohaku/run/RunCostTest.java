package fi.robohaku.run;

import static org.assertj.core.api.Assertions.assertThat;

import fi.robohaku.OneProjectRun;
import fi.robohaku.SampleRun;
import fi.robohaku.SparkTest;
import fi.robohaku.lakehouse.PublishedVersions;
import fi.robohaku.lakehouse.Tables;
import fi.robohaku.lakehouse.TestDocuments;
import fi.robohaku.lakehouse.TestWarehouse;
import fi.robohaku.lakehouse.Warehouse;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import jdk.jfr.Recording;
import jdk.jfr.consumer.RecordedEvent;
import jdk.jfr.consumer.RecordingFile;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a run costs, in counts: times depend on the machine. */
@SparkTest
class RunCostTest {
    private static final String PROCESS_START = "jdk.ProcessStart";

    /** Spark asks once for the size of a page, and clears away what sessions of other tests have left. */
    private static final Pattern SPARKS_OWN = Pattern.compile("getconf PAGESIZE|rm -rf \\S*/artifacts-\\S+");

    private static final int CHANGED_JOBS = 520;

    @TempDir
    private Path folder;

    /**
     * What a run did.
     *
     * @param jobs of Spark
     * @param commits to Delta tables
     * @param processes commands that were started, but for Spark's own
     */
    private record Cost(RunReport report, int jobs, long commits, List<String> processes) {}

    private Cost costOf(Warehouse warehouse, TestDocuments documents) throws Exception {
        List<RunReport> reports = new ArrayList<>();
        long before = commits(warehouse);
        try (Recording recording = new Recording()) {
            recording.enable(PROCESS_START);
            recording.start();
            int jobs = new Tables(warehouse).jobsOf(() -> reports.add(SampleRun.run(warehouse, documents.uri())));
            recording.stop();
            Path file = folder.resolve("processes.jfr");
            recording.dump(file);
            assertThat(reports.get(0).failure()).isEmpty();
            return new Cost(
                    reports.get(0),
                    jobs,
                    commits(warehouse) - before,
                    RecordingFile.readAllEvents(file).stream()
                            .map((RecordedEvent event) -> event.getString("command"))
                            .filter(command -> !SPARKS_OWN.matcher(command).matches())
                            .toList());
        }
    }

    private static long commits(Warehouse warehouse) throws IOException {
        return PublishedVersions.standing(warehouse).values().stream()
                .mapToLong(version -> version + 1)
                .sum();
    }

    @Test
    void aRunCostsWhatItsWorkCosts() throws Exception {
        TestDocuments documents = OneProjectRun.documents(folder.resolve("documents"));
        Warehouse warehouse = TestWarehouse.in(folder.resolve("workspace"));

        Cost first = costOf(warehouse, documents);
        int marts = first.report().marts().built().size();
        int otherTables = PublishedVersions.standing(warehouse).size() - marts;
        assertThat(first.processes()).as("nothing is worth a process").isEmpty();
        assertThat(first.jobs())
                .as("of each mart its rows, its tests and its file, and the ingestion")
                .isLessThanOrEqualTo(440);
        assertThat(first.commits())
                .as("a mart is made and written in one, another table is made and then written once")
                .isLessThanOrEqualTo(marts + 2L * otherTables);

        Cost second = costOf(warehouse, documents);
        assertThat(second.processes()).isEmpty();
        assertThat(second.jobs())
                .as("the registry is read and compared, and nothing else")
                .isLessThanOrEqualTo(10);
        assertThat(second.commits()).as("nothing is new").isZero();

        documents.edit(TestDocuments.DECISIONS, text -> text.replace("VNK;funded;237000", "VNK;funded;238000"));
        Cost changed = costOf(warehouse, documents);
        int changedMarts = changed.report().marts().built().size();
        assertThat(changed.processes()).isEmpty();
        assertThat(changedMarts)
                .as("marts that tell of the grant; of those that read them and come out the same none is written")
                .isLessThanOrEqualTo(18);
        assertThat(changed.jobs())
                .as(
                        "marts that read a changed one are computed, tested and compared; the others are read for the export")
                .isLessThanOrEqualTo(CHANGED_JOBS);
        assertThat(changed.commits())
                .as("the marts, figures, decisions, grants, two tables of documents, the tests of the marts, the run")
                .isLessThanOrEqualTo(changedMarts + 7L);
    }
}
