package fi.robohaku.export;

import fi.robohaku.SampleRun;
import fi.robohaku.lakehouse.TestWarehouse;
import fi.robohaku.lakehouse.Warehouse;
import fi.robohaku.lakehouse.Workspace;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

/** Exports of the marts of {@link SampleRun} to folders of their own. */
public final class SampleExport {
    private static ExportResult made;

    private SampleExport() {}

    /** The export with nothing chosen, made when first asked for and shared by the tests of a JVM; they only read it. */
    public static synchronized ExportResult get() {
        if (made == null) {
            try {
                made = to(Files.createTempDirectory("robohaku-export"), ExportOptions.DEFAULT, "20200101T000000Z-0000");
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
        return made;
    }

    /** An export to a workspace folder. */
    public static ExportResult to(Path folder, ExportOptions options, String run) throws IOException {
        Warehouse shared = SampleRun.get().warehouse();
        Workspace elsewhere = new Workspace(
                folder, shared.workspace().warehouse(), shared.workspace().home(), Map.of());
        Warehouse warehouse = TestWarehouse.over(elsewhere);
        return new ExportJob(
                        warehouse, elsewhere.schemas(), DataRun.last(warehouse).orElseThrow())
                .options(options)
                .execute(run);
    }
}
