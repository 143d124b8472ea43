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
import java.util.List;
import java.util.OptionalLong;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class QuestionsTest {
    private static final Instant NOW = Instant.parse("2026-03-31T23:30:00Z");
    private static final Client MAIJA = new Client("flight", "maija", "s1");

    @TempDir
    Path logs;

    private final CompletableFuture<String> trouble = new CompletableFuture<>();
    private AuditLog audit;

    @BeforeEach
    void openTheLog() {
        audit = new AuditLog(logs);
    }

    private Questions desk(long rows, Duration time, int queries) {
        return desk(new Limits(rows, 1_000_000, time, queries, queries));
    }

    private Questions desk(Limits limits) {
        return new Questions(limits, audit, Clock.fixed(NOW, ZoneOffset.UTC), 1, trouble::complete);
    }

    private static Question ask(Questions desk, String text) {
        return desk.ask(MAIJA, Asked.ANSWER, text, Work.none());
    }

    private String log() throws Exception {
        return Files.readString(logs.resolve("audit-2026-03.jsonl"));
    }

    @Test
    void anAnswerIsALineOfTheMonthThatOnlyItsOwnerCanRead() throws Exception {
        try (Questions desk = desk(10, Duration.ofHours(1), 2)) {
            Question question = desk.ask(MAIJA, Asked.COLUMNS, "SELECT 'ä'\n", Work.none());
            question.sends(4);
            question.ends(Ending.answered());
            question.ends(new Ending(Outcome.FAILED, "too late to count"));
        }
        assertThat(log())
                .isEqualTo("{\"time\":\"2026-03-31T23:30:00Z\",\"protocol\":\"flight\",\"user\":\"maija\","
                        + "\"session\":\"s1\",\"asked\":\"columns\",\"query\":\"SELECT 'ä'\\n\",\"seconds\":0.0,\"rows\":4,"
                        + "\"outcome\":\"answered\",\"message\":\"\"}\n");
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(audit.file(NOW))))
                .isEqualTo("rw-------");
    }

    @Test
    void aQueryTooManyIsRefusedUntilAnotherHasEnded() throws Exception {
        try (Questions desk = desk(10, Duration.ofHours(1), 1)) {
            Question first = ask(desk, "first");
            assertThatThrownBy(() -> ask(desk, "second"))
                    .isInstanceOf(LimitException.class)
                    .hasMessage("The server is working on 1 queries, as many as it may at a time; ask again when one of"
                            + " them has ended");
            first.ends(Ending.answered());
            ask(desk, "third").ends(Ending.answered());
        }
        assertThat(log().lines())
                .extracting(line -> line.replaceAll(".*\"query\":\"(\\w+)\".*\"outcome\":\"(\\w+)\".*", "$1 $2"))
                .containsExactly("second too_many_queries", "first answered", "third answered");
    }

    @Test
    void rowsBeyondTheLimitStopTheWorkAndAreNotSent() throws Exception {
        CountDownLatch stopped = new CountDownLatch(1);
        try (Questions desk = desk(10, Duration.ofHours(1), 1)) {
            Question question = desk.ask(MAIJA, Asked.ANSWER, "much", new Stubborn(stopped, false));
            question.sends(10);
            assertThatThrownBy(() -> question.sends(1))
                    .isInstanceOf(LimitException.class)
                    .hasMessage("The answer has more than 10 rows; ask for fewer, or have the server started with a"
                            + " larger --max-rows");
            assertThat(stopped.await(1, TimeUnit.MINUTES)).isTrue();
            Question counted = ask(desk, "counted");
            counted.computed(OptionalLong.of(11));
        }
        assertThat(log().lines())
                .hasSize(2)
                .allSatisfy(line -> assertThat(line).contains("\"rows\":11", "\"outcome\":\"too_many_rows\""));
    }

    @Test
    void aQueryIsStoppedWhenItsTimeIsOverAndWhenTheServerStops() throws Exception {
        CountDownLatch stopped = new CountDownLatch(1);
        try (Questions desk = desk(10, Duration.ofMillis(1), 1)) {
            desk.ask(MAIJA, Asked.ANSWER, "endless", new Stubborn(stopped, false));
            assertThat(stopped.await(1, TimeUnit.MINUTES)).isTrue();
        }
        try (Questions desk = desk(10, Duration.ofHours(1), 1)) {
            ask(desk, "cut short");
        }
        assertThat(log().lines().toList())
                .satisfiesExactly(
                        line -> assertThat(line).contains("endless", "\"outcome\":\"too_long\"", "--max-seconds"),
                        line -> assertThat(line)
                                .contains("cut short", "\"outcome\":\"cancelled\"", "The server was stopped"));
    }

    @Test
    void aQueryKeepsItsPlaceUntilTheWorkOnItHasStopped() throws Exception {
        Stubborn work = new Stubborn(new CountDownLatch(1), true);
        try (Questions desk = desk(10, Duration.ofHours(1), 1)) {
            Question first = desk.ask(MAIJA, Asked.ANSWER, "first", work);
            first.stops(Ending.givenUp());
            assertThatThrownBy(() -> ask(desk, "second")).isInstanceOf(LimitException.class);
            assertThat(desk.frees(first)).isFalse();
            work.isGoingOn = false;
            assertThat(desk.frees(first)).isTrue();
            ask(desk, "third").ends(Ending.answered());
        }
    }

    @Test
    void oneUserCannotTakeAllPlaces() {
        try (Questions desk = desk(new Limits(10, 10, Duration.ofHours(1), 3, 2))) {
            ask(desk, "one");
            ask(desk, "two");
            assertThatThrownBy(() -> ask(desk, "three"))
                    .hasMessage("The server is working on 2 queries of maija, as many as one user may have at a time;"
                            + " ask again when one of them has ended");
            desk.ask(new Client("flight", "pekka", "s2"), Asked.ANSWER, "of another", Work.none());
            assertThatThrownBy(() -> ask(desk, "four")).hasMessageStartingWith("The server is working on 3 queries");
        }
    }

    @Test
    void workThatNeverStopsAndTakesUpAllProcessorsIsToldOf() throws Exception {
        try (Questions desk = desk(10, Duration.ofMillis(1), 2)) {
            desk.ask(MAIJA, Asked.ANSWER, "endless", new Stubborn(new CountDownLatch(1), true));
            assertThat(trouble.get(1, TimeUnit.MINUTES))
                    .isEqualTo("As many queries as can be worked on do not end, and cannot be stopped");
        }
    }

    @Test
    void whoWaitsIsToldOfTheStopOnceHoweverLateTheyCome() {
        List<String> told = new CopyOnWriteArrayList<>();
        try (Questions desk = desk(10, Duration.ofHours(1), 1)) {
            Question question = ask(desk, "much");
            question.tells(why -> told.add("first " + why.outcome()));
            question.stops(Ending.givenUp());
            question.stops(Ending.answered());
            question.tells(why -> told.add("late " + why.outcome()));
        }
        assertThat(told).containsExactly("first CANCELLED", "late CANCELLED");
    }

    @Test
    void aDeskThatIsClosedTakesNothingIn() {
        Questions desk = desk(10, Duration.ofHours(1), 1);
        desk.close();
        assertThatThrownBy(() -> ask(desk, "late")).hasMessage("The server was stopped");
    }

    /** Work that may go on after it was stopped. */
    private static final class Stubborn implements Work {
        private final CountDownLatch stopped;
        private volatile boolean isGoingOn;

        Stubborn(CountDownLatch stopped, boolean isGoingOn) {
            this.stopped = stopped;
            this.isGoingOn = isGoingOn;
        }

        @Override
        public void stop() {
            stopped.countDown();
        }

        @Override
        public boolean isGoingOn() {
            return isGoingOn;
        }

        @Override
        public void forget() {
            // Nothing is kept.
        }
    }

    @Test
    void aLimitOfNothingIsNone() {
        assertThatThrownBy(() -> new Limits(0, 1, Duration.ofSeconds(1), 1, 1))
                .hasMessage("A limit is at least 1: rows 0, bytes 1, seconds 1, queries 1, of one user 1");
        assertThatThrownBy(() -> new Limits(1, 1, Duration.ZERO, 1, 1))
                .hasMessage("A limit is at least 1: rows 1, bytes 1, seconds 0, queries 1, of one user 1");
        assertThatThrownBy(() -> new Limits(Long.MAX_VALUE, 1, Duration.ofSeconds(1), 1, 1))
                .hasMessage("Rows are limited to 1000000000 at most, and time to 86400 seconds");
        assertThatThrownBy(() -> new Limits(1, 1, Duration.ofSeconds(Long.MAX_VALUE), 1, 1))
                .hasMessage("Rows are limited to 1000000000 at most, and time to 86400 seconds");
    }
}
