package fi.robohaku.notebook;

import com.fasterxml.jackson.databind.ObjectMapper;
import fi.robohaku.lakehouse.Workspace;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;

/** How Jupyter gets to know the kernel and starts it. */
public final class Kernels {
    /** Name by which a notebook asks for the kernel. */
    public static final String NAME = "robohaku";

    private static final String SHELL_MODULE = "jdk.jshell";
    private static final String PROGRAM = "fi.robohaku.cli.Robohaku";

    /** Variable in which Jupyter tells a kernel its own process id. */
    private static final String FRONT_END = "JPY_PARENT_PID";

    private static final long MOST_SECONDS_TO_END = 10;

    /** What this process was started with and a kernel must not be: it would take over files of this one. */
    private static final Pattern OF_THIS_PROCESS_ONLY =
            Pattern.compile("-(?:agentlib|agentpath|javaagent|XX:ArchiveClassesAtExit|Drobohaku\\.).*");

    private Kernels() {}

    /**
     * Makes sure that this Java can run notebooks.
     *
     * @throws IOException where it is a runtime without the shell that a JDK has
     */
    public static void requireJdk() throws IOException {
        if (ModuleLayer.boot().findModule(SHELL_MODULE).isEmpty()) {
            throw new IOException("The Java at " + System.getProperty("java.home") + " is a runtime only, without the"
                    + " module " + SHELL_MODULE + ": notebooks need a full JDK, 17 or later. On Debian and Ubuntu:"
                    + " sudo apt-get install openjdk-17-jdk-headless; or point ROBOHAKU_JAVA_HOME at one");
        }
    }

    /**
     * Serves the front end that wrote a connection file, until it says good-bye or is no more.
     *
     * @throws IOException where this Java is no JDK, or the front end is not on this machine
     */
    public static void serve(Path connection, Workspace workspace, String version) throws IOException {
        requireJdk();
        System.setProperty("java.awt.headless", "true");
        endAfter(frontEnd());
        KernelServer.serve(connection, NotebookSession.opening(workspace), version);
    }

    /** The process that started this one; empty where it has ended already. */
    private static Optional<ProcessHandle> frontEnd() {
        return Optional.ofNullable(System.getenv(FRONT_END))
                .map(id -> ProcessHandle.of(Long.parseLong(id)))
                .orElseGet(() -> ProcessHandle.current().parent());
    }

    /** A kernel without its front end cannot be reached by anybody, and would hold its memory for good. */
    private static void endAfter(Optional<ProcessHandle> frontEnd) {
        CompletableFuture<Void> unused = frontEnd.map(ProcessHandle::onExit)
                .orElseGet(() -> CompletableFuture.completedFuture(ProcessHandle.current()))
                .thenRunAsync(() -> {
                    CompletableFuture.delayedExecutor(MOST_SECONDS_TO_END, TimeUnit.SECONDS)
                            .execute(() -> Runtime.getRuntime().halt(1));
                    System.exit(0);
                });
    }

    /**
     * Writes what Jupyter reads to start the kernel: this Java with this program, over a workspace.
     *
     * @param folder one of those that {@code JUPYTER_PATH} names
     */
    public static void install(Path folder, Workspace workspace) throws IOException {
        Path kernel = Files.createDirectories(folder.resolve("kernels").resolve(NAME));
        Map<String, Object> specification = Map.of(
                "argv", command(workspace),
                "display_name", "Robohaku (Java)",
                "language", "java",
                "interrupt_mode", "message");
        new ObjectMapper()
                .writerWithDefaultPrettyPrinter()
                .writeValue(kernel.resolve("kernel.json").toFile(), specification);
    }

    private static List<String> command(Workspace workspace) {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        ManagementFactory.getRuntimeMXBean().getInputArguments().stream()
                .filter(argument -> !OF_THIS_PROCESS_ONLY.matcher(argument).matches())
                .forEach(command::add);
        command.add("-Drobohaku.home=" + workspace.home());
        command.addAll(List.of("-cp", System.getProperty("java.class.path"), PROGRAM, "kernel"));
        command.addAll(List.of("--workspace", workspace.folder().toString()));
        command.addAll(List.of("--warehouse", workspace.warehouse().toString()));
        workspace.sparkConf().forEach((key, value) -> command.addAll(List.of("--conf", key + "=" + value)));
        command.add("{connection_file}");
        return command;
    }
}
