package fi.robohaku.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import picocli.CommandLine.Model.CommandSpec;

/** Files that a person names: what is there is taken, and what is not is told for what it is. */
final class GivenFiles {
    private GivenFiles() {}

    /**
     * Requires a file that can be read.
     *
     * @throws UsageException where there is none, or it is a folder or closed to us
     */
    static void requireReadable(CommandSpec command, Path file) {
        if (Files.isDirectory(file)) {
            throw new UsageException(command, "file.is_folder", file);
        }
        if (!Files.exists(file)) {
            Path folder = file.toAbsolutePath().getParent();
            throw folder != null && !Files.isDirectory(folder)
                    ? new UsageException(command, "file.folder_missing", file, folder)
                    : new UsageException(command, "file.missing", file);
        }
        if (!Files.isReadable(file)) {
            throw new UsageException(command, "file.closed", file);
        }
    }

    /**
     * Requires a place that a file can be written to.
     *
     * @throws UsageException where its folder is not there or closed to us, or a folder stands in its place
     */
    static void requireWritable(CommandSpec command, Path file) throws IOException {
        if (Files.isDirectory(file)) {
            throw new UsageException(command, "output.is_folder", file);
        }
        Path folder = file.toAbsolutePath().getParent();
        if (folder != null && !Files.isDirectory(folder)) {
            throw new UsageException(command, "output.folder_missing", file, folder);
        }
        if (folder != null && !Files.isWritable(Files.exists(file) ? file : folder)) {
            throw new UsageException(command, "output.closed", file);
        }
    }
}
