package fi.robohaku.cli;

import fi.robohaku.lakehouse.Workspace;
import java.net.URI;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import picocli.CommandLine.Option;

/** Where a command works. */
final class WorkspaceOptions {
    @Option(
            names = {"-w", "--workspace"},
            paramLabel = "DIR",
            description = "folder of tables, exports and logs (default: $ROBOHAKU_WORKSPACE, else ./workspace)")
    private Path folder;

    @Option(
            names = "--warehouse",
            paramLabel = "URI",
            description = "Delta tables elsewhere, on any Hadoop file system (default: <workspace>/warehouse)")
    private URI warehouse;

    @Option(
            names = "--conf",
            paramLabel = "KEY=VALUE",
            description = "setting that reaches Spark as it is, for example spark.master=local[1]")
    private Map<String, String> conf = Map.of();

    /** The workspace, with logs going there from now on. */
    Workspace open() throws java.io.IOException {
        Path chosen = Optional.ofNullable(folder)
                .or(() ->
                        Optional.ofNullable(System.getenv("ROBOHAKU_WORKSPACE")).map(Path::of))
                .orElse(Path.of("workspace"));
        Workspace local = Workspace.in(chosen, home());
        Logging.to(local.logs());
        return new Workspace(
                local.folder(), warehouse == null ? local.warehouse() : absolute(warehouse), local.home(), conf);
    }

    /** The project's folder, which the launcher names. */
    static Path home() {
        return Path.of(Optional.ofNullable(System.getProperty("robohaku.home"))
                        .or(() -> Optional.ofNullable(System.getenv("ROBOHAKU_HOME")))
                        .orElse("."))
                .toAbsolutePath()
                .normalize();
    }

    /** A URI as it is; a path without scheme on the local disk. */
    static URI absolute(URI given) {
        return given.getScheme() == null
                ? Path.of(given.getPath()).toAbsolutePath().normalize().toUri()
                : given;
    }
}
