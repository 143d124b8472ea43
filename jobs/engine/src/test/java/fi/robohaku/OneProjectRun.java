package fi.robohaku;

import fi.robohaku.lakehouse.ProgressMonitor;
import fi.robohaku.lakehouse.TestDocuments;
import fi.robohaku.lakehouse.TestWarehouse;
import fi.robohaku.lakehouse.Workspace;
import fi.robohaku.marts.MartDefinition;
import fi.robohaku.marts.MartDefinitions;
import fi.robohaku.run.RunJob;
import fi.robohaku.run.RunOptions;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** The workspace of a run over the documents of one project, for tests that begin where such a run has ended. */
public final class OneProjectRun {
    /** One of the documents is rejected. */
    public static final String ENCRYPTED = "2020/applications/salattu.xlsx";

    private OneProjectRun() {}

    /** The documents of the run, with the times that the run found: to be changed by the test. */
    public static TestDocuments documents(Path folder) {
        return new TestDocuments(folder, TestDocuments.A_PROJECT).copy(ENCRYPTED, ENCRYPTED);
    }

    /** Copies the workspace of the run to a folder. */
    public static void copyTo(Path workspace) throws IOException {
        TestWarehouse.copy(KeptWorkspace.of("one-project", OneProjectRun::fill), workspace);
    }

    /**
     * Copies the workspace of a run that computed few marts and exported none.
     *
     * @param home as {@link #homeOfFewMarts} makes it
     */
    public static void copyOfFewMartsTo(Path workspace, Path home) throws IOException {
        TestWarehouse.copy(
                KeptWorkspace.of("few-marts", folder -> {
                    TestDocuments documents = documents(folder.resolve("documents"));
                    RunOptions options =
                            RunOptions.of(documents.uri(), Set.of(RunOptions.Part.INGEST, RunOptions.Part.MARTS));
                    String failure = new RunJob(
                                    TestWarehouse.over(Workspace.in(folder, home)), options, ProgressMonitor.SILENT)
                            .execute()
                            .failure();
                    if (!failure.isEmpty()) {
                        throw new AssertionError("The run of few marts failed: " + failure);
                    }
                }),
                workspace);
    }

    /** Contracts as those of the project in a home of their own, with two marts alone and those that they read. */
    public static Path homeOfFewMarts(Path home) throws IOException {
        Path schemas = home.resolve("schemas");
        TestWarehouse.copy(TestWarehouse.home().resolve("schemas"), schemas);
        MartDefinitions marts = MartDefinitions.read(schemas);
        Set<String> needed = new HashSet<>();
        Deque<String> open = new ArrayDeque<>(List.of("gold.project", "gold.funding_use_by_project"));
        while (!open.isEmpty()) {
            String table = open.pop();
            if (table.startsWith("gold.") && needed.add(table)) {
                marts.find(table.substring("gold.".length()))
                        .orElseThrow()
                        .inputs()
                        .forEach(open::push);
            }
        }
        for (MartDefinition mart : marts.all()) {
            if (!needed.contains(mart.table())) {
                Files.delete(schemas.resolve("marts/" + mart.name() + ".sql"));
                Files.delete(schemas.resolve("marts/" + mart.name() + ".yml"));
            }
        }
        return home;
    }

    private static void fill(Path folder) throws IOException {
        TestDocuments documents = documents(folder.resolve("documents"));
        String failure =
                SampleRun.run(TestWarehouse.in(folder), documents.uri()).failure();
        if (!failure.isEmpty()) {
            throw new AssertionError("The run over the documents of one project failed: " + failure);
        }
    }
}
