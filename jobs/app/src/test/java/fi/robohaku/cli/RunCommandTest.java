package fi.robohaku.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import fi.robohaku.OneProjectRun;
import fi.robohaku.SparkTest;
import fi.robohaku.lakehouse.Tables;
import fi.robohaku.lakehouse.TestDocuments;
import fi.robohaku.lakehouse.TestWarehouse;
import fi.robohaku.lakehouse.WarehouseLock;
import fi.robohaku.marts.ProjectMarts;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The commands that work on a workspace, in the order in which people use them. */
@SparkTest
class RunCommandTest {
    private static final ObjectMapper JSON = new ObjectMapper();

    @TempDir
    Path folder;

    private Path workspace;
    private Tables tables;
    private TestDocuments documents;

    @BeforeEach
    void layOut() {
        workspace = folder.resolve("työ tila");
        tables = new Tables(TestWarehouse.in(workspace));
        documents = OneProjectRun.documents(folder.resolve("documents"));
    }

    private CommandResult run(String... more) {
        String[] arguments = new String[5 + more.length];
        List<String> first = List.of("run", "-w", workspace.toString(), "-d", folder + "/documents");
        for (int i = 0; i < arguments.length; i++) {
            arguments[i] = i < 5 ? first.get(i) : more[i - 5];
        }
        return CommandResult.of(arguments);
    }

    private static List<String> texts(JsonNode array) {
        return StreamSupport.stream(array.spliterator(), false)
                .map(JsonNode::asText)
                .toList();
    }

    /** A command for {@code --on-finish} that keeps the report it is given. */
    private String keeping(Path copy) throws Exception {
        Path script = folder.resolve("keep.sh");
        Files.writeString(script, "cp \"$1\" '" + copy + "'\n");
        return "sh '" + script + "'";
    }

    @Test
    void aDryRunSaysWhatARunWouldDoAndTouchesNothingAndTheRunThenDoesIt() throws Exception {
        CommandResult words = run("--dry-run");
        assertThat(words.code()).isZero();
        assertThat(words.out())
                .contains("read for the first time: 5", TestDocuments.A_PROJECT.get(0))
                .contains("silver.application", "compute marts", "benefit_timeline", "Nothing was touched.");
        assertThat(workspace).doesNotExist();

        JsonNode plan = JSON.readTree(run("--dry-run", "--json", "--quiet").out());
        assertThat(texts(plan.get("new_documents"))).containsExactlyInAnyOrderElementsOf(documents.paths());
        assertThat(texts(plan.get("tables"))).contains("bronze.figure", "silver.funding");
        assertThat(texts(plan.get("marts"))).contains("project", "realisation_by_round");
        assertThat(workspace).doesNotExist();

        Path kept = folder.resolve("kept.json");
        CommandResult first = run("--json", "--quiet", "--on-finish", keeping(kept));
        assertThat(first.err()).isEmpty();
        assertThat(first.code()).as(first.out()).isZero();
        JsonNode report = JSON.readTree(first.out());
        assertThat(JSON.readTree(kept.toFile())).isEqualTo(report);
        assertThat(report.get("outcome").asText()).isEqualTo("done_with_rejections");
        assertThat(report.at("/documents/fresh").asInt()).isEqualTo(5);
        assertThat(report.at("/documents/rejected").asInt()).isEqualTo(1);
        assertThat(report.at("/rejections/0/path").asText()).isEqualTo(OneProjectRun.ENCRYPTED);
        assertThat(report.at("/rejections/0/rule").asText()).isEqualTo("file_encrypted");
        assertThat(report.at("/rejections/0/remedy").asText()).isNotEmpty();
        assertThat(texts(report.at("/marts/built"))).isEqualTo(texts(plan.get("marts")));
        assertThat(report.at("/table_versions").size()).isGreaterThan(30);
        assertThat(report.at("/table_versions/silver.application").asInt()).isPositive();
        assertThat(report.at("/versions/spark").asText()).startsWith("4.");
        assertThat(report.at("/seconds").size()).isGreaterThan(5);
        assertThat(report.at("/missing_documents").size())
                .as("other projects sent nothing")
                .isPositive();
        assertThat(report.get("failure").asText()).isEmpty();
        assertThat(workspace.resolve("exports/latest/realisation_by_project.csv"))
                .exists();
    }

    @Test
    void aSecondRunChangesNothingAndTheHistoryHasBoth() throws Exception {
        OneProjectRun.copyTo(workspace);
        Map<String, Long> versions = tables.versions();
        CommandResult second = run();
        assertThat(second.code()).as(second.err()).isZero();
        assertThat(second.out())
                .contains("0 new, 0 changed, 0 vanished, 5 unchanged")
                .contains("0 computed")
                .contains("documents of funded projects have not come:");
        assertThat(second.err()).contains("Detecting changed documents").doesNotContain("WARN");
        assertThat(tables.versions()).isEqualTo(versions);

        CommandResult history = CommandResult.of("history", "-w", workspace.toString());
        assertThat(history.out().lines().toList()).hasSize(3);
        assertThat(history.out().lines().toList().get(1)).contains("done");
        assertThat(history.out().lines().toList().get(2)).contains("done_with_rejections");
        JsonNode reports = JSON.readTree(CommandResult.of("history", "-w", workspace.toString(), "--json")
                .out());
        assertThat(reports).hasSize(2);
        assertThat(tables.ask("SELECT n_rejected FROM ops.runs"))
                .as("a run that changed nothing makes no commit, so has no row")
                .containsExactly("1");
    }

    @Test
    void aRunThatFindsAllAsTheLastOneLeftItNeedsNoSpark() throws Exception {
        OneProjectRun.copyTo(workspace);
        assertThat(run().err()).contains("Starting Spark");
        Path kept = folder.resolve("kept.json");

        CommandResult unchanged = run("--on-finish", keeping(kept));
        assertThat(unchanged.code()).as(unchanged.err()).isZero();
        assertThat(unchanged.err()).contains("Comparing with the last run").doesNotContain("Spark");
        assertThat(unchanged.out())
                .contains("0 new, 0 changed, 0 vanished, 5 unchanged")
                .contains("0 computed, "
                        + ProjectMarts.get().all().stream()
                                .filter(mart -> !mart.isEphemeral())
                                .count()
                        + " unchanged")
                .contains("documents of funded projects have not come:");
        JsonNode report = JSON.readTree(kept.toFile());
        assertThat(report.at("/table_versions/silver.application").asInt()).isPositive();
        assertThat(CommandResult.of("history", "-w", workspace.toString()).out())
                .contains(report.get("run_id").asText());

        assertThat(run("--verify").err()).as("every file is to be opened").contains("Starting Spark");
        assertThat(run().err()).as("all is still the same").doesNotContain("Spark");
        assertThat(run("--discount-rate", "0.02").err()).as("another parameter").contains("Starting Spark");
        assertThat(run().err()).as("the parameter of before").contains("Starting Spark");
        documents.touch(TestDocuments.DECISIONS);
        assertThat(run().err()).as("a file of another time").contains("Starting Spark");
        Files.delete(workspace.resolve("exports/latest"));
        assertThat(run().err()).as("nothing is exported").contains("Starting Spark");
        assertThat(run().err()).as("all is the same again").doesNotContain("Spark");
    }

    @Test
    void aDryRunAfterARunTellsWhatAnotherParameterWouldChangeAndNothingElse() throws Exception {
        OneProjectRun.copyTo(workspace);
        assertThat(run("--dry-run").out()).contains("Nothing to do: 5 documents are as they were.");

        JsonNode discounted = JSON.readTree(run("--dry-run", "--json", "--quiet", "--discount-rate", "0.035")
                .out());
        assertThat(texts(discounted.get("marts")))
                .as("marts whose parameter would change")
                .containsExactlyInAnyOrder("benefit_timeline", "benefit_timeline_case");
        CommandResult mistyped = run("--dry-run", "--discount-rate", "3.5");
        assertThat(mistyped.code()).isEqualTo(2);
        assertThat(mistyped.err()).contains("--discount-rate takes a share of one", "0.035", "'3.5'");
    }

    @Test
    void rejectionsFailARunWhereThatIsAskedFor() throws Exception {
        OneProjectRun.copyTo(workspace);
        CommandResult standing = run("--rejections=fail", "--quiet");
        assertThat(standing.code())
                .as("the encrypted one was found by the run before, and stands")
                .isEqualTo(3);
        assertThat(standing.out()).contains("standing   1 documents rejected as a whole, some part of 0 others");

        documents.copy("2020/applications/tyhja.xlsx", "2020/applications/tyhja.xlsx");
        CommandResult failed = run("--rejections=fail", "--quiet");
        assertThat(failed.code()).isEqualTo(3);
        assertThat(failed.out()).contains("file_empty", "2020/applications/tyhja.xlsx");
    }

    @Test
    void aQueryShowsWhatTheLastWholeRunLeftWhateverHappensToTheTablesMeanwhile() throws Exception {
        OneProjectRun.copyTo(workspace);
        String[] count = {"sql", "SELECT count(*) AS n FROM gold.project", "-w", workspace.toString(), "--format", "csv"
        };
        CommandResult before = CommandResult.of(count);
        assertThat(before.code()).as(before.err()).isZero();
        CommandResult deleted =
                CommandResult.of("sql", "--admin", "-e", "DELETE FROM gold.project", "-w", workspace.toString());
        assertThat(deleted.code()).as(deleted.err()).isZero();

        assertThat(tables.ask("SELECT count(*) FROM gold.project")).containsExactly("0");
        assertThat(CommandResult.of(count).out()).isEqualTo(before.out()).doesNotContain("\n0");
    }

    @Test
    void aRunThatFailsSaysWhyAndCallsAllTheSame() throws Exception {
        OneProjectRun.copyTo(workspace);
        Path kept = folder.resolve("kept.json");
        CommandResult missing = CommandResult.of(
                "run", "-w", workspace.toString(), "-d", folder + "/nowhere", "--json", "--on-finish", keeping(kept));
        assertThat(missing.code()).isEqualTo(1);
        assertThat(JSON.readTree(missing.out()).get("failure").asText())
                .contains("There is no folder of documents at", "nowhere");
        assertThat(JSON.readTree(kept.toFile())).isEqualTo(JSON.readTree(missing.out()));

        Files.delete(kept);
        Path file = Files.writeString(folder.resolve("no-folder"), "");
        CommandResult unwritable =
                CommandResult.of("run", "-w", file.toString(), "--quiet", "--on-finish", keeping(kept));
        assertThat(unwritable.code()).isEqualTo(1);
        assertThat(JSON.readTree(kept.toFile()).get("outcome").asText())
                .as("called also where nothing could begin")
                .isEqualTo("failed");
        assertThat(JSON.readTree(kept.toFile()).get("failure").asText()).contains("no-folder");
    }

    @Test
    void aRunThatFindsAnotherAtWorkNamesItAndSaysHowToWait() throws Exception {
        OneProjectRun.copyTo(workspace);
        try (WarehouseLock held =
                WarehouseLock.acquire(TestWarehouse.in(workspace), "run-of-somebody", Duration.ZERO, holder -> {})) {
            assertThat(held).isNotNull();
            CommandResult busy = run("--wait", "0");
            assertThat(busy.code()).isEqualTo(1);
            assertThat(busy.out()).contains("run-of-somebody").contains("--wait");
        }
    }
}
