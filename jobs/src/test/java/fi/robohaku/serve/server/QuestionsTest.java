package fi.robohaku.serve.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.OptionalLong;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class QuestionsTest {
    private static final Instant NOW = Instant.parse("2026-03-31T23:30:00Z");
    private static final Asker MAIJA = new Asker("flight", "maija", "s1");

    @TempDir
    Path logs;

    private AuditLog audit;

    @BeforeEach
    void openTheLog() {
        audit = new AuditLog(logs);
    }

    private Questions desk(long rows, Duration time, int queries) {
        return new Questions(new Limits(rows, time, queries), audit, Clock.fixed(NOW, ZoneOffset.UTC));
    }

    private String log() throws Exception {
        return Files.readString(logs.resolve("audit-2026-03.jsonl"));
    }

    @Test
    void anAnswerIsALineOfTheMonthThatOnlyItsOwnerCanRead() throws Exception {
        try (Questions desk = desk(10, Duration.ofHours(1), 2)) {
            Question question = desk.ask(MAIJA, "SELECT 'ä'\n", () -> {});
            question.sends(4);
            question.finishes(OptionalLong.empty());
            question.ends(Ending.failed("too late to count"));
        }
        assertThat(log())
                .isEqualTo("{\"time\":\"2026-03-31T23:30:00Z\",\"protocol\":\"flight\",\"user\":\"maija\","
                        + "\"session\":\"s1\",\"query\":\"SELECT 'ä'\\n\",\"seconds\":0.0,\"rows\":4,"
                        + "\"outcome\":\"answered\",\"message\":\"\"}\n");
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(audit.file(NOW))))
                .isEqualTo("rw-------");
    }

    @Test
    void aQueryTooManyIsRefusedUntilAnotherHasEnded() throws Exception {
        try (Questions desk = desk(10, Duration.ofHours(1), 1)) {
            Question first = desk.ask(MAIJA, "first", () -> {});
            assertThatThrownBy(() -> desk.ask(MAIJA, "second", () -> {}))
                    .isInstanceOf(LimitException.class)
                    .hasMessage("The server is answering 1 queries, as many as it may at a time; ask again when one of"
                            + " them has ended");
            first.ends(Ending.answered());
            desk.ask(MAIJA, "third", () -> {}).ends(Ending.answered());
        }
        assertThat(log().lines())
                .extracting(line -> line.replaceAll(".*\"query\":\"(\\w+)\".*\"outcome\":\"(\\w+)\".*", "$1 $2"))
                .containsExactly("second too_many_queries", "first answered", "third answered");
    }

    @Test
    void rowsBeyondTheLimitStopTheWorkAndAreNotSent() throws Exception {
        CountDownLatch stopped = new CountDownLatch(1);
        try (Questions desk = desk(10, Duration.ofHours(1), 1)) {
            Question question = desk.ask(MAIJA, "much", stopped::countDown);
            question.sends(10);
            assertThatThrownBy(() -> question.sends(1))
                    .isInstanceOf(LimitException.class)
                    .hasMessage("The answer has more than 10 rows; ask for fewer, or have the server started with a"
                            + " larger --max-rows");
            assertThat(stopped.getCount()).isZero();
            Question counted = desk.ask(MAIJA, "counted", () -> {});
            counted.finishes(OptionalLong.of(11));
        }
        assertThat(log().lines())
                .hasSize(2)
                .allSatisfy(line -> assertThat(line).contains("\"rows\":11", "\"outcome\":\"too_many_rows\""));
    }

    @Test
    void aQueryIsStoppedWhenItsTimeIsOverAndWhenTheServerStops() throws Exception {
        CountDownLatch stopped = new CountDownLatch(1);
        try (Questions desk = desk(10, Duration.ofMillis(1), 1)) {
            desk.ask(MAIJA, "endless", stopped::countDown);
            assertThat(stopped.await(1, TimeUnit.MINUTES)).isTrue();
        }
        try (Questions desk = desk(10, Duration.ofHours(1), 1)) {
            desk.ask(MAIJA, "cut short", () -> {});
        }
        assertThat(log().lines().toList())
                .satisfiesExactly(
                        line -> assertThat(line).contains("endless", "\"outcome\":\"too_long\"", "--max-seconds"),
                        line -> assertThat(line)
                                .contains("cut short", "\"outcome\":\"cancelled\"", "The server was stopped"));
    }

    @Test
    void aLimitOfNothingIsNone() {
        assertThatThrownBy(() -> new Limits(0, Duration.ofSeconds(1), 1))
                .hasMessage("A limit is at least 1: rows 0, seconds 1, queries 1");
        assertThatThrownBy(() -> new Limits(1, Duration.ZERO, 1))
                .hasMessage("A limit is at least 1: rows 1, seconds 0, queries 1");
    }
}
