package fi.robohaku.lakehouse;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.apache.hadoop.fs.FSDataOutputStream;
import org.apache.hadoop.fs.FileAlreadyExistsException;
import org.apache.hadoop.fs.FileStatus;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.Path;
import org.apache.logging.log4j.LogManager;
import org.apache.logging.log4j.Logger;

/**
 * A lock for a warehouse on shared storage: a file that exists while a run goes on, renewed by its holder. One that was
 * not renewed for {@link #STALE} belongs to a run that died, and is taken over; one of a process of this machine that is no
 * more at once. It rests on the storage creating a file
 * for one caller only, as HDFS and the stores with conditional writes do.
 */
final class LeaseLock implements WarehouseLock {
    private static final Logger LOG = LogManager.getLogger(LeaseLock.class);
    static final Duration STALE = Duration.ofMinutes(2);
    private static final Duration RENEWED_EVERY = Duration.ofSeconds(20);
    private static final Duration PAUSE = Duration.ofSeconds(1);

    private final FileSystem storage;
    private final Path file;
    private final String runId;
    private final String text;
    private final ScheduledExecutorService renewing;

    private LeaseLock(FileSystem storage, Path file, String runId) {
        this.storage = storage;
        this.file = file;
        this.runId = runId;
        this.text = LockHolder.here(runId).text();
        this.renewing = Executors.newSingleThreadScheduledExecutor(DaemonThreads.named("lease"));
        var unused = renewing.scheduleWithFixedDelay(
                this::renew, RENEWED_EVERY.toSeconds(), RENEWED_EVERY.toSeconds(), TimeUnit.SECONDS);
    }

    static LeaseLock acquire(Warehouse warehouse, String runId, Duration timeout, Consumer<String> waiting)
            throws IOException, InterruptedException {
        Path file = new Path(new Path(warehouse.workspace().warehouse()), "_robohaku/lease");
        FileSystem storage = file.getFileSystem(warehouse.spark().sessionState().newHadoopConf());
        Instant giveUp = Instant.now().plus(timeout);
        boolean told = false;
        while (!isTaken(storage, file, runId)) {
            if (removedAsStale(storage, file)) {
                continue;
            }
            String holder = holder(storage, file).inWords();
            if (!Instant.now().isBefore(giveUp)) {
                throw new WarehouseBusyException(holder, timeout);
            }
            if (!told) {
                waiting.accept(holder);
                told = true;
            }
            Thread.sleep(PAUSE.toMillis());
        }
        return new LeaseLock(storage, file, runId);
    }

    private static boolean isTaken(FileSystem storage, Path file, String runId) throws IOException {
        try (FSDataOutputStream out = storage.create(file, false)) {
            out.write(LockHolder.here(runId).text().getBytes(StandardCharsets.UTF_8));
            return true;
        } catch (FileAlreadyExistsException e) {
            return false;
        }
    }

    /**
     * Takes a stale lease out of the way. It is renamed first, so that of several runs that see it one alone goes on,
     * and put back where it turns out to have been renewed in between.
     */
    private static boolean removedAsStale(FileSystem storage, Path file) throws IOException {
        try {
            boolean isOfTheDead = holder(storage, file).isDead();
            if (!isOfTheDead && !isStale(storage.getFileStatus(file))) {
                return false;
            }
            Path aside = new Path(file.getParent(), "lease-" + java.util.UUID.randomUUID());
            if (!storage.rename(file, aside)) {
                return false;
            }
            if (holder(storage, aside).isDead() || isStale(storage.getFileStatus(aside))) {
                storage.delete(aside, false);
                return true;
            }
            storage.rename(aside, file);
            return false;
        } catch (FileNotFoundException e) {
            return false;
        }
    }

    private static boolean isStale(FileStatus lease) {
        return Instant.ofEpochMilli(lease.getModificationTime()).plus(STALE).isBefore(Instant.now());
    }

    static Optional<LockHolder> holder(Workspace workspace) throws IOException {
        Path file = new Path(new Path(workspace.warehouse()), "_robohaku/lease");
        FileSystem storage = file.getFileSystem(StoredTable.configuration(workspace));
        boolean isHeld = storage.exists(file) && !isStale(storage.getFileStatus(file));
        return isHeld ? Optional.of(holder(storage, file)) : Optional.empty();
    }

    /** The run that holds the lease; without a name where it has ended meanwhile. */
    private static LockHolder holder(FileSystem storage, Path file) throws IOException {
        try (InputStream in = storage.open(file)) {
            return LockHolder.of(new String(in.readAllBytes(), StandardCharsets.UTF_8));
        } catch (FileNotFoundException e) {
            return LockHolder.of("");
        }
    }

    /** Writes the lease anew, unless another run holds it by now. */
    private void renew() {
        try {
            if (runId.equals(holder(storage, file).runId())) {
                try (FSDataOutputStream out = storage.create(file, true)) {
                    out.write(text.getBytes(StandardCharsets.UTF_8));
                }
            } else {
                LOG.warn("The lease {} was lost", file);
            }
        } catch (IOException e) {
            LOG.warn("Could not renew the lease {}", file, e);
        }
    }

    @Override
    public void close() throws IOException {
        renewing.shutdownNow();
        if (runId.equals(holder(storage, file).runId())) {
            storage.delete(file, false);
        }
    }
}
