package fi.robohaku.lakehouse;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What ends a run is told by its true cause, with what to do about it. */
class FailuresTest {
    @Test
    void memoryThatRanOutInATaskIsToldAsSuchWhateverSparkWrapsItIn() {
        Throwable ofATask = new IllegalStateException(
                "Job aborted due to stage failure: Task 0 in stage 3.0 failed 1 times,"
                        + " most recent failure: java.lang.OutOfMemoryError: Java heap space\n\tat java.base/java.util.Arrays");

        assertThat(Failures.inALine(new RuntimeException("A task failed", ofATask)))
                .startsWith("Out of memory (Java heap space): the process may use ")
                .contains("ROBOHAKU_JAVA_OPTIONS=-Xmx4g");
        assertThat(Failures.inALine(new OutOfMemoryError())).startsWith("Out of memory: ");
    }

    @Test
    void aFullCodeCacheAFullDiskAndTooSmallAHeapAreToldByWhatToChange() {
        assertThat(Failures.inALine(new RuntimeException(
                        new VirtualMachineErrorOfTheCodeCache("Out of space in CodeCache for adapters"))))
                .contains("-XX:ReservedCodeCacheSize=512m");
        assertThat(Failures.inALine(new RuntimeException(new IOException("No space left on device"))))
                .startsWith("The disk is full (No space left on device)");
        assertThat(Failures.inALine(new IllegalArgumentException(
                        "System memory 419430400 must be at least 471859200. Please increase heap size using the"
                                + " --driver-memory option")))
                .as("400 MB and 450 MB of 1024 * 1024 bytes")
                .contains("at least 450 MB", "may use 400 MB", "-Xmx1g");
        assertThat(Failures.inALine(new IOException("Anything else\nwith a second line")))
                .isEqualTo("Anything else");
    }

    private static final class VirtualMachineErrorOfTheCodeCache extends VirtualMachineError {
        private static final long serialVersionUID = 1L;

        VirtualMachineErrorOfTheCodeCache(String message) {
            super(message);
        }
    }

    @Test
    void aMasterThatDoesNotAnswerIsNamedBeforeSparkTriesForAMinute() throws IOException {
        InetAddress here = InetAddress.getLoopbackAddress();
        int free;
        try (ServerSocket answering = new ServerSocket(0, 1, here)) {
            free = answering.getLocalPort();
            SparkMaster.refuseUnreachable(
                    "spark://" + here.getHostAddress() + ":1," + here.getHostAddress() + ":" + free);
        }
        String silent = "spark://" + here.getHostAddress() + ":" + free;
        assertThatThrownBy(() -> SparkMaster.refuseUnreachable(silent))
                .hasMessageContaining("Spark's master " + silent + " cannot be reached")
                .hasMessageContaining("--conf spark.master");
        SparkMaster.refuseUnreachable("local[*]");
        SparkMaster.refuseUnreachable("yarn");
    }

    @Test
    void theHolderOfALockIsNamedWithItsProcessItsMachineAndTheTime() throws Exception {
        LockHolder elsewhere = new LockHolder("run-1", 4711, "palvelin2 pid:[1]", Optional.of(Instant.EPOCH));

        assertThat(LockHolder.of(elsewhere.text())).isEqualTo(elsewhere);
        assertThat(elsewhere.inWords()).isEqualTo("run run-1, process 4711 on palvelin2, since 1970-01-01T00:00:00Z");
        assertThat(elsewhere.isDead()).as("nobody here knows").isFalse();
        assertThat(LockHolder.here("run-2").isDead()).isFalse();
        assertThat(LockHolder.of("20260101T000000Z-00ff").inWords())
                .as("of an earlier version")
                .isEqualTo("run 20260101T000000Z-00ff");
        Process gone = new ProcessBuilder("true").start();
        assertThat(gone.waitFor()).isZero();
        LockHolder here = LockHolder.here("run-3");
        assertThat(new LockHolder("run-3", gone.pid(), here.host(), here.since()).isDead())
                .isTrue();
    }
}
