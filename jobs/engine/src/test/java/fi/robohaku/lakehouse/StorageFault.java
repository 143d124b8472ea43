package fi.robohaku.lakehouse;

import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * What goes wrong with the storage of a test, from some write on. A write is a file that is begun, one that is ended, a
 * folder made, a rename or a removal.
 */
public final class StorageFault {
    /** What a write meets once the fault is there. */
    private enum Kind {
        NONE,
        /** No call comes through any more, as after SIGKILL; the file that is being ended keeps half of its content. */
        LOST,
        /** No byte more can be written; all else goes on. */
        FULL
    }

    private final Kind kind;
    private final int after;
    private int writes;

    private StorageFault(Kind kind, int after) {
        this.kind = kind;
        this.after = after;
    }

    /** Nothing goes wrong; writes are counted. */
    public static StorageFault none() {
        return new StorageFault(Kind.NONE, Integer.MAX_VALUE);
    }

    /** The process that writes dies at the write after so many. */
    public static StorageFault lostAfter(int writes) {
        return new StorageFault(Kind.LOST, writes);
    }

    /** The disk is full after so many writes. */
    public static StorageFault fullAfter(int writes) {
        return new StorageFault(Kind.FULL, writes);
    }

    /** Lets all that is done below a folder of {@link OtherFileSystem} meet the fault from now on. */
    public StorageFault beginIn(Path folder) {
        OtherFileSystem.FAULTS.put(folder, this);
        return this;
    }

    /** Number of writes that were asked for. */
    public synchronized int writes() {
        return writes;
    }

    private synchronized boolean isThere() {
        return writes > after;
    }

    /** Counts a write that needs no room. */
    synchronized void write() throws IOException {
        writes++;
        call();
    }

    /** Counts a write that needs room. */
    synchronized void writeBytes() throws IOException {
        write();
        refuseBytes();
    }

    /** Refuses any call to a storage that is lost. */
    synchronized void call() throws IOException {
        if (kind == Kind.LOST && isThere()) {
            throw new IOException("The process that writes here was killed");
        }
    }

    private synchronized void refuseBytes() throws IOException {
        if (kind == Kind.FULL && isThere()) {
            throw new IOException("No space left on device");
        }
    }

    /** A file that is being written; counts its end. */
    OutputStream watched(OutputStream file, Path path) {
        return new FilterOutputStream(file) {
            private boolean isClosed;

            @Override
            public void write(byte[] bytes, int from, int count) throws IOException {
                call();
                refuseBytes();
                out.write(bytes, from, count);
            }

            @Override
            public void close() throws IOException {
                if (isClosed) {
                    return;
                }
                isClosed = true;
                out.close();
                try {
                    StorageFault.this.write();
                } catch (IOException e) {
                    byte[] whole = Files.readAllBytes(path);
                    Files.write(path, java.util.Arrays.copyOf(whole, whole.length / 2));
                    throw e;
                }
                refuseBytes();
            }
        };
    }
}
