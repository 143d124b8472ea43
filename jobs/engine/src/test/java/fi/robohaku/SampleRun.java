package fi.robohaku;

import fi.robohaku.lakehouse.ProgressMonitor;
import fi.robohaku.lakehouse.TestWarehouse;
import fi.robohaku.lakehouse.Warehouse;
import fi.robohaku.run.RunJob;
import fi.robohaku.run.RunOptions;
import fi.robohaku.run.RunReport;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.apache.spark.sql.Row;

/**
 * One run over all sample documents, made when first asked for and shared by the tests of a JVM; they only read it.
 *
 * <p>Who works on a single test may spare the run: {@code -Drobohaku.sampleRun=DIR} takes the workspace of an earlier one
 * as it is, without a report.
 */
public final class SampleRun {
    private static SampleRun made;

    private final Warehouse warehouse;
    private final Optional<RunReport> report;

    private SampleRun() {
        try {
            String ready = System.getProperty("robohaku.sampleRun", "");
            warehouse =
                    TestWarehouse.in(ready.isEmpty() ? Files.createTempDirectory("robohaku-samples") : Path.of(ready));
            report = ready.isEmpty() ? Optional.of(made(warehouse)) : Optional.empty();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static RunReport made(Warehouse warehouse) throws IOException {
        RunReport report = run(warehouse, documents());
        if (report.outcome() == RunReport.Outcome.FAILED) {
            throw new AssertionError("The run over the samples failed: " + report.failure()
                    + report.marts().failed());
        }
        return report;
    }

    public static synchronized SampleRun get() {
        if (made == null) {
            made = new SampleRun();
        }
        org.apache.spark.sql.SparkSession.setActiveSession(made.warehouse.spark());
        return made;
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

    public RunReport report() {
        return report.orElseThrow(() -> new AssertionError("A workspace that was taken as it is has no report"));
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
