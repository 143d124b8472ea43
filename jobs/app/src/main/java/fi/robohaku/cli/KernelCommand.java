package fi.robohaku.cli;

import fi.robohaku.notebook.Kernels;
import fi.robohaku.run.SoftwareVersions;
import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** What Jupyter starts for a notebook; not for people. */
@Command(
        name = "kernel",
        hidden = true,
        mixinStandardHelpOptions = true,
        description = "Serves a notebook; started by Jupyter.")
final class KernelCommand implements Callable<Integer> {
    @Mixin
    private WorkspaceOptions workspace;

    @Parameters(paramLabel = "CONNECTION_FILE", description = "file in which Jupyter names its ports")
    private Path connection;

    @Override
    public Integer call() throws IOException {
        Kernels.serve(connection, workspace.existing(), SoftwareVersions.all().get("robohaku"));
        return Robohaku.DONE;
    }
}
