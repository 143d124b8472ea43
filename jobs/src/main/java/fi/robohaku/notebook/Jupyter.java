package fi.robohaku.notebook;

import fi.robohaku.lakehouse.Workspace;
import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** The Jupyter of the machine, as its own programs give it, with the kernel over a workspace made known to it. */
public final class Jupyter implements AutoCloseable {
    private static final String TO_START = "sudo apt-get install jupyter-notebook";
    private static final String TO_RUN = "sudo apt-get install jupyter-nbconvert jupyter-client python3-nbclient";
    private static final long MOST_SECONDS_A_CELL = 1_800;

    private final String programs;
    private final Path kernels;

    private Jupyter(String programs, Path kernels) {
        this.programs = programs;
        this.kernels = kernels;
    }

    /** Jupyter with a kernel over the workspace, for as long as this is open. */
    public static Jupyter over(Workspace workspace) throws IOException {
        return over(workspace, Optional.ofNullable(System.getenv("PATH")).orElse(""));
    }

    static Jupyter over(Workspace workspace, String programs) throws IOException {
        Kernels.requireJdk();
        Path kernels = Files.createTempDirectory("robohaku-jupyter-");
        Kernels.install(kernels, workspace);
        return new Jupyter(programs, kernels);
    }

    /** Notebooks that could not be run to their end. */
    public static final class RunException extends IOException {
        private static final long serialVersionUID = 1L;

        RunException(String message) {
            super(message);
        }
    }

    /**
     * Opens a folder of notebooks in the browser, in JupyterLab where there is one, and waits until Jupyter is ended.
     *
     * @return its exit code
     * @throws IOException where there is no Jupyter
     */
    public int open(Path notebooks, boolean withBrowser) throws IOException, InterruptedException {
        Path program = find("jupyter-lab")
                .or(() -> find("jupyter-notebook"))
                .orElseThrow(() -> new IOException("Jupyter is not installed. On Debian and Ubuntu: " + TO_START));
        List<String> command =
                new ArrayList<>(List.of(program.toString(), "--ip=127.0.0.1", "--notebook-dir=" + notebooks));
        if (!withBrowser) {
            command.add("--no-browser");
        }
        return started(new ProcessBuilder(command).inheritIO()).waitFor();
    }

    /**
     * Runs notebooks from top to bottom and writes them with their outputs.
     *
     * @param outputs folder to write to; it may be the one that holds them
     * @throws RunException where a cell ends with an error
     * @throws IOException where there is no nbconvert
     */
    public void run(List<Path> notebooks, Path outputs) throws IOException, InterruptedException {
        Path program = find("jupyter-nbconvert")
                .orElseThrow(
                        () -> new IOException("Jupyter's nbconvert is not installed. On Debian and Ubuntu: " + TO_RUN));
        List<String> command = new ArrayList<>(List.of(
                program.toString(),
                "--execute",
                "--to=notebook",
                "--ExecutePreprocessor.kernel_name=" + Kernels.NAME,
                "--ExecutePreprocessor.timeout=" + MOST_SECONDS_A_CELL,
                "--ExecutePreprocessor.startup_timeout=" + MOST_SECONDS_A_CELL,
                "--ExecutePreprocessor.record_timing=False",
                "--output-dir=" + outputs));
        notebooks.forEach(notebook -> command.add(notebook.toString()));
        Process process = started(new ProcessBuilder(command).redirectErrorStream(true));
        process.getOutputStream().close();
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        if (process.waitFor() != 0) {
            throw new RunException("A notebook could not be run to its end: " + essence(said));
        }
    }

    /** The end of what nbconvert says, without its colours: the cell, and what became of it. */
    private static String essence(String said) {
        String plain = Pattern.compile("\u001B\\[[0-9;]*m").matcher(said).replaceAll("");
        int from = plain.lastIndexOf("An error occurred while executing");
        return plain.substring(Math.max(0, from)).strip();
    }

    private Process started(ProcessBuilder builder) throws IOException {
        String more = Optional.ofNullable(builder.environment().get("JUPYTER_PATH"))
                .map(others -> File.pathSeparator + others)
                .orElse("");
        builder.environment().put("JUPYTER_PATH", kernels + more);
        return builder.start();
    }

    private Optional<Path> find(String name) {
        return Pattern.compile(Pattern.quote(File.pathSeparator))
                .splitAsStream(programs)
                .filter(folder -> !folder.isEmpty())
                .map(folder -> Path.of(folder, name))
                .filter(Files::isExecutable)
                .findFirst();
    }

    @Override
    public void close() throws IOException {
        try (Stream<Path> files = Files.walk(kernels)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        }
    }
}
