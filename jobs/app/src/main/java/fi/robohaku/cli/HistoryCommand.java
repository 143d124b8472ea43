package fi.robohaku.cli;

import fi.robohaku.run.RunHistory;
import fi.robohaku.run.RunReport;
import java.io.IOException;
import java.io.PrintWriter;
import java.time.Duration;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** The runs so far. */
@Command(
        name = "history",
        mixinStandardHelpOptions = true,
        description = "Lists the runs of the workspace, newest first.",
        footer = {
            "  robohaku history",
            "  robohaku history --json --limit 1",
            "  robohaku sql 'SELECT * FROM silver.application VERSION AS OF 1'   the tables as an earlier run left them"
        })
final class HistoryCommand implements Callable<Integer> {
    private static final DateTimeFormatter LOCAL = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss", Locale.ROOT);

    @Spec
    private CommandSpec spec;

    @Mixin
    private WorkspaceOptions workspace;

    @Option(names = "--json", description = "print the reports as one JSON array")
    private boolean json;

    @Option(
            names = "--limit",
            paramLabel = "RUNS",
            description = "runs shown at most, 0 for all (default: ${DEFAULT-VALUE})",
            defaultValue = "20")
    private int limit;

    @Override
    public Integer call() throws IOException {
        if (limit < 0) {
            throw new UsageException(spec, "error.not_negative", "--limit", limit);
        }
        PrintWriter out = spec.commandLine().getOut();
        List<RunReport> reports = RunHistory.read(workspace.existing()).stream()
                .limit(limit == 0 ? Long.MAX_VALUE : limit)
                .toList();
        if (json) {
            out.println("["
                    + String.join(",", reports.stream().map(RunReport::toJson).toList()) + "]");
            return Robohaku.DONE;
        }
        if (reports.isEmpty()) {
            out.println("No runs yet; 'robohaku run' makes the first.");
            return Robohaku.DONE;
        }
        String row = "%-22s  %-19s  %7s  %-20s  %5s  %7s  %8s  %8s  %6s  %5s  %s%n";
        out.printf(
                Locale.ROOT,
                row,
                "run",
                "started",
                "took",
                "outcome",
                "new",
                "changed",
                "vanished",
                "rejected",
                "stand",
                "marts",
                "command");
        for (RunReport report : reports) {
            RunReport.Documents documents = report.documents();
            out.printf(
                    Locale.ROOT,
                    row,
                    report.runId(),
                    LOCAL.format(report.startedAt().atZone(ZoneId.systemDefault())),
                    Duration.between(report.startedAt(), report.finishedAt()).toSeconds() + " s",
                    report.outcome().code(),
                    documents.fresh(),
                    documents.changed(),
                    documents.vanished(),
                    documents.rejected(),
                    report.standing().rejected() + report.standing().partly(),
                    report.marts().built().size(),
                    report.command());
        }
        return Robohaku.DONE;
    }
}
