package fi.robohaku.lakehouse;

import java.io.IOException;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * The right to write to a warehouse: one run at a time holds it. Readers need none, for each Delta table shows them the
 * old or the new state.
 */
public interface WarehouseLock extends AutoCloseable {

    /**
     * Waits until no other run holds the lock, and takes it.
     *
     * @param timeout how long to wait
     * @param waiting told once who holds it, if somebody does
     * @throws WarehouseBusyException where it is still held after that time
     */
    static WarehouseLock acquire(Warehouse warehouse, String runId, Duration timeout, Consumer<String> waiting)
            throws IOException, InterruptedException {
        return "file".equals(warehouse.workspace().warehouse().getScheme())
                ? LocalLock.acquire(warehouse.workspace(), runId, timeout, waiting)
                : LeaseLock.acquire(warehouse, runId, timeout, waiting);
    }

    /** The run that holds a warehouse at this moment, by its id; empty where none does. It needs no Spark. */
    static Optional<String> holder(Workspace workspace) throws IOException {
        Optional<LockHolder> holder = "file".equals(workspace.warehouse().getScheme())
                ? LocalLock.holder(workspace)
                : LeaseLock.holder(workspace);
        return holder.map(LockHolder::runId);
    }

    /** Whether no run holds a warehouse on a local disk at this moment. */
    static boolean isFree(Workspace workspace) throws IOException {
        return LocalLock.isFree(workspace);
    }

    @Override
    void close() throws IOException;

    /** Another run holds the warehouse. The message says which, and what to do. */
    final class WarehouseBusyException extends IOException {
        private static final long serialVersionUID = 1L;

        WarehouseBusyException(String holder, Duration waited) {
            super("Another run is writing to this warehouse (" + holder + ") and was not done after "
                    + waited.toSeconds() + " s; try again when it has ended, or give --wait a longer time");
        }
    }
}
