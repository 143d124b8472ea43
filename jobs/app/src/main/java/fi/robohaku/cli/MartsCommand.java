package fi.robohaku.cli;

import fi.robohaku.export.ExportOptions;
import fi.robohaku.run.RunOptions.Part;
import java.util.Set;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** The second part of a run: marts out of records. */
@Command(
        name = "marts",
        mixinStandardHelpOptions = true,
        description = "Computes the marts whose inputs or definitions changed, and tests them.",
        footer = {"  robohaku marts", "  robohaku marts --json", "  robohaku marts --discount-rate 0.035"})
final class MartsCommand implements Callable<Integer> {
    @Spec
    private CommandSpec spec;

    @Mixin
    private WorkspaceOptions workspace;

    @Mixin
    private ReportFlags flags;

    @Mixin
    private MartFlags marts;

    @Override
    public Integer call() throws Exception {
        return flags.run(spec, workspace, Set.of(Part.MARTS), marts.parameters(), ExportOptions.DEFAULT);
    }
}
