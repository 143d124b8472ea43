package fi.robohaku.cli;

import fi.robohaku.run.WarehouseStatus;
import java.io.IOException;
import java.io.PrintWriter;
import java.time.ZoneId;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** What the tables hold, as of when, and what stands against them. */
@Command(
        name = "status",
        mixinStandardHelpOptions = true,
        description =
                "Tells what the tables hold, as of when, what stands against them, and whether a run is under way.",
        footer = {"  robohaku status", "  robohaku status --json", "  robohaku status -w /var/lib/robohaku"})
final class StatusCommand implements Callable<Integer> {
    @Spec
    private CommandSpec spec;

    @Mixin
    private WorkspaceOptions workspace;

    @Option(names = "--json", description = "for machines, in place of the text")
    private boolean json;

    @Override
    public Integer call() throws IOException {
        WarehouseStatus status = WarehouseStatus.read(workspace.existing());
        PrintWriter out = spec.commandLine().getOut();
        out.println(json ? status.toJson() : new StatusText(Wording.of(spec), ZoneId.systemDefault()).write(status));
        return Robohaku.DONE;
    }
}
