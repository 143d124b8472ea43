package fi.robohaku.notebook;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** A folder of notebooks. */
public record NotebookFolder(Path path) {
    /** The notebooks in the order of their names. */
    public List<Path> notebooks() throws IOException {
        try (Stream<Path> files = Files.list(path)) {
            return files.filter(file -> file.toString().endsWith(".ipynb"))
                    .sorted()
                    .toList();
        }
    }

    /**
     * Copies the notebooks to another folder, which is created where it is missing. A file that is there already stays as
     * it is: its user may have worked in it.
     *
     * @throws IOException where the folder cannot be written to
     */
    public void copyMissingTo(NotebookFolder copies) throws IOException {
        try {
            Files.createDirectories(copies.path());
            for (Path notebook : notebooks()) {
                Path copy = copies.path().resolve(notebook.getFileName());
                if (Files.notExists(copy)) {
                    Files.copy(notebook, copy);
                }
            }
        } catch (AccessDeniedException e) {
            throw new IOException(
                    "Notebooks are opened as copies in " + copies.path()
                            + ", and you have no right to write there: name a"
                            + " workspace of your own beside the tables, -w DIR --warehouse URI",
                    e);
        }
    }
}
