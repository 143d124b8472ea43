package fi.robohaku.notebook;

import fi.robohaku.lakehouse.Workspace;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/** The process of a kernel, which lives as long as the front end that started it. */
public final class KernelProcess {
    /** The variable in which Jupyter gives a kernel its own process id. */
    private static final String PARENT_PID = "JPY_PARENT_PID";

    private static final long SHUTDOWN_SECONDS = 10;

    private KernelProcess() {}

    /**
     * Serves the front end that wrote a connection file, until it shuts the kernel down or ends.
     *
     * @throws IOException where this Java is no JDK, or the front end is not on this machine
     */
    public static void serve(Path connectionFile, Workspace workspace, String version) throws IOException {
        KernelSpec.requireJdk();
        System.setProperty("java.awt.headless", "true");
        exitAfter(frontEnd());
        KernelServer.serve(connectionFile, NotebookSession.open(workspace), version);
    }

    /** The process that started this one; empty where it has ended already. */
    private static Optional<ProcessHandle> frontEnd() {
        return Optional.ofNullable(System.getenv(PARENT_PID))
                .map(id -> ProcessHandle.of(Long.parseLong(id)))
                .orElseGet(() -> ProcessHandle.current().parent());
    }

    /** Exits when the front end has ended: nobody reaches the kernel any more, and it would keep its memory for ever. */
    private static void exitAfter(Optional<ProcessHandle> frontEnd) {
        CompletableFuture<Void> unused = frontEnd.map(ProcessHandle::onExit)
                .orElseGet(() -> CompletableFuture.completedFuture(ProcessHandle.current()))
                .thenRunAsync(() -> {
                    CompletableFuture.delayedExecutor(SHUTDOWN_SECONDS, TimeUnit.SECONDS)
                            .execute(() -> Runtime.getRuntime().halt(1));
                    System.exit(0);
                });
    }
}
