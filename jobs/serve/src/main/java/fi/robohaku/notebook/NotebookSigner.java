package fi.robohaku.notebook;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Signs notebooks by Jupyter's own program: Jupyter shows the outputs of a notebook only where its content was signed on
 * this machine, wherever the file is.
 */
final class NotebookSigner {
    private static final String SIGNER = "jupyter-trust";

    private final ExecutableFinder finder;

    NotebookSigner(ExecutableFinder finder) {
        this.finder = finder;
    }

    /**
     * The command that signs the notebooks named after it for the current user; empty where there is none.
     *
     * @param jupyter a program of the Jupyter that is to trust them
     */
    Optional<List<String>> command(Path jupyter) {
        // Debian packages the program apart from the module of Jupyter that it runs.
        return finder.find(SIGNER)
                .map(found -> List.of(found.toString()))
                .or(() -> python(jupyter).map(interpreter -> {
                    List<String> command = new ArrayList<>(interpreter);
                    command.addAll(List.of("-m", "nbformat.sign"));
                    return command;
                }));
    }

    /** The Python interpreter that the first line of a script names. */
    private static Optional<List<String>> python(Path script) {
        try (BufferedReader reader =
                new BufferedReader(new InputStreamReader(Files.newInputStream(script), StandardCharsets.ISO_8859_1))) {
            return Optional.ofNullable(reader.readLine())
                    .filter(line -> line.startsWith("#!") && line.contains("python"))
                    .map(line -> List.of(line.substring(2).strip().split("\\s+")));
        } catch (IOException e) {
            return Optional.empty();
        }
    }
}
