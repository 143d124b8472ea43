package fi.robohaku.cli;

import fi.robohaku.export.text.MessageCatalogue;
import fi.robohaku.figures.Difference;
import fi.robohaku.figures.DifferenceText;
import fi.robohaku.figures.FigureJson;
import fi.robohaku.figures.RunDifference;
import fi.robohaku.figures.RunVersions;
import fi.robohaku.lakehouse.Warehouse;
import fi.robohaku.marts.MartDefinitions;
import fi.robohaku.run.RunHistory;
import fi.robohaku.run.RunReport;
import java.io.IOException;
import java.io.PrintWriter;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** What moved between two runs. */
@Command(
        name = "diff",
        mixinStandardHelpOptions = true,
        description = "Tells which figures moved between two runs, by how much, and which documents moved them.",
        footer = {
            "  robohaku diff                          the last run that changed a table against the one before",
            "  robohaku diff 20261124T060000Z-1a2b latest --limit 0",
            "  robohaku diff previous latest --json"
        })
final class DiffCommand implements Callable<Integer> {
    private static final String LATEST = "latest";
    private static final String PREVIOUS = "previous";

    @Spec
    private CommandSpec spec;

    @Mixin
    private WorkspaceOptions workspace;

    @Parameters(
            index = "0",
            paramLabel = "RUN1",
            arity = "0..1",
            defaultValue = PREVIOUS,
            description =
                    "run as robohaku history names it, or the beginning of its name; latest and previous are the last"
                            + " two that changed a table (default: previous)")
    private String first;

    @Parameters(
            index = "1",
            arity = "0..1",
            paramLabel = "RUN2",
            defaultValue = LATEST,
            description = "likewise (default: latest)")
    private String second;

    @Option(names = "--all", description = "also marts that are only steps on the way to others")
    private boolean all;

    @Option(
            names = "--limit",
            paramLabel = "FIGURES",
            description = "figures shown at most in the text; 0 for all (default: ${DEFAULT-VALUE})",
            defaultValue = "50")
    private int limit;

    @Option(names = "--json", description = "for machines, in place of the text; always all figures")
    private boolean json;

    @Override
    public Integer call() throws IOException {
        if (limit < 0) {
            throw new UsageException(spec, "error.not_negative", "--limit", limit);
        }
        PrintWriter out = spec.commandLine().getOut();
        try (Warehouse warehouse = Warehouse.open(workspace.existing())) {
            List<RunVersions> recorded = RunVersions.recorded(warehouse);
            List<RunReport> reports = RunHistory.read(warehouse.workspace());
            Difference difference = new RunDifference(
                            warehouse,
                            MartDefinitions.read(warehouse.workspace().schemas()),
                            run(first, recorded, reports),
                            run(second, recorded, reports))
                    .all(all)
                    .execute();
            out.print(json ? FigureJson.of(difference) + "\n" : text(warehouse).write(difference, limit));
            out.flush();
        }
        return Robohaku.DONE;
    }

    private DifferenceText text(Warehouse warehouse) {
        return new DifferenceText(
                MessageCatalogue.read(warehouse.workspace().schemas()).in(LanguageOption.of(spec)));
    }

    private RunVersions run(String asked, List<RunVersions> recorded, List<RunReport> reports) {
        int back = asked.equalsIgnoreCase(LATEST) ? 1 : asked.equalsIgnoreCase(PREVIOUS) ? 2 : 0;
        if (back > 0 && recorded.size() >= back) {
            return recorded.get(recorded.size() - back);
        }
        if (back > 0 && recorded.size() == 1) {
            throw new UsageException(spec, "diff.first", recorded.get(0).runId());
        }
        // A run that changed nothing has no row of its own in the warehouse; its report says where the tables stood.
        Map<String, RunVersions> known = new TreeMap<>();
        reports.forEach(report -> known.put(report.runId(), new RunVersions(report.runId(), report.tableVersions())));
        recorded.forEach(run -> known.put(run.runId(), run));
        if (known.containsKey(asked)) {
            return known.get(asked);
        }
        List<RunVersions> begun = known.values().stream()
                .filter(run -> run.runId().startsWith(asked))
                .toList();
        if (begun.size() > 1) {
            throw new UsageException(
                    spec,
                    "diff.several",
                    asked,
                    begun.stream().map(RunVersions::runId).collect(Collectors.joining(", ")));
        }
        return begun.stream().findFirst().orElseThrow(() -> unknown(asked, recorded));
    }

    private UsageException unknown(String asked, List<RunVersions> recorded) {
        List<String> known = recorded.stream().map(RunVersions::runId).toList();
        return known.isEmpty()
                ? new UsageException(spec, "diff.none")
                : new UsageException(spec, "diff.unknown", asked, String.join(", ", known));
    }
}
