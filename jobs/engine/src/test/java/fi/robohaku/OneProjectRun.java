package fi.robohaku;

import fi.robohaku.lakehouse.TestDocuments;
import fi.robohaku.lakehouse.TestWarehouse;
import java.io.IOException;
import java.nio.file.Path;

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

    private static void fill(Path folder) throws IOException {
        TestDocuments documents = documents(folder.resolve("documents"));
        String failure =
                SampleRun.run(TestWarehouse.in(folder), documents.uri()).failure();
        if (!failure.isEmpty()) {
            throw new AssertionError("The run over the documents of one project failed: " + failure);
        }
    }
}
