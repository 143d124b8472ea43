package fi.robohaku.cli;

import fi.robohaku.notebook.KernelProcess;
import fi.robohaku.run.SoftwareVersions;
import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** Serves a notebook; Jupyter starts it, not people. */
@Command(
        name = "kernel",
        hidden = true,
        mixinStandardHelpOptions = true,
        description = "Serves a notebook; started by Jupyter.")
final class KernelCommand implements Callable<Integer> {
    @Mixin
    private WorkspaceOptions workspace;

    @Parameters(paramLabel = "CONNECTION_FILE", description = "file in which Jupyter names its ports")
    private Path connectionFile;

    @Override
    public Integer call() throws IOException {
        KernelProcess.serve(
                connectionFile, workspace.existing(), SoftwareVersions.all().get("robohaku"));
        return Robohaku.DONE;
    }
}
