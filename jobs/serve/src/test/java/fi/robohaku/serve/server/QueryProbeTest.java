package fi.robohaku.serve.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;

class QueryProbeTest {
    private static final Instant NOW = Instant.parse("2026-03-31T23:30:00Z");

    private final AtomicReference<Instant> now = new AtomicReference<>(NOW);

    private final Clock clock = new Clock() {
        @Override
        public ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            return this;
        }

        @Override
        public Instant instant() {
            return now.get();
        }
    };

    @Test
    void aQueryThatIsNotAnsweredIsSilenceWhateverElseRuns() throws Exception {
        Semaphore asked = new Semaphore(0);
        Semaphore mayAnswer = new Semaphore(0);
        try (QueryProbe probe = QueryProbe.start(
                () -> {
                    asked.release();
                    mayAnswer.acquireUninterruptibly();
                },
                Duration.ofMillis(1),
                clock)) {
            asked.acquire();
            now.set(NOW.plusSeconds(70));
            assertThat(probe.silence()).isEqualTo(Duration.ofSeconds(70));
            mayAnswer.release();
            asked.acquire();
            assertThat(probe.silence()).as("it was answered").isEqualTo(Duration.ZERO);
        }
    }

    @Test
    void aQueryThatFailsIsNoAnswer() throws Exception {
        Semaphore asked = new Semaphore(0);
        try (QueryProbe probe = QueryProbe.start(
                () -> {
                    asked.release();
                    throw new IllegalStateException("no executor is left");
                },
                Duration.ofMillis(1),
                clock)) {
            asked.acquire();
            now.set(NOW.plusSeconds(70));
            asked.acquire();
            assertThat(probe.silence()).isEqualTo(Duration.ofSeconds(70));
        }
    }
}
