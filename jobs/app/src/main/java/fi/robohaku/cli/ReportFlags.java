package fi.robohaku.cli;

import fi.robohaku.contracts.Language;
import fi.robohaku.export.CsvDialect;
import fi.robohaku.export.ExportOptions;
import fi.robohaku.lakehouse.Warehouse;
import fi.robohaku.lakehouse.Workspace;
import fi.robohaku.run.RunJob;
import fi.robohaku.run.RunOptions;
import fi.robohaku.run.RunOptions.Part;
import fi.robohaku.run.RunPlan;
import fi.robohaku.run.RunReport;
import fi.robohaku.run.UnchangedRun;
import java.io.IOException;
import java.io.PrintWriter;
import java.net.URI;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;

/** What a command that runs parts of the way can be told of its report. */
class ReportFlags {
    /** What rejections mean for the exit code. */
    enum Rejections {
        WARN,
        FAIL
    }

    @Option(names = "--json", description = "print run.json instead of a summary")
    private boolean json;

    @Option(
            names = {"-q", "--quiet"},
            description = "print no progress")
    private boolean quiet;

    @Option(
            names = "--rejections",
            paramLabel = "warn|fail",
            description = "with 'fail', rejections in this run end it with exit code 3 (default: warn)",
            defaultValue = "WARN",
            hideParamSyntax = true)
    private Rejections rejections;

    @Option(
            names = "--dialect",
            paramLabel = "rfc4180|fi",
            description = "how CSV files are written; 'fi' suits Finnish Excel (default: rfc4180)",
            defaultValue = "RFC4180")
    private CsvDialect dialect;

    @Option(
            names = "--labels",
            paramLabel = "en|fi|sv",
            description = "headings and words of CSV files in a language (default: names of columns, codes)")
    private Language labels;

    @Option(
            names = "--language",
            paramLabel = "fi|sv|en",
            description = "language of the workbook, charts and reports (default: fi)",
            defaultValue = "FI")
    private Language language;

    @Option(names = "--pdf", description = "the report as PDF too, which takes some seconds more")
    private boolean withPdf;

    @Option(
            names = "--wait",
            paramLabel = "SECONDS",
            description = "how long to wait for another run on the same tables (default: ${DEFAULT-VALUE})",
            defaultValue = "600")
    private long lockTimeout;

    @Option(
            names = "--on-finish",
            paramLabel = "CMD",
            description = "shell command called with the path of run.json when the run has ended, well or not")
    private String onFinish;

    /** Runs parts of the way and prints what came of it. */
    int run(CommandSpec spec, WorkspaceOptions workspace, Set<Part> parts) throws IOException {
        return run(spec, workspace, parts, Map.of());
    }

    /**
     * Runs parts of the way and prints what came of it.
     *
     * @param parameters parameters of the marts that differ from their defaults, by name
     */
    int run(CommandSpec spec, WorkspaceOptions workspace, Set<Part> parts, Map<String, String> parameters)
            throws IOException {
        RunReport report;
        RunOptions options = options(spec, parts, parameters);
        PrintWriter out = spec.commandLine().getOut();
        PrintWriter err = spec.commandLine().getErr();
        Workspace chosen = !parts.contains(Part.INGEST)
                ? workspace.existing()
                : isDryRun() ? workspace.untouched() : workspace.made();
        try (Terminal terminal = new Terminal(err, quiet)) {
            if (isDryRun()) {
                RunPlan plan = plan(chosen, options, terminal);
                terminal.close();
                out.println(json ? Summary.json(plan) : Summary.words(plan));
                return Robohaku.DONE;
            }
            Optional<RunReport> unchanged = UnchangedRun.execute(chosen, options, terminal);
            report = unchanged.isPresent() ? unchanged.get() : execute(chosen, options, terminal, err);
        }
        out.println(json ? report.toJson() : Summary.words(report));
        return switch (report.outcome()) {
            case DONE -> Robohaku.DONE;
            case DONE_WITH_REJECTIONS -> rejections == Rejections.FAIL ? Robohaku.REJECTIONS : Robohaku.DONE;
            case FAILED -> Robohaku.FAILED;
        };
    }

    private static RunPlan plan(Workspace workspace, RunOptions options, Terminal terminal) throws IOException {
        terminal.beginStep("Starting Spark");
        try (Warehouse warehouse = Warehouse.open(workspace)) {
            return new RunJob(warehouse, options, terminal).plan();
        }
    }

    private static RunReport execute(Workspace workspace, RunOptions options, Terminal terminal, PrintWriter err)
            throws IOException {
        terminal.beginStep("Starting Spark");
        try (Warehouse warehouse = Warehouse.open(workspace)) {
            RunJob job = new RunJob(warehouse, options, terminal);
            RunReport report;
            try (OnSignal onSignal = new OnSignal("the next run undoes what this one had begun", job::cancel, err)) {
                report = job.execute();
            }
            terminal.beginStep("Stopping Spark");
            return report;
        }
    }

    private RunOptions options(CommandSpec spec, Set<Part> parts, Map<String, String> parameters) {
        if (lockTimeout < 0) {
            throw new ParameterException(spec.commandLine(), "--wait takes 0 or more seconds");
        }
        String words = String.join(" ", spec.commandLine().getParseResult().originalArgs());
        return new RunOptions(
                words,
                documents(),
                rounds(),
                isVerify(),
                parts,
                new ExportOptions(dialect, language, Optional.ofNullable(labels), withPdf),
                Duration.ofSeconds(lockTimeout),
                parameters,
                Optional.ofNullable(onFinish));
    }

    boolean isDryRun() {
        return false;
    }

    URI documents() {
        return WorkspaceOptions.documents().toUri();
    }

    Set<String> rounds() {
        return Set.of();
    }

    boolean isVerify() {
        return false;
    }
}
