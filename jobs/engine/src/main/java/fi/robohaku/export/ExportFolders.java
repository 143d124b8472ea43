package fi.robohaku.export;

import java.io.IOException;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/** The folder {@code exports/}: one folder a run, and {@code latest} pointing to the newest whole one. */
final class ExportFolders {
    private static final int KEPT = 10;

    private final Path exports;

    ExportFolders(Path exports) {
        this.exports = exports;
    }

    /** An empty folder to write to, which readers do not see. */
    Path begin(String runId) throws IOException {
        Path unfinished = exports.resolve("." + runId + ".unfinished");
        delete(unfinished);
        return Files.createDirectories(unfinished);
    }

    /** Shows a folder that is whole: a reader sees the last complete export or this one, never a part. */
    Path publish(Path unfinished, String runId) throws IOException {
        Path folder = Files.move(unfinished, exports.resolve(runId), StandardCopyOption.ATOMIC_MOVE);
        pointLatest(runId);
        removeOld();
        return folder;
    }

    /** A link is put in place of the old one in one step; where there are no links, a file names the folder. */
    private void pointLatest(String runId) throws IOException {
        Path latest = exports.resolve("latest");
        Path next = exports.resolve(".latest-" + runId);
        try {
            Files.deleteIfExists(next);
            Files.createSymbolicLink(next, Path.of(runId));
            Files.move(next, latest, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } catch (UnsupportedOperationException | AtomicMoveNotSupportedException e) {
            Files.writeString(exports.resolve("latest.txt"), runId + System.lineSeparator());
        }
    }

    private void removeOld() throws IOException {
        List<Path> old;
        try (Stream<Path> folders = Files.list(exports)) {
            old = folders.filter(path -> Files.isDirectory(path) && !Files.isSymbolicLink(path))
                    .sorted(Comparator.comparing(
                                    (Path path) -> path.getFileName().toString())
                            .reversed())
                    .skip(KEPT)
                    .toList();
        }
        for (Path folder : old) {
            delete(folder);
        }
    }

    /** Removes a folder with all that is in it, where it is there. */
    static void delete(Path folder) throws IOException {
        if (!Files.exists(folder)) {
            return;
        }
        try (Stream<Path> below = Files.walk(folder)) {
            for (Path path : below.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(path);
            }
        }
    }
}
