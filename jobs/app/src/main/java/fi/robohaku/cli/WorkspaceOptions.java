package fi.robohaku.cli;

import fi.robohaku.lakehouse.Workspace;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import picocli.CommandLine.Option;

/** Where a command works. */
final class WorkspaceOptions {
    @Option(
            names = {"-w", "--workspace"},
            paramLabel = "DIR",
            description =
                    "folder of tables, exports and logs (default: $ROBOHAKU_WORKSPACE, else ./workspace; of another programme"
                            + " $ROBOHAKU_HOME/workspace)")
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

    /** The workspace, made where it is not there, with logs going there from now on. */
    Workspace made() throws IOException {
        Workspace workspace = named();
        Logging.to(workspace.logs());
        return workspace;
    }

    /** The workspace as it is: a folder that is not there is not made, and logs then go to a passing one. */
    Workspace untouched() throws IOException {
        Workspace workspace = named();
        if (Files.isWritable(workspace.logs())) {
            Logging.to(workspace.logs());
        } else {
            Logging.aside();
        }
        return workspace;
    }

    /**
     * The workspace of earlier runs, as it is.
     *
     * @throws IOException where no run has been there
     */
    Workspace existing() throws IOException {
        Workspace workspace = named();
        boolean isLocal = "file".equals(workspace.warehouse().getScheme());
        if (isLocal && !Files.isDirectory(Path.of(workspace.warehouse()).resolve("ops"))) {
            throw new IOException("There are no tables at " + Path.of(workspace.warehouse())
                    + "; 'robohaku run' with the same options makes them, or name another --workspace");
        }
        return untouched();
    }

    /** The workspace that was asked for, whether it is there or not. */
    Workspace named() {
        Path chosen = Optional.ofNullable(folder)
                .or(() ->
                        Optional.ofNullable(System.getenv("ROBOHAKU_WORKSPACE")).map(Path::of))
                .orElseGet(() -> home().equals(program()) ? Path.of("workspace") : home().resolve("workspace"));
        Workspace local = Workspace.in(chosen, home());
        return new Workspace(
                local.folder(), warehouse == null ? local.warehouse() : absolute(warehouse), local.home(), conf);
    }

    /** The programme's folder, which holds its contracts: {@code ROBOHAKU_HOME}, else that of the program. */
    static Path home() {
        return Path.of(Optional.ofNullable(System.getProperty("robohaku.home"))
                        .or(() -> Optional.ofNullable(System.getenv("ROBOHAKU_HOME")))
                        .orElse("."))
                .toAbsolutePath()
                .normalize();
    }

    /** The folder of the program itself, which the launcher names; its own programme is there too. */
    static Path program() {
        return Optional.ofNullable(System.getProperty("robohaku.program"))
                .map(folder -> Path.of(folder).toAbsolutePath().normalize())
                .orElseGet(WorkspaceOptions::home);
    }

    /** Where the documents of the programme are, if not told: {@code data-samples/} of this one, {@code data/} of others. */
    static Path documents() {
        Path samples = home().resolve("data-samples");
        Path data = home().resolve("data");
        return Files.isDirectory(samples) || !Files.isDirectory(data) ? samples : data;
    }

    /** A URI as it is; a path without scheme on the local disk. */
    static URI absolute(URI given) {
        return given.getScheme() == null
                ? Path.of(given.getPath()).toAbsolutePath().normalize().toUri()
                : given;
    }
}
