package fi.robohaku.run;

import static org.assertj.core.api.Assertions.assertThat;

import fi.robohaku.OneProjectRun;
import fi.robohaku.SparkTest;
import fi.robohaku.figures.Difference;
import fi.robohaku.figures.RunDifference;
import fi.robohaku.figures.RunVersions;
import fi.robohaku.lakehouse.ProgressMonitor;
import fi.robohaku.lakehouse.TestDocuments;
import fi.robohaku.lakehouse.TestWarehouse;
import fi.robohaku.lakehouse.Warehouse;
import fi.robohaku.marts.MartDefinitions;
import fi.robohaku.marts.ProjectMarts;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@SparkTest
class RunDifferenceTest {
    private static final String DECISIONS = "2020/registers/paatokset.csv";

    @Test
    void aChangedGrantMovesTheFiguresOfItsProjectAndTheRegisterIsNamed(@TempDir Path folder) throws Exception {
        TestDocuments documents = OneProjectRun.documents(folder.resolve("documents"));
        OneProjectRun.copyTo(folder.resolve("workspace"));
        Warehouse warehouse = TestWarehouse.in(folder.resolve("workspace"));
        documents.edit(
                DECISIONS,
                text -> text.replace("2020-VNK-1;all;VNK;funded;237000", "2020-VNK-1;all;VNK;funded;238000"));
        run(warehouse, documents);

        List<RunVersions> runs = RunVersions.recorded(warehouse);
        MartDefinitions marts = ProjectMarts.get();
        Difference difference = new RunDifference(warehouse, marts, runs.get(0), runs.get(1)).execute();

        assertThat(difference.documents())
                .extracting(Difference.ChangedDocument::path, Difference.ChangedDocument::change)
                .containsExactly(org.assertj.core.groups.Tuple.tuple(DECISIONS, "changed"));
        assertThat(difference.unreadable()).isEmpty();
        assertThat(difference.redefined()).isEmpty();
        assertThat(difference.moves()).anySatisfy(move -> {
            assertThat(move.mart()).isEqualTo("funding_use_by_project");
            assertThat(move.row()).contains("2020-VNK-1");
            assertThat(move.column()).isEqualTo("granted_eur");
            assertThat(move.before()).isEqualByComparingTo("237000");
            assertThat(move.after()).isEqualByComparingTo("238000");
            assertThat(move.change()).isEqualByComparingTo("1000");
            assertThat(move.documents()).containsExactly(DECISIONS);
        });
        assertThat(difference.moves())
                .as("a grant is no part of any benefit")
                .noneMatch(move -> move.column().contains("planned_benefit"))
                .noneMatch(move -> move.column().contains("updated_benefit"))
                .noneMatch(move -> move.column().contains("realisation_ratio"));
        assertThat(difference.moves())
                .as("nothing but the register has changed")
                .allSatisfy(move -> assertThat(move.documents()).isSubsetOf(DECISIONS));
        assertThat(difference.moves())
                .as(
                        "what a sum of grants gains is what the grant gained, or half of it for each of its two technologies")
                .filteredOn(move -> move.column().equals("granted_eur"))
                .allSatisfy(move -> assertThat(move.change().intValueExact())
                        .isIn(move.toString().contains("technology") ? List.of(1000, 500) : List.of(1000)));
        assertThat(new RunDifference(warehouse, marts, runs.get(1), runs.get(1))
                        .execute()
                        .moves())
                .as("a run differs in nothing from itself")
                .isEmpty();
        assertThat(new RunDifference(warehouse, marts, runs.get(1), runs.get(0))
                        .execute()
                        .moves())
                .as("the other way round, every number moves back")
                .hasSameSizeAs(difference.moves())
                .filteredOn(move -> move.column().equals("granted_eur"))
                .allSatisfy(move -> assertThat(move.change()).isNegative());
    }

    private static void run(Warehouse warehouse, TestDocuments documents) throws Exception {
        RunOptions options = RunOptions.of(documents.uri(), Set.of(RunOptions.Part.INGEST, RunOptions.Part.MARTS));
        assertThat(new RunJob(warehouse, options, ProgressMonitor.SILENT)
                        .execute()
                        .failure())
                .isEmpty();
    }
}
