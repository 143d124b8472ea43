package fi.robohaku.serve.query;

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
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class QueryManagerTest {
    private static final Instant NOW = Instant.parse("2026-03-31T23:30:00Z");
    private static final Client MAIJA = new Client("flight", "maija", "s1");

    @TempDir
    Path logs;

    private final CompletableFuture<String> fatalError = new CompletableFuture<>();

    private QueryManager manager(long rows, Duration time, int queries) {
        return manager(limits(rows, 1_000_000, time, queries, queries));
    }

    private QueryManager manager(Limits limits) {
        return new QueryManager(limits, logs, Clock.fixed(NOW, ZoneOffset.UTC), fatalError::complete);
    }

    /** Limits under which a query that gets no slot at once gets none. */
    private static Limits limits(long rows, long bytes, Duration time, int queries, int userQueries) {
        return new Limits(
                rows, bytes, time, queries, userQueries, Bounds.defaults().withMaxWait(Duration.ZERO));
    }

    private static QueryExecution submit(QueryManager manager, String text) {
        return submit(manager, text, CancellableTasks.none());
    }

    private static QueryExecution submit(QueryManager manager, String text, CancellableTasks tasks) {
        return manager.submit(MAIJA, RequestType.EXECUTE, text, tasks);
    }

    private String auditLog() throws Exception {
        return Files.readString(logs.resolve("audit-2026-03.jsonl"));
    }

    @Test
    void aQueryIsALineOfTheMonthThatOnlyItsOwnerCanRead() throws Exception {
        try (QueryManager manager = manager(10, Duration.ofHours(1), 2)) {
            QueryExecution query = manager.submit(MAIJA, RequestType.ANALYZE, "SELECT 'ä'\n", CancellableTasks.none());
            query.addRows(4);
            query.complete(QueryCompletion.finished());
            query.complete(new QueryCompletion(QueryStatus.FAILED, "too late to count"));
        }
        assertThat(auditLog())
                .isEqualTo("{\"time\":\"2026-03-31T23:30:00Z\",\"protocol\":\"flight\",\"user\":\"maija\","
                        + "\"session\":\"s1\",\"asked\":\"columns\",\"query\":\"SELECT 'ä'\\n\",\"seconds\":0.0,\"rows\":4,"
                        + "\"outcome\":\"answered\",\"message\":\"\"}\n");
        Path file = logs.resolve("audit-2026-03.jsonl");
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                .isEqualTo("rw-------");
    }

    @Test
    void aQueryRunsFromItsSubmissionToItsFirstCompletion() {
        try (QueryManager manager = manager(10, Duration.ofHours(1), 1)) {
            QueryExecution query = submit(manager, "one");
            assertThat(query.state()).isEqualTo(QueryState.RUNNING);
            assertThat(query.completion()).isEmpty();
            query.abort(QueryCompletion.cancelledByClient());
            assertThat(query.state()).isEqualTo(QueryState.CANCELLED);
            query.complete(QueryCompletion.finished());
            assertThat(query.state()).isEqualTo(QueryState.CANCELLED);
            assertThat(query.completion()).contains(QueryCompletion.cancelledByClient());
        }
    }

    @Test
    void aQueryWithoutASlotCannotFinish() {
        try (QueryManager manager = manager(10, Duration.ofHours(1), 1)) {
            QueryExecution query =
                    new QueryExecution(manager, MAIJA, RequestType.EXECUTE, "queued", CancellableTasks.none());
            assertThatThrownBy(() -> query.complete(QueryCompletion.finished()))
                    .hasMessage("A query that is QUEUED cannot become FINISHED");
            assertThat(query.state()).isEqualTo(QueryState.QUEUED);
        }
    }

    @Test
    void aQueryTooManyIsRejectedUntilAnotherHasEnded() throws Exception {
        try (QueryManager manager = manager(10, Duration.ofHours(1), 1)) {
            QueryExecution first = submit(manager, "first");
            assertThatThrownBy(() -> submit(manager, "second"))
                    .isInstanceOf(QueryAbortedException.class)
                    .hasMessage("The server is working on 1 queries of maija, as many as one user may have at a time;"
                            + " this one waited for 0 s, with 0 before it. Ask again when one of them has ended, or have"
                            + " the server started with a larger --max-wait");
            first.complete(QueryCompletion.finished());
            submit(manager, "third").complete(QueryCompletion.finished());
        }
        assertThat(auditLog().lines())
                .extracting(line -> line.replaceAll(".*\"query\":\"(\\w+)\".*\"outcome\":\"(\\w+)\".*", "$1 $2"))
                .containsExactly("second too_many_queries", "first answered", "third answered");
    }

    @Test
    void rowsBeyondTheLimitCancelTheTasksAndAreNotSent() throws Exception {
        CountDownLatch cancelled = new CountDownLatch(1);
        try (QueryManager manager = manager(10, Duration.ofHours(1), 2)) {
            QueryExecution query = submit(manager, "much", new StubbornTasks(cancelled, false));
            query.addRows(10);
            assertThatThrownBy(() -> query.addRows(1))
                    .isInstanceOf(QueryAbortedException.class)
                    .hasMessage("The answer has more than 10 rows; ask for fewer, or have the server started with a"
                            + " larger --max-rows");
            assertThat(query.state()).isEqualTo(QueryState.FAILED);
            assertThat(cancelled.await(1, TimeUnit.MINUTES)).isTrue();
            QueryExecution counted = submit(manager, "counted");
            counted.setResultReady(OptionalLong.of(11));
        }
        assertThat(auditLog().lines())
                .hasSize(2)
                .allSatisfy(line -> assertThat(line).contains("\"rows\":11", "\"outcome\":\"too_many_rows\""));
    }

    @Test
    void aQueryThatRunsTooLongIsTimedOutAndItsTasksAreCancelled() throws Exception {
        CountDownLatch cancelled = new CountDownLatch(1);
        try (QueryManager manager = manager(10, Duration.ofMillis(1), 1)) {
            QueryExecution query = submit(manager, "endless", new StubbornTasks(cancelled, false));
            assertThat(cancelled.await(1, TimeUnit.MINUTES)).isTrue();
            assertThat(query.state()).isEqualTo(QueryState.TIMED_OUT);
        }
        assertThat(auditLog().lines())
                .singleElement()
                .asString()
                .contains("endless", "\"outcome\":\"too_long\"", "--max-seconds");
    }

    @Test
    void aQueryIsCancelledWhenTheServerCloses() throws Exception {
        QueryExecution query;
        try (QueryManager manager = manager(10, Duration.ofHours(1), 1)) {
            query = submit(manager, "cut short");
        }
        assertThat(query.state()).isEqualTo(QueryState.CANCELLED);
        assertThat(auditLog().lines())
                .singleElement()
                .asString()
                .contains("cut short", "\"outcome\":\"cancelled\"", "The server was stopped");
    }

    @Test
    void aQueryKeepsItsSlotUntilItsTasksHaveEnded() throws Exception {
        StubbornTasks tasks = new StubbornTasks(new CountDownLatch(1), true);
        try (QueryManager manager = manager(10, Duration.ofHours(1), 1)) {
            QueryExecution first = submit(manager, "first", tasks);
            first.abort(QueryCompletion.cancelledByClient());
            assertThatThrownBy(() -> submit(manager, "second")).isInstanceOf(QueryAbortedException.class);
            assertThat(manager.releaseSlot(first)).isFalse();
            tasks.areRunning = false;
            assertThat(manager.releaseSlot(first)).isTrue();
            submit(manager, "third").complete(QueryCompletion.finished());
        }
    }

    @Test
    void oneUserCannotTakeAllSlots() {
        try (QueryManager manager = manager(limits(10, 10, Duration.ofHours(1), 3, 2))) {
            submit(manager, "one");
            submit(manager, "two");
            assertThatThrownBy(() -> submit(manager, "three"))
                    .hasMessageStartingWith(
                            "The server is working on 2 queries of maija, as many as one user may have at a time;");
            Client pekka = new Client("flight", "pekka", "s2");
            manager.submit(pekka, RequestType.EXECUTE, "of another", CancellableTasks.none());
            Client third = new Client("flight", "liisa", "s3");
            assertThatThrownBy(() -> manager.submit(third, RequestType.EXECUTE, "of a third", CancellableTasks.none()))
                    .hasMessageStartingWith("The server is working on 3 queries, as many as it may at a time;");
        }
    }

    @Test
    void tasksThatNeverEndAndTakeUpAllSlotsAreAFatalError() throws Exception {
        try (QueryManager manager = manager(10, Duration.ofMillis(1), 2)) {
            submit(manager, "endless", new StubbornTasks(new CountDownLatch(1), true));
            submit(manager, "endless too", new StubbornTasks(new CountDownLatch(1), true));
            assertThat(fatalError.get(1, TimeUnit.MINUTES))
                    .isEqualTo("As many queries as can be worked on do not end, and cannot be stopped");
        }
    }

    @Test
    void anAbortListenerIsCalledOnceHoweverLateItIsAdded() {
        List<String> calls = new CopyOnWriteArrayList<>();
        try (QueryManager manager = manager(10, Duration.ofHours(1), 1)) {
            QueryExecution query = submit(manager, "much");
            query.onAbort(why -> calls.add("first " + why.status()));
            query.abort(QueryCompletion.cancelledByClient());
            query.abort(QueryCompletion.finished());
            query.onAbort(why -> calls.add("late " + why.status()));
        }
        assertThat(calls).containsExactly("first CANCELLED", "late CANCELLED");
    }

    @Test
    void aManagerThatIsClosedAdmitsNoQuery() {
        QueryManager manager = manager(10, Duration.ofHours(1), 1);
        manager.close();
        assertThatThrownBy(() -> submit(manager, "late")).hasMessage("The server was stopped");
    }

    /** Tasks that may run on after they were cancelled. */
    private static final class StubbornTasks implements CancellableTasks {
        private final CountDownLatch cancelled;
        private volatile boolean areRunning;

        StubbornTasks(CountDownLatch cancelled, boolean areRunning) {
            this.cancelled = cancelled;
            this.areRunning = areRunning;
        }

        @Override
        public void cancel() {
            cancelled.countDown();
        }

        @Override
        public boolean areRunning() {
            return areRunning;
        }

        @Override
        public void release() {
            // Nothing is kept.
        }
    }

    @Test
    void aLimitOfNothingIsNone() {
        assertThatThrownBy(() -> limits(0, 1, Duration.ofSeconds(1), 1, 1))
                .hasMessage("A limit is at least 1: rows 0, bytes 1, seconds 1, queries 1, of one user 1");
        assertThatThrownBy(() -> limits(1, 1, Duration.ZERO, 1, 1))
                .hasMessage("A limit is at least 1: rows 1, bytes 1, seconds 0, queries 1, of one user 1");
        assertThatThrownBy(() -> limits(Long.MAX_VALUE, 1, Duration.ofSeconds(1), 1, 1))
                .hasMessage("Rows are limited to 1000000000 at most, and time to 86400 seconds");
        assertThatThrownBy(() -> limits(1, 1, Duration.ofSeconds(Long.MAX_VALUE), 1, 1))
                .hasMessage("Rows are limited to 1000000000 at most, and time to 86400 seconds");
    }

    @Test
    void aBoundOfNothingIsNone() {
        assertThatThrownBy(() -> new Bounds(Duration.ZERO, 0, 1, 1, 1))
                .hasMessage("A bound is at least 1: tasks 0, sessions 1, statements 1, bytes of a value 1");
        assertThatThrownBy(() -> new Bounds(Duration.ofDays(1), 1, 1, 1, 1))
                .hasMessage("A query waits for 0 to 3600 seconds, and has 10000 tasks at most");
    }

    @Test
    void aQueryWaitsForASlotAndTheUserWithTheFewestGetsTheNext() throws Exception {
        Limits two = new Limits(10, 10, Duration.ofHours(1), 2, 2, Bounds.defaults());
        try (QueryManager manager = manager(two)) {
            QueryExecution first = submit(manager, "first of maija");
            submit(manager, "second of maija");
            List<String> admitted = new CopyOnWriteArrayList<>();
            Thread third = waiting(manager, MAIJA, admitted);
            Thread other = waiting(manager, new Client("flight", "pekka", "s2"), admitted);
            first.complete(QueryCompletion.finished());
            other.join();
            assertThat(admitted).containsExactly("pekka");
            manager.close();
            third.join();
        }
        assertThat(auditLog()).contains("\"query\":\"of maija\"", "The server was stopped");
    }

    /** Submits a query in a thread of its own, which waits for a slot when this returns. */
    private static Thread waiting(QueryManager manager, Client client, List<String> admitted) {
        Thread thread = new Thread(() -> {
            try {
                manager.submit(client, RequestType.EXECUTE, "of " + client.user(), CancellableTasks.none());
                admitted.add(client.user());
            } catch (QueryAbortedException e) {
                // The manager was closed.
            }
        });
        thread.start();
        while (thread.getState() != Thread.State.TIMED_WAITING) {
            Thread.onSpinWait();
        }
        return thread;
    }

    @Test
    void theTimeThatPreparingTookCountsForTheLimit() throws Exception {
        try (QueryManager manager = manager(10, Duration.ofHours(1), 2)) {
            CompletableFuture<QueryCompletion> aborted = new CompletableFuture<>();
            QueryExecution query = manager.submit(
                    MAIJA, RequestType.EXECUTE, "prepared for long", Duration.ofHours(1), CancellableTasks.none());
            query.onAbort(aborted::complete);
            assertThat(aborted.get(1, TimeUnit.MINUTES).message()).startsWith("The query took more than 3600 s");
            assertThat(submit(manager, "prepared at once").state()).isEqualTo(QueryState.RUNNING);
        }
    }

    @Test
    void aFloodOfStrangersIsCountedAndTheirNamesAreCut() throws Exception {
        String endless = "x".repeat(1_000_000);
        try (QueryManager manager = manager(10, Duration.ofHours(1), 1)) {
            for (int i = 0; i < 1000; i++) {
                manager.reject(
                        new Client("flight", endless, ""),
                        RequestType.EXECUTE,
                        "",
                        QueryCompletion.unauthenticated("No token"));
            }
        }
        assertThat(auditLog().lines())
                .hasSize(DenialLog.MAX_PER_MINUTE)
                .allSatisfy(line -> assertThat(line).hasSizeLessThan(400).contains("\"outcome\":\"denied\""));
    }

    @Test
    void aMinuteLaterTheNextStrangerIsWrittenDownWithTheNumberOfThoseBefore() {
        DenialLog log = new DenialLog();
        long written = 0;
        for (int i = 0; i < 100; i++) {
            written += log.admit(denial(NOW)).stream().count();
        }
        assertThat(written).isEqualTo(60);
        assertThat(log.admit(denial(NOW.plusSeconds(60)))
                        .orElseThrow()
                        .completion()
                        .message())
                .isEqualTo("No token; 40 more requests like this one came before it and are not written down");
        assertThat(log.admit(denial(NOW.plusSeconds(61)))
                        .orElseThrow()
                        .completion()
                        .message())
                .isEqualTo("No token");
    }

    private static AuditEntry denial(Instant at) {
        return new AuditEntry(
                at, MAIJA, RequestType.EXECUTE, "", Duration.ZERO, 0, QueryCompletion.unauthenticated("No token"));
    }
}
