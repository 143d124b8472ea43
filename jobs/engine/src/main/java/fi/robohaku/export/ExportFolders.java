package fi.robohaku.export;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileTime;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * The folder {@code exports/}: one folder a run, and {@code latest} pointing to the newest whole one. Folders beyond those
 * that are kept are removed: exports that runs wrote and finished, the oldest first, and never the one just made nor
 * anything else that somebody put there.
 */
final class ExportFolders {
    private static final Pattern RUN = Pattern.compile("[0-9]{8}T[0-9]{6}Z-[0-9a-f]{4}");
    private static final Pattern LEFT_BEHIND =
            Pattern.compile("\\.(" + RUN.pattern() + "\\.unfinished|latest-" + RUN.pattern() + ")");

    private final Path exports;
    private final int kept;

    /**
     * @param kept finished exports that stay, the newest among them
     */
    ExportFolders(Path exports, int kept) {
        this.exports = exports;
        this.kept = kept;
    }

    /**
     * An empty folder to write to, which readers do not see. What exports that were killed left behind goes.
     *
     * @throws FileAlreadyExistsException where {@code latest} is no link but a folder, which is not ours to remove
     */
    Path begin(String runId) throws IOException {
        Path latest = exports.resolve("latest");
        if (Files.isDirectory(latest, LinkOption.NOFOLLOW_LINKS)) {
            throw new FileAlreadyExistsException(latest + " is a folder, and is to be a link to the newest export:"
                    + " move it elsewhere, then run 'robohaku export'");
        }
        Files.createDirectories(exports);
        for (Path left : children(path -> LEFT_BEHIND.matcher(name(path)).matches())) {
            delete(left);
        }
        Path unfinished = exports.resolve("." + runId + ".unfinished");
        delete(unfinished);
        return Files.createDirectories(unfinished);
    }

    /** Shows a folder that is whole: a reader sees the last complete export or this one, never a part. */
    Path publish(Path unfinished, String runId) throws IOException {
        Path folder = Files.move(unfinished, exports.resolve(runId), StandardCopyOption.ATOMIC_MOVE);
        pointLatest(runId);
        removeOld(folder);
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

    private void removeOld(Path newest) throws IOException {
        List<Path> earlier = new ArrayList<>(children(path -> isFinished(path) && !path.equals(newest)));
        // By when they were finished, for the name tells the time of a clock that may have been set back.
        earlier.sort(Comparator.comparing(ExportFolders::finishedAt).reversed());
        for (Path folder : earlier.subList(Math.min(kept - 1, earlier.size()), earlier.size())) {
            delete(folder);
        }
    }

    /** Whether a folder is an export that a run finished: the manifest is written last. */
    private static boolean isFinished(Path folder) {
        return Files.isDirectory(folder, LinkOption.NOFOLLOW_LINKS)
                && RUN.matcher(name(folder)).matches()
                && Files.isRegularFile(folder.resolve("manifest.json"));
    }

    private static FileTime finishedAt(Path folder) {
        try {
            return Files.getLastModifiedTime(folder.resolve("manifest.json"));
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot tell when the export " + folder + " was made", e);
        }
    }

    private List<Path> children(Predicate<Path> which) throws IOException {
        try (Stream<Path> below = Files.list(exports)) {
            return below.filter(which).toList();
        }
    }

    private static String name(Path path) {
        return path.getFileName().toString();
    }

    /** Removes a folder with all that is in it, where it is there. */
    static void delete(Path folder) throws IOException {
        if (!Files.exists(folder, LinkOption.NOFOLLOW_LINKS)) {
            return;
        }
        try (Stream<Path> below = Files.walk(folder)) {
            for (Path path : below.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(path);
            }
        }
    }
}
