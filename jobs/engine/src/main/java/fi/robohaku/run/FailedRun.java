package fi.robohaku.run;

import fi.robohaku.lakehouse.Failures;
import fi.robohaku.lakehouse.ProgressMonitor;
import fi.robohaku.lakehouse.Workspace;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.apache.logging.log4j.LogManager;
import org.apache.logging.log4j.Logger;

/** A run that failed before it could begin, or could not write its own report: Spark did not start, the disk is full. */
public final class FailedRun {
    private static final Logger LOG = LogManager.getLogger(FailedRun.class);

    private FailedRun() {}

    /**
     * Writes the report of such a run and calls who wants to know. Where there is no workspace, or its logs cannot be
     * written to, the report goes to the folder of temporary files.
     *
     * @return the report
     */
    public static RunReport tell(
            Workspace workspace, RunOptions options, Instant startedAt, Throwable cause, ProgressMonitor progress) {
        LOG.error("The run failed", cause);
        return tell(workspace, options, startedAt, Failures.inALine(cause), progress);
    }

    /** The same of a run of which only words say why it failed. */
    public static RunReport tell(
            Workspace workspace, RunOptions options, Instant startedAt, String why, ProgressMonitor progress) {
        RunReport report = report(options, startedAt, why);
        try {
            Path file = write(workspace, report);
            options.onFinish().ifPresent(command -> FinishHook.call(command, file, progress::note));
        } catch (IOException e) {
            LOG.error("The report of the failed run could not be written", e);
            options.onFinish()
                    .ifPresent(command -> FinishHook.call(
                            command, workspace.logs().resolve(report.runId()).resolve("run.json"), progress::note));
        }
        return report;
    }

    private static Path write(Workspace workspace, RunReport report) throws IOException {
        Path folder = workspace.logs().resolve(report.runId());
        try {
            if (Files.isDirectory(workspace.folder())) {
                return RunRecorder.writeWhole(folder, report);
            }
        } catch (IOException e) {
            LOG.warn("No report can be written to {}", folder, e);
        }
        return RunRecorder.writeWhole(Files.createTempDirectory("robohaku-" + report.runId() + "-"), report);
    }

    private static RunReport report(RunOptions options, Instant startedAt, String why) {
        return new RunReport(
                RunRecorder.newRunId(startedAt),
                options.command(),
                RunReport.Outcome.FAILED,
                startedAt,
                Instant.now(),
                options.documents().toString(),
                new RunReport.Documents(0, 0, 0, 0, 0, 0),
                0,
                0,
                List.of(),
                RunReport.Standing.NOTHING,
                List.of(),
                new RunReport.Marts(List.of(), 0, List.of(), List.of()),
                "",
                Map.of(),
                Map.of(),
                SoftwareVersions.all(),
                List.of(),
                why);
    }
}
