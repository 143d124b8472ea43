package fi.robohaku.notebook;

import java.io.IOException;
import java.util.LinkedHashSet;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.TimeUnit;

/** A child process that can be stopped together with all processes that it has started. */
final class ChildProcess {
    private static final long SHUTDOWN_SECONDS = 15;

    private Optional<Process> process = Optional.empty();
    private boolean isStopped;

    /** Starts a program without standard input: it asks nothing of the user at the terminal. */
    synchronized Process start(ProcessBuilder builder) throws IOException {
        if (isStopped) {
            throw new IOException(
                    "It was told to end before " + builder.command().get(0) + " was started");
        }
        Process started = builder.start();
        process = Optional.of(started);
        started.getOutputStream().close();
        return started;
    }

    /** Stops the program, from any thread: waits until it has ended, and kills what is left after a while. */
    void stop() {
        markStopped().ifPresent(running -> {
            // The descendants of a process are only known while it lives.
            Set<ProcessHandle> all = new LinkedHashSet<>();
            all.add(running);
            running.descendants().forEach(all::add);
            running.destroy();
            await(running);
            running.descendants().forEach(all::add);
            all.forEach(ProcessHandle::destroyForcibly);
        });
    }

    private synchronized Optional<ProcessHandle> markStopped() {
        isStopped = true;
        return process.map(Process::toHandle).filter(ProcessHandle::isAlive);
    }

    private static void await(ProcessHandle running) {
        running.onExit()
                .completeOnTimeout(running, SHUTDOWN_SECONDS, TimeUnit.SECONDS)
                .join();
    }
}
