package fi.robohaku.marts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import fi.robohaku.SparkTest;
import fi.robohaku.lakehouse.ParallelTasks;
import fi.robohaku.lakehouse.TestWarehouse;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import org.apache.spark.sql.SparkSession;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** What would wait for ever runs into the time limit. */
@SparkTest
@Timeout(120)
class TaskGraphTest {
    private final TaskGraph graph = new TaskGraph();
    private final List<String> ran = Collections.synchronizedList(new ArrayList<>());
    private SparkSession spark;

    @BeforeEach
    void aSession(@TempDir Path folder) {
        spark = TestWarehouse.in(folder).spark();
    }

    private void add(String name, List<String> needs, ParallelTasks.Work work) {
        graph.add(name, needs, new ParallelTasks.Task("Running " + name, () -> {
            work.run();
            ran.add(name);
        }));
    }

    @Test
    void aDeepChainDoesNotWaitForASlowTaskBesideIt() {
        CountDownLatch chainEnded = new CountDownLatch(1);
        add("slow", List.of(), chainEnded::await);
        add("first", List.of(), () -> {});
        add("second", List.of("first"), () -> {});
        add("third", List.of("second"), () -> {});
        add("fourth", List.of("third"), () -> {});
        add("end_of_chain", List.of("fourth"), chainEnded::countDown);
        add("after_slow", List.of("slow", "first"), () -> {});

        graph.run(spark);

        assertThat(ran)
                .as("the slow one ends only when the chain has")
                .containsExactlyInAnyOrder("first", "second", "third", "fourth", "end_of_chain", "slow", "after_slow")
                .containsSubsequence("fourth", "slow", "after_slow");
    }

    @Test
    void aTaskStartsWhenAllThatItNeedsHaveEnded() {
        CountDownLatch bothRun = new CountDownLatch(2);
        ParallelTasks.Work meeting = () -> {
            bothRun.countDown();
            bothRun.await();
        };
        add("top", List.of("nobody_adds_it"), () -> {});
        add("left", List.of("top"), meeting);
        add("right", List.of("top"), meeting);
        add("bottom", List.of("left", "right"), () -> {});

        graph.run(spark);

        assertThat(ran).startsWith("top").endsWith("bottom").hasSize(4);
    }

    @Test
    void ofManyThatAreReadyTheOneWithTheLongestWayBehindItGoesFirst() {
        CountDownLatch chainBegan = new CountDownLatch(1);
        for (int i = 0; i < ParallelTasks.AT_ONCE; i++) {
            add("a_single_" + i, List.of(), chainBegan::await);
        }
        add("head_of_chain", List.of(), chainBegan::countDown);
        add("tail_of_chain", List.of("head_of_chain"), () -> {});

        graph.run(spark);

        assertThat(ran)
                .as("the others take all threads until the chain has begun")
                .hasSize(ParallelTasks.AT_ONCE + 2);
    }

    @Test
    void afterAFailureWhatRunsEndsAndNothingMoreIsStarted() {
        CountDownLatch failing = new CountDownLatch(1);
        CountDownLatch running = new CountDownLatch(1);
        add("fails", List.of(), () -> {
            running.await();
            failing.countDown();
            throw new IllegalStateException("out of order");
        });
        add("runs", List.of(), () -> {
            running.countDown();
            failing.await();
        });
        add("needs_both", List.of("fails", "runs"), () -> {});

        assertThatThrownBy(() -> graph.run(spark))
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("out of order");
        assertThat(ran).containsExactly("runs");
    }

    @Test
    void aGraphWithoutTasksIsDoneAtOnce() {
        graph.run(spark);

        assertThat(ran).isEmpty();
    }
}
