package fi.robohaku.cli;

import fi.robohaku.export.ExportOptions;
import fi.robohaku.run.RunOptions.Part;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** The first part of a run: documents in, figures and records out. */
@Command(
        name = "ingest",
        mixinStandardHelpOptions = true,
        description = "Brings figures and records up to date with the documents; marts and exports stay.",
        footer = {"  robohaku ingest --documents /srv/robohaku", "  robohaku ingest --round 2019 --verify"})
final class IngestCommand implements Callable<Integer> {
    @Spec
    private CommandSpec spec;

    @Mixin
    private WorkspaceOptions workspace;

    @Mixin
    private RunFlags flags;

    @Override
    public Integer call() throws Exception {
        return flags.run(spec, workspace, Set.of(Part.INGEST), Map.of(), ExportOptions.DEFAULT);
    }
}
