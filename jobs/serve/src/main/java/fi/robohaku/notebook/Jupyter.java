package fi.robohaku.notebook;

import fi.robohaku.lakehouse.Workspace;
import java.io.File;
import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** The Jupyter that is installed on this machine, with the kernel over a workspace. */
public final class Jupyter implements AutoCloseable {
    private static final String INSTALL_NOTEBOOK = "sudo apt-get install jupyter-notebook";
    private static final String INSTALL_NBCONVERT =
            "sudo apt-get install jupyter-nbconvert jupyter-client python3-nbclient";
    private static final long MAX_SECONDS_PER_CELL = 1_800;

    private final ExecutableFinder finder;
    private final Path kernelFolder;
    private final ChildProcess child = new ChildProcess();

    private Jupyter(ExecutableFinder finder, Path kernelFolder) {
        this.finder = finder;
        this.kernelFolder = kernelFolder;
    }

    /** Installs a kernel over the workspace, which is there until this is closed. */
    public static Jupyter create(Workspace workspace) throws IOException {
        return create(workspace, Optional.ofNullable(System.getenv("PATH")).orElse(""));
    }

    static Jupyter create(Workspace workspace, String path) throws IOException {
        KernelSpec.requireJdk();
        Path kernelFolder = Files.createTempDirectory("robohaku-jupyter-");
        KernelSpec.install(kernelFolder, workspace);
        return new Jupyter(new ExecutableFinder(path), kernelFolder);
    }

    /** A notebook failed. */
    public static final class RunException extends IOException {
        private static final long serialVersionUID = 1L;

        RunException(String message) {
            super(message);
        }
    }

    /**
     * Opens a folder of notebooks in the browser, in JupyterLab where it is installed, and waits until Jupyter ends.
     *
     * @param trusted notebooks whose outputs Jupyter may show, here and in the folder
     * @param options more options for Jupyter
     * @return its exit code
     * @throws IOException where Jupyter is not installed
     */
    public int open(Path notebooks, List<Path> trusted, List<String> options) throws IOException, InterruptedException {
        Path program = finder.find("jupyter-lab")
                .or(() -> finder.find("jupyter-notebook"))
                .orElseThrow(
                        () -> new IOException("Jupyter is not installed. On Debian and Ubuntu: " + INSTALL_NOTEBOOK));
        sign(program, trusted);
        List<String> command =
                new ArrayList<>(List.of(program.toString(), "--ip=127.0.0.1", "--notebook-dir=" + notebooks));
        command.addAll(options);
        return start(
                        command,
                        builder -> builder.redirectOutput(Redirect.INHERIT).redirectError(Redirect.INHERIT))
                .waitFor();
    }

    /**
     * Runs notebooks from top to bottom and writes them with their outputs.
     *
     * @param outputs folder to write to; it may be the folder of the notebooks
     * @param options more options for nbconvert
     * @throws RunException where a cell ends with an error
     * @throws IOException where nbconvert is not installed
     */
    public void run(List<Path> notebooks, Path outputs, List<String> options) throws IOException, InterruptedException {
        Path program = finder.find("jupyter-nbconvert")
                .orElseThrow(() -> new IOException(
                        "Jupyter's nbconvert is not installed. On Debian and Ubuntu: " + INSTALL_NBCONVERT));
        List<String> command = new ArrayList<>(List.of(
                program.toString(),
                "--execute",
                "--to=notebook",
                "--ExecutePreprocessor.kernel_name=" + KernelSpec.NAME,
                "--ExecutePreprocessor.timeout=" + MAX_SECONDS_PER_CELL,
                "--ExecutePreprocessor.startup_timeout=" + MAX_SECONDS_PER_CELL,
                "--ExecutePreprocessor.record_timing=False",
                "--output-dir=" + outputs));
        command.addAll(options);
        notebooks.forEach(notebook -> command.add(notebook.toString()));
        Process process = start(command, builder -> builder.redirectErrorStream(true));
        String log = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        if (process.waitFor() != 0) {
            throw new RunException("A notebook could not be run to its end: " + errorIn(log));
        }
        sign(
                program,
                notebooks.stream()
                        .map(notebook -> outputs.resolve(notebook.getFileName()))
                        .toList());
    }

    /** Stops Jupyter and its kernels, from another thread. */
    public void stop() {
        child.stop();
    }

    /** The end of nbconvert's log, without colours: the failed cell and its error. */
    private static String errorIn(String log) {
        String plain = Pattern.compile("\u001B\\[[0-9;]*m").matcher(log).replaceAll("");
        int from = plain.lastIndexOf("An error occurred while executing");
        return plain.substring(Math.max(0, from)).strip();
    }

    /** Where notebooks cannot be signed they open all the same, and Jupyter says that they are not trusted. */
    private void sign(Path program, List<Path> notebooks) throws IOException, InterruptedException {
        Optional<List<String>> signing = new NotebookSigner(finder).command(program);
        if (signing.isPresent() && !notebooks.isEmpty()) {
            List<String> command = new ArrayList<>(signing.get());
            notebooks.forEach(notebook -> command.add(notebook.toString()));
            start(command, builder -> builder.redirectOutput(Redirect.DISCARD).redirectError(Redirect.DISCARD))
                    .waitFor();
        }
    }

    private Process start(List<String> command, UnaryOperator<ProcessBuilder> streams) throws IOException {
        List<String> all = new ArrayList<>(command);
        // In a session of its own it gets no Ctrl-C of the terminal, and this program stops it in order.
        finder.find("setsid").ifPresent(setsid -> all.add(0, setsid.toString()));
        ProcessBuilder builder = streams.apply(new ProcessBuilder(all));
        String inherited = Optional.ofNullable(builder.environment().get("JUPYTER_PATH"))
                .map(others -> File.pathSeparator + others)
                .orElse("");
        builder.environment().put("JUPYTER_PATH", kernelFolder + inherited);
        return child.start(builder);
    }

    @Override
    public void close() throws IOException {
        try (Stream<Path> files = Files.walk(kernelFolder)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        }
    }
}
