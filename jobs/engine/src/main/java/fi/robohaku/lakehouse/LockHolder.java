package fi.robohaku.lakehouse;

import java.io.IOException;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.time.temporal.ChronoUnit;
import java.util.Optional;

/**
 * Who holds a lock.
 *
 * @param runId the run
 * @param process its process id; 0 where that is not known, as of a run of an earlier version
 * @param host machine, and the space of process ids on it: a container has one of its own
 * @param since when it took the lock
 */
record LockHolder(String runId, long process, String host, Optional<Instant> since) {
    private static final String SEPARATOR = "\t";
    private static final int PARTS = 4;

    /** This process, as holder for a run. */
    static LockHolder here(String runId) {
        return new LockHolder(
                runId,
                ProcessHandle.current().pid(),
                thisHost(),
                Optional.of(Instant.now().truncatedTo(ChronoUnit.SECONDS)));
    }

    private static String thisHost() {
        String name;
        try {
            name = InetAddress.getLocalHost().getHostName();
        } catch (UnknownHostException e) {
            name = "localhost";
        }
        try {
            return name + " " + Files.readSymbolicLink(Path.of("/proc/self/ns/pid"));
        } catch (IOException | UnsupportedOperationException e) {
            return name;
        }
    }

    /** Reads what {@link #text} wrote; of other texts, all is the id of the run. */
    static LockHolder of(String text) {
        String[] parts = text.strip().split(SEPARATOR, -1);
        if (parts.length != PARTS) {
            return new LockHolder(text.strip(), 0, "", Optional.empty());
        }
        try {
            return new LockHolder(parts[0], Long.parseLong(parts[1]), parts[2], Optional.of(Instant.parse(parts[3])));
        } catch (NumberFormatException | DateTimeParseException e) {
            return new LockHolder(parts[0], 0, "", Optional.empty());
        }
    }

    String text() {
        return String.join(
                SEPARATOR,
                runId,
                Long.toString(process),
                host,
                since.map(Instant::toString).orElse(""));
    }

    /** Run, process, machine and time, in words. */
    String inWords() {
        return "run " + runId
                + (process == 0 ? "" : ", process " + process + " on " + host.replaceFirst(" .*", ""))
                + since.map(moment -> ", since " + moment).orElse("");
    }

    /** Whether it ran on this machine and is no more; false where that cannot be told. */
    boolean isDead() {
        if (process == 0 || !host.equals(thisHost())) {
            return false;
        }
        Optional<ProcessHandle> running = ProcessHandle.of(process);
        boolean isAnother = running.flatMap(handle -> handle.info().startInstant())
                .map(started -> since.isPresent() && started.isAfter(since.get().plusSeconds(1)))
                .orElse(false);
        return running.isEmpty() || isAnother;
    }
}
