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
import java.util.regex.Pattern;

/** The kernel specification ({@code kernel.json}), by which Jupyter knows the kernel and starts it. */
public final class KernelSpec {
    /** The name of the kernel in notebooks. */
    public static final String NAME = "robohaku";

    private static final String JSHELL_MODULE = "jdk.jshell";
    private static final String MAIN_CLASS = "fi.robohaku.cli.Robohaku";

    /** Options of this process that a kernel must not have: it would take over files of this process. */
    private static final Pattern NOT_INHERITED =
            Pattern.compile("-(?:agentlib|agentpath|javaagent|XX:ArchiveClassesAtExit|Drobohaku\\.).*");

    private KernelSpec() {}

    /**
     * Checks that this Java can run notebooks.
     *
     * @throws IOException where it is a runtime without JShell, which only a JDK has
     */
    public static void requireJdk() throws IOException {
        if (ModuleLayer.boot().findModule(JSHELL_MODULE).isEmpty()) {
            throw new IOException("The Java at " + System.getProperty("java.home") + " is a runtime only, without the"
                    + " module " + JSHELL_MODULE + ": notebooks need a full JDK, 17 or later. On Debian and Ubuntu:"
                    + " sudo apt-get install openjdk-17-jdk-headless; or point ROBOHAKU_JAVA_HOME at one");
        }
    }

    /**
     * Installs the kernel, which is this program in this Java, over a workspace.
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
                .filter(argument -> !NOT_INHERITED.matcher(argument).matches())
                .forEach(command::add);
        command.add("-Drobohaku.home=" + workspace.home());
        command.addAll(List.of("-cp", System.getProperty("java.class.path"), MAIN_CLASS, "kernel"));
        command.addAll(List.of("--workspace", workspace.folder().toString()));
        command.addAll(List.of("--warehouse", workspace.warehouse().toString()));
        workspace.sparkConf().forEach((key, value) -> command.addAll(List.of("--conf", key + "=" + value)));
        command.add("{connection_file}");
        return command;
    }
}
