package fi.robohaku;

import fi.robohaku.lakehouse.ProgressMonitor;
import fi.robohaku.lakehouse.TestWarehouse;
import fi.robohaku.lakehouse.Warehouse;
import fi.robohaku.run.RunJob;
import fi.robohaku.run.RunOptions;
import fi.robohaku.run.RunReport;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import org.apache.spark.sql.Row;

/**
 * One run over all sample documents, made once and kept as {@link KeptWorkspace} says; tests only read it.
 *
 * <p>Who works on a single test may take the workspace of an earlier run instead: {@code -Drobohaku.sampleRun=DIR}.
 */
public final class SampleRun {
    private static SampleRun shared;

    private final Warehouse warehouse;

    private SampleRun() {
        String ready = System.getProperty("robohaku.sampleRun", "");
        warehouse = TestWarehouse.in(ready.isEmpty() ? KeptWorkspace.of("samples", SampleRun::fill) : Path.of(ready));
    }

    private static void fill(Path folder) throws IOException {
        RunReport report = run(TestWarehouse.in(folder), documents());
        if (report.outcome() == RunReport.Outcome.FAILED) {
            throw new AssertionError("The run over the samples failed: " + report.failure()
                    + report.marts().failed());
        }
    }

    public static synchronized SampleRun get() {
        if (shared == null) {
            shared = new SampleRun();
        }
        org.apache.spark.sql.SparkSession.setActiveSession(shared.warehouse.spark());
        return shared;
    }

    /** Folder of the sample documents. */
    public static URI documents() {
        return TestWarehouse.home().resolve("data-samples").toUri();
    }

    /** Runs everything over a folder of documents. */
    public static RunReport run(Warehouse warehouse, URI documents) throws IOException {
        RunOptions options = RunOptions.of(documents, Set.of(RunOptions.Part.values()));
        return new RunJob(warehouse, options, ProgressMonitor.SILENT).execute();
    }

    public Warehouse warehouse() {
        return warehouse;
    }

    /** What the run wrote of itself. */
    public RunReport report() {
        return RunReport.read(exports().resolve("run.json"));
    }

    /** Folder of the newest export. */
    public Path exports() {
        return warehouse.workspace().exports().resolve("latest");
    }

    public List<Row> rows(String query) {
        return warehouse.spark().sql(query).collectAsList();
    }

    /** The one row that a query gives. */
    public Row row(String query) {
        List<Row> rows = rows(query);
        if (rows.size() != 1) {
            throw new AssertionError("One row was expected of " + query + ", and there are " + rows.size());
        }
        return rows.get(0);
    }
}
