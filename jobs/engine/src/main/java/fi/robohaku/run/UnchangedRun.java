package fi.robohaku.run;

import fi.robohaku.lakehouse.ProgressMonitor;
import fi.robohaku.lakehouse.Workspace;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A run that finds everything as the last one left it. It needs no Spark, touches no table and writes its report. */
public final class UnchangedRun {
    private static final String STEP = "Comparing with the last run";

    private UnchangedRun() {}

    /**
     * Runs where nothing changed since the last run; does nothing where something did or where that cannot be told.
     *
     * @param startedAt when the run was asked for
     * @return the report, which is written as well; empty where a {@link RunJob} has to look
     */
    public static Optional<RunReport> execute(
            Workspace workspace, RunOptions options, ProgressMonitor progress, Instant startedAt) throws IOException {
        if (!LastRun.isKept(workspace)) {
            return Optional.empty();
        }
        progress.beginStep(STEP);
        Optional<RunReport> last;
        try {
            Optional<LastRun> look = LastRun.look(workspace, options);
            last = look.isEmpty() ? Optional.empty() : look.get().unchanged();
        } catch (IOException | UncheckedIOException e) {
            // Whatever is wrong with the folders, the whole run tells it in its own words.
            return Optional.empty();
        }
        if (last.isEmpty()) {
            return Optional.empty();
        }
        RunReport report = report(last.get(), options, startedAt);
        Path file = RunRecorder.writeWhole(workspace.logs().resolve(report.runId()), report);
        options.onFinish().ifPresent(command -> FinishHook.call(command, file, progress::note));
        return Optional.of(report);
    }

    private static RunReport report(RunReport last, RunOptions options, Instant startedAt) {
        RunReport.Documents before = last.documents();
        long documents = before.fresh() + before.changed() + before.unchanged();
        long marts = last.marts().built().size() + (long) last.marts().unchanged();
        Instant finishedAt = Instant.now();
        return new RunReport(
                RunRecorder.newRunId(startedAt),
                options.command(),
                last.standing().isNothing() ? RunReport.Outcome.DONE : RunReport.Outcome.DONE_WITH_REJECTIONS,
                startedAt,
                finishedAt,
                options.documents().toString(),
                new RunReport.Documents(0, 0, 0, documents, 0, 0),
                0,
                0,
                List.of(),
                last.standing(),
                last.missingDocuments(),
                new RunReport.Marts(List.of(), (int) marts, List.of(), List.of()),
                "",
                Map.of(STEP, Duration.between(startedAt, finishedAt).toMillis() / 1000.0),
                last.tableVersions(),
                SoftwareVersions.all(),
                List.of(),
                "");
    }
}
