package fi.robohaku.notebook;

import java.io.IOException;
import java.util.LinkedHashSet;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.TimeUnit;

/** A program of the machine that is started here and that ends, with all it has started itself, when it is told to. */
final class StartedProgram {
    private static final long MOST_SECONDS = 15;

    private Optional<Process> process = Optional.empty();
    private boolean isToEnd;

    /** Starts a program that asks nothing of the person at the terminal. */
    synchronized Process start(ProcessBuilder builder) throws IOException {
        if (isToEnd) {
            throw new IOException(
                    "It was told to end before " + builder.command().get(0) + " was started");
        }
        Process started = builder.start();
        process = Optional.of(started);
        started.getOutputStream().close();
        return started;
    }

    /** Tells the program to end, from any thread, and waits until it has; what is left after a while is killed. */
    void end() {
        running().ifPresent(running -> {
            // What a process had started can only be found while it lives.
            Set<ProcessHandle> all = new LinkedHashSet<>();
            all.add(running);
            running.descendants().forEach(all::add);
            running.destroy();
            await(running);
            running.descendants().forEach(all::add);
            all.forEach(ProcessHandle::destroyForcibly);
        });
    }

    private synchronized Optional<ProcessHandle> running() {
        isToEnd = true;
        return process.map(Process::toHandle).filter(ProcessHandle::isAlive);
    }

    private static void await(ProcessHandle running) {
        running.onExit()
                .completeOnTimeout(running, MOST_SECONDS, TimeUnit.SECONDS)
                .join();
    }
}
