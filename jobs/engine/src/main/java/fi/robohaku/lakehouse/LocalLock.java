package fi.robohaku.lakehouse;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Consumer;

/** A lock of the operating system on a file of a local warehouse: it is free again when its holder dies, however. */
final class LocalLock implements WarehouseLock {
    private static final Duration PAUSE = Duration.ofMillis(200);

    private final FileChannel channel;
    private final FileLock lock;

    private LocalLock(FileChannel channel, FileLock lock) {
        this.channel = channel;
        this.lock = lock;
    }

    static boolean isFree(Workspace workspace) throws IOException {
        Path file = file(workspace);
        if (!Files.exists(file)) {
            return true;
        }
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.READ, StandardOpenOption.WRITE)) {
            Optional<FileLock> lock = tryLock(channel);
            if (lock.isPresent()) {
                lock.get().release();
            }
            return lock.isPresent();
        }
    }

    static Optional<LockHolder> holder(Workspace workspace) throws IOException {
        return isFree(workspace) ? Optional.empty() : Optional.of(holder(file(workspace)));
    }

    private static LockHolder holder(Path file) throws IOException {
        return LockHolder.of(Files.readString(file, StandardCharsets.UTF_8));
    }

    private static Path file(Workspace workspace) {
        return Path.of(workspace.warehouse()).resolve("_robohaku").resolve("lock");
    }

    static LocalLock acquire(Workspace workspace, String runId, Duration timeout, Consumer<String> waiting)
            throws IOException, InterruptedException {
        Path file = file(workspace);
        Files.createDirectories(file.getParent());
        FileChannel channel =
                FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE);
        Instant giveUp = Instant.now().plus(timeout);
        boolean told = false;
        while (true) {
            Optional<FileLock> lock = tryLock(channel);
            if (lock.isPresent()) {
                channel.truncate(0);
                channel.write(ByteBuffer.wrap(LockHolder.here(runId).text().getBytes(StandardCharsets.UTF_8)), 0);
                return new LocalLock(channel, lock.get());
            }
            String holder = holder(file).inWords();
            if (!Instant.now().isBefore(giveUp)) {
                channel.close();
                throw new WarehouseBusyException(holder, timeout);
            }
            if (!told) {
                waiting.accept(holder);
                told = true;
            }
            Thread.sleep(PAUSE.toMillis());
        }
    }

    private static Optional<FileLock> tryLock(FileChannel channel) throws IOException {
        try {
            return Optional.ofNullable(channel.tryLock(Long.MAX_VALUE - 1, 1, false));
        } catch (OverlappingFileLockException e) {
            return Optional.empty();
        }
    }

    @Override
    public void close() throws IOException {
        lock.release();
        channel.close();
    }
}
