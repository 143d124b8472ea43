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
 * Jupyter's signs of trust: it draws the charts and sentences that a notebook holds only where the content of the
 * notebook was signed on this machine, wherever the file lies.
 */
final class Trust {
    private static final String TO_SIGN = "jupyter-trust";

    private final ProgramFinder programs;

    Trust(ProgramFinder programs) {
        this.programs = programs;
    }

    /**
     * The command that signs the notebooks named after it, as the person who runs Jupyter; empty where there is none.
     *
     * @param jupyter a program of the Jupyter that is to trust them
     */
    Optional<List<String>> command(Path jupyter) {
        // Debian keeps the program apart from what it does, which is a module of Jupyter itself.
        return programs.find(TO_SIGN)
                .map(found -> List.of(found.toString()))
                .or(() -> python(jupyter).map(interpreter -> {
                    List<String> command = new ArrayList<>(interpreter);
                    command.addAll(List.of("-m", "nbformat.sign"));
                    return command;
                }));
    }

    /** The Python of a script, which its first line names. */
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
