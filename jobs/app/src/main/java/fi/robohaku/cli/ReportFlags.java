package fi.robohaku.cli;

import fi.robohaku.export.ExportJob;
import fi.robohaku.export.ExportOptions;
import fi.robohaku.lakehouse.Warehouse;
import fi.robohaku.lakehouse.Workspace;
import fi.robohaku.run.FailedRun;
import fi.robohaku.run.RunJob;
import fi.robohaku.run.RunOptions;
import fi.robohaku.run.RunOptions.Part;
import fi.robohaku.run.RunPlan;
import fi.robohaku.run.RunReport;
import fi.robohaku.run.UnchangedRun;
import java.io.IOException;
import java.io.PrintWriter;
import java.net.URI;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicReference;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;

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
            description = "print nothing where all goes well: no progress, no summary")
    private boolean quiet;

    @Option(
            names = "--rejections",
            paramLabel = "warn|fail",
            description =
                    "with 'fail', documents that stand rejected after the run, whichever run found them, end it with"
                            + " exit code 3 (default: warn)",
            defaultValue = "WARN",
            hideParamSyntax = true)
    private Rejections rejections;

    @Option(
            names = "--keep-exports",
            paramLabel = "N",
            description = "finished exports that stay in exports/, the newest among them (default: ${DEFAULT-VALUE})",
            defaultValue = "" + ExportJob.DEFAULT_KEPT)
    private int keptExports;

    @Mixin
    private WaitOption wait;

    @Option(
            names = "--on-finish",
            paramLabel = "CMD",
            description = "shell command called with the path of run.json when the run has ended, well or not")
    private String onFinish;

    /**
     * Runs parts of the way and prints what came of it.
     *
     * @param parameters parameters of the marts that differ from their defaults, by name
     * @param export how files are written, where that is a part of it
     */
    int run(
            CommandSpec spec,
            WorkspaceOptions workspace,
            Set<Part> parts,
            Map<String, String> parameters,
            ExportOptions export)
            throws IOException {
        RunReport report;
        RunOptions options = options(spec, parts, parameters, export);
        Instant began = Robohaku.began(spec);
        PrintWriter out = spec.commandLine().getOut();
        PrintWriter err = spec.commandLine().getErr();
        try (Terminal terminal = new Terminal(err, quiet, began)) {
            if (isDryRun()) {
                RunPlan plan = plan(chosen(workspace, parts), options, terminal);
                terminal.close();
                out.println(json ? Summary.json(plan) : Summary.words(plan));
                return Robohaku.DONE;
            }
            report = execute(workspace, parts, options, terminal, err, began);
        }
        int code = exitCode(report);
        if (json) {
            out.println(report.toJson());
        } else if (!quiet || code != Robohaku.DONE) {
            out.println(Summary.words(
                    report, began, Instant.now(), workspace.named().exports().resolve("latest")));
        }
        return code;
    }

    private int exitCode(RunReport report) {
        return switch (report.outcome()) {
            case DONE -> Robohaku.DONE;
            case DONE_WITH_REJECTIONS -> rejections == Rejections.FAIL ? Robohaku.REJECTIONS : Robohaku.DONE;
            case FAILED -> Robohaku.FAILED;
        };
    }

    private Workspace chosen(WorkspaceOptions workspace, Set<Part> parts) throws IOException {
        return !parts.contains(Part.INGEST)
                ? workspace.existing()
                : isDryRun() ? workspace.untouched() : workspace.made();
    }

    /** Runs, and reports also where the run cannot begin or not write its report: whoever waits for its end hears of it. */
    private RunReport execute(
            WorkspaceOptions workspace,
            Set<Part> parts,
            RunOptions options,
            Terminal terminal,
            PrintWriter err,
            Instant began)
            throws IOException {
        try {
            Workspace chosen = chosen(workspace, parts);
            Optional<RunReport> unchanged = UnchangedRun.execute(chosen, options, terminal, began);
            return unchanged.isPresent() ? unchanged.get() : execute(chosen, options, terminal, err, began);
        } catch (IOException | RuntimeException e) {
            FailedRun.tell(workspace.named(), options, began, e, terminal);
            throw e;
        } catch (VirtualMachineError e) {
            FailedRun.tell(workspace.named(), options, began, e, terminal);
            throw new IllegalStateException(e);
        }
    }

    private static RunPlan plan(Workspace workspace, RunOptions options, Terminal terminal) throws IOException {
        terminal.beginStep("Starting Spark");
        try (Warehouse warehouse = Warehouse.open(workspace)) {
            return new RunJob(warehouse, options, terminal).plan();
        }
    }

    private static RunReport execute(
            Workspace workspace, RunOptions options, Terminal terminal, PrintWriter err, Instant began)
            throws IOException {
        AtomicReference<RunJob> running = new AtomicReference<>();
        AtomicReference<OnSignal> waiting = new AtomicReference<>();
        Runnable stop = () -> {
            RunJob job = running.get();
            if (job != null) {
                job.cancel();
            } else {
                FailedRun.tell(workspace, options, began, "The run was stopped before it began", terminal);
                waiting.get().end();
            }
        };
        try (OnSignal onSignal = new OnSignal("the next run undoes what this one had begun", stop, err)) {
            waiting.set(onSignal);
            terminal.beginStep("Starting Spark");
            try (Warehouse warehouse = Warehouse.open(workspace)) {
                RunJob job = new RunJob(warehouse, options, terminal).startedAt(began);
                running.set(job);
                RunReport report = job.execute();
                if (OnSignal.isEnding()) {
                    err.println("robohaku: " + report.failure());
                    err.flush();
                } else {
                    terminal.beginStep("Stopping Spark");
                }
                onSignal.end();
                return report;
            }
        }
    }

    private RunOptions options(
            CommandSpec spec, Set<Part> parts, Map<String, String> parameters, ExportOptions export) {
        if (keptExports < 1) {
            throw new UsageException(spec, "error.not_positive", "--keep-exports", keptExports);
        }
        String words = String.join(" ", spec.commandLine().getParseResult().originalArgs());
        return new RunOptions(
                words,
                documents(),
                rounds(),
                isVerify(),
                parts,
                export,
                wait.of(spec),
                parameters,
                isRetiring(),
                keptExports,
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

    boolean isRetiring() {
        return false;
    }
}
