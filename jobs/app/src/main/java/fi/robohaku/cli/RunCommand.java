package fi.robohaku.cli;

import fi.robohaku.run.RunOptions.Part;
import java.util.Set;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** Everything: documents in, tables, marts and exports out. */
@Command(
        name = "run",
        mixinStandardHelpOptions = true,
        description = "Brings tables, marts and exports up to date with the documents.",
        footer = {
            "  robohaku run",
            "  robohaku run --documents hdfs:///robohaku/documents --warehouse hdfs:///robohaku/warehouse",
            "  robohaku run --round 2020 --dry-run",
            "  robohaku run --quiet --json --rejections=fail --on-finish ./notify.sh"
        })
final class RunCommand implements Callable<Integer> {
    @Spec
    private CommandSpec spec;

    @Mixin
    private WorkspaceOptions workspace;

    @Mixin
    private RunFlags flags;

    @Mixin
    private MartFlags marts;

    @Mixin
    private ExportFlags export;

    @Override
    public Integer call() throws Exception {
        return flags.run(
                spec, workspace, Set.of(Part.INGEST, Part.MARTS, Part.EXPORT), marts.parameters(), export.options());
    }
}
