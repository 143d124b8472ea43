package fi.robohaku.lakehouse;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.stream.Stream;
import org.apache.commons.io.FileUtils;
import org.apache.logging.log4j.LogManager;
import org.apache.logging.log4j.Logger;

/**
 * The folder in which the Spark of this process puts what it needs for a while. Its holder keeps a lock on it; folders whose
 * holder is no more are removed by the next.
 */
final class SparkScratch {
    private static final Logger LOG = LogManager.getLogger(SparkScratch.class);
    private static final String PREFIX = "robohaku-spark-";
    private static final String LOCK = "lock";

    private SparkScratch() {}

    /** Makes a folder for this process, and removes those that others left behind. */
    static Path make() throws IOException {
        Path temporary = Path.of(System.getProperty("java.io.tmpdir"));
        removeAbandoned(temporary);
        Path folder = Files.createTempDirectory(temporary, PREFIX);
        FileChannel channel =
                FileChannel.open(folder.resolve(LOCK), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        // Held until the process ends, however.
        FileLock held = channel.lock();
        Runtime.getRuntime()
                .addShutdownHook(new Thread(
                        () -> {
                            if (held.isValid()) {
                                FileUtils.deleteQuietly(folder.toFile());
                            }
                        },
                        "robohaku-scratch"));
        return folder;
    }

    private static void removeAbandoned(Path temporary) throws IOException {
        List<Path> folders;
        try (Stream<Path> children = Files.list(temporary)) {
            folders = children.filter(path ->
                            path.getFileName().toString().startsWith(PREFIX) && Files.isRegularFile(path.resolve(LOCK)))
                    .toList();
        }
        for (Path folder : folders) {
            try (FileChannel channel = FileChannel.open(folder.resolve(LOCK), StandardOpenOption.WRITE);
                    FileLock lock = channel.tryLock()) {
                if (lock != null) {
                    LOG.info("Removing {}, which a run left behind", folder);
                    FileUtils.deleteQuietly(folder.toFile());
                }
            } catch (OverlappingFileLockException | IOException e) {
                // It is in use by this process, or somebody else's.
                LOG.debug("{} stays", folder, e);
            }
        }
    }
}
