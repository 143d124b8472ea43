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

/** The Jupyter of the machine, as its own programs give it, with the kernel over a workspace made known to it. */
public final class Jupyter implements AutoCloseable {
    private static final String TO_START = "sudo apt-get install jupyter-notebook";
    private static final String TO_RUN = "sudo apt-get install jupyter-nbconvert jupyter-client python3-nbclient";
    private static final long MOST_SECONDS_A_CELL = 1_800;

    private final ProgramFinder programs;
    private final Path kernels;
    private final StartedProgram started = new StartedProgram();

    private Jupyter(ProgramFinder programs, Path kernels) {
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
        return new Jupyter(new ProgramFinder(programs), kernels);
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
     * @param trusted notebooks whose content, here or in the folder, may show all it holds
     * @param options further ones for Jupyter
     * @return its exit code
     * @throws IOException where there is no Jupyter
     */
    public int open(Path notebooks, List<Path> trusted, List<String> options) throws IOException, InterruptedException {
        Path program = programs.find("jupyter-lab")
                .or(() -> programs.find("jupyter-notebook"))
                .orElseThrow(() -> new IOException("Jupyter is not installed. On Debian and Ubuntu: " + TO_START));
        sign(program, trusted);
        List<String> command =
                new ArrayList<>(List.of(program.toString(), "--ip=127.0.0.1", "--notebook-dir=" + notebooks));
        command.addAll(options);
        return started(
                        command,
                        builder -> builder.redirectOutput(Redirect.INHERIT).redirectError(Redirect.INHERIT))
                .waitFor();
    }

    /**
     * Runs notebooks from top to bottom and writes them with their outputs.
     *
     * @param outputs folder to write to; it may be the one that holds them
     * @param options further ones for nbconvert
     * @throws RunException where a cell ends with an error
     * @throws IOException where there is no nbconvert
     */
    public void run(List<Path> notebooks, Path outputs, List<String> options) throws IOException, InterruptedException {
        Path program = programs.find("jupyter-nbconvert")
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
        command.addAll(options);
        notebooks.forEach(notebook -> command.add(notebook.toString()));
        Process process = started(command, builder -> builder.redirectErrorStream(true));
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        if (process.waitFor() != 0) {
            throw new RunException("A notebook could not be run to its end: " + essence(said));
        }
        sign(
                program,
                notebooks.stream()
                        .map(notebook -> outputs.resolve(notebook.getFileName()))
                        .toList());
    }

    /** Ends what Jupyter does now, from another thread. */
    public void end() {
        started.end();
    }

    /** The end of what nbconvert says, without its colours: the cell, and what became of it. */
    private static String essence(String said) {
        String plain = Pattern.compile("\u001B\\[[0-9;]*m").matcher(said).replaceAll("");
        int from = plain.lastIndexOf("An error occurred while executing");
        return plain.substring(Math.max(0, from)).strip();
    }

    /** Where it cannot be done the notebooks open all the same, and Jupyter says that they are not trusted. */
    private void sign(Path program, List<Path> notebooks) throws IOException, InterruptedException {
        Optional<List<String>> signing = new Trust(programs).command(program);
        if (signing.isPresent() && !notebooks.isEmpty()) {
            List<String> command = new ArrayList<>(signing.get());
            notebooks.forEach(notebook -> command.add(notebook.toString()));
            started(command, builder -> builder.redirectOutput(Redirect.DISCARD).redirectError(Redirect.DISCARD))
                    .waitFor();
        }
    }

    private Process started(List<String> command, UnaryOperator<ProcessBuilder> streams) throws IOException {
        List<String> all = new ArrayList<>(command);
        // In a session of its own it does not hear the Ctrl-C of the terminal, and is ended from here in order.
        programs.find("setsid").ifPresent(setsid -> all.add(0, setsid.toString()));
        ProcessBuilder builder = streams.apply(new ProcessBuilder(all));
        String more = Optional.ofNullable(builder.environment().get("JUPYTER_PATH"))
                .map(others -> File.pathSeparator + others)
                .orElse("");
        builder.environment().put("JUPYTER_PATH", kernels + more);
        return started.start(builder);
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
