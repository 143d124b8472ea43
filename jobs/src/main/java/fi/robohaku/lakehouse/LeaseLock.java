package fi.robohaku.lakehouse;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.apache.hadoop.fs.FSDataOutputStream;
import org.apache.hadoop.fs.FileAlreadyExistsException;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.Path;

/**
 * A lock for a warehouse on shared storage: a file that exists while a run goes on, renewed by its holder. One that was
 * not renewed for {@link #STALE} belongs to a run that died, and is taken over. It rests on the storage creating a file
 * for one caller only, as HDFS and the stores with conditional writes do.
 */
final class LeaseLock implements WarehouseLock {
    static final Duration STALE = Duration.ofMinutes(2);
    private static final Duration RENEWED_EVERY = Duration.ofSeconds(20);
    private static final Duration PAUSE = Duration.ofSeconds(1);

    private final FileSystem storage;
    private final Path file;
    private final ScheduledExecutorService renewing;

    private LeaseLock(FileSystem storage, Path file, String runId) {
        this.storage = storage;
        this.file = file;
        this.renewing = Executors.newSingleThreadScheduledExecutor(task -> {
            Thread thread = new Thread(task, "lease");
            thread.setDaemon(true);
            return thread;
        });
        var unused = renewing.scheduleWithFixedDelay(
                () -> renew(runId), RENEWED_EVERY.toSeconds(), RENEWED_EVERY.toSeconds(), TimeUnit.SECONDS);
    }

    static LeaseLock take(Warehouse warehouse, String runId, Duration patience, Consumer<String> waiting)
            throws IOException, InterruptedException {
        Path file = new Path(new Path(warehouse.workspace().warehouse()), "_robohaku/lease");
        FileSystem storage = file.getFileSystem(warehouse.spark().sessionState().newHadoopConf());
        Instant giveUp = Instant.now().plus(patience);
        boolean told = false;
        while (!create(storage, file, runId)) {
            removeIfStale(storage, file);
            if (!Instant.now().isBefore(giveUp)) {
                throw new WarehouseBusyException(file.toString(), patience);
            }
            if (!told) {
                waiting.accept(file.toString());
                told = true;
            }
            Thread.sleep(PAUSE.toMillis());
        }
        return new LeaseLock(storage, file, runId);
    }

    private static boolean create(FileSystem storage, Path file, String runId) throws IOException {
        try (FSDataOutputStream out = storage.create(file, false)) {
            out.write(runId.getBytes(StandardCharsets.UTF_8));
            return true;
        } catch (FileAlreadyExistsException e) {
            return false;
        }
    }

    private static void removeIfStale(FileSystem storage, Path file) throws IOException {
        try {
            Instant renewed = Instant.ofEpochMilli(storage.getFileStatus(file).getModificationTime());
            if (renewed.plus(STALE).isBefore(Instant.now())) {
                storage.delete(file, false);
            }
        } catch (FileNotFoundException e) {
            return;
        }
    }

    private void renew(String runId) {
        try (FSDataOutputStream out = storage.create(file, true)) {
            out.write(runId.getBytes(StandardCharsets.UTF_8));
        } catch (IOException e) {
            System.getLogger(LeaseLock.class.getName())
                    .log(System.Logger.Level.WARNING, "Could not renew the lease " + file, e);
        }
    }

    @Override
    public void close() throws IOException {
        renewing.shutdownNow();
        storage.delete(file, false);
    }
}
