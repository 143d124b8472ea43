package fi.robohaku.serve.query;

import static fi.robohaku.serve.query.QueryState.CANCELLED;
import static fi.robohaku.serve.query.QueryState.FAILED;
import static fi.robohaku.serve.query.QueryState.FINISHED;
import static fi.robohaku.serve.query.QueryState.QUEUED;
import static fi.robohaku.serve.query.QueryState.RUNNING;
import static fi.robohaku.serve.query.QueryState.TIMED_OUT;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

class QueryStateTest {
    private static final Set<List<QueryState>> ALLOWED = Set.of(
            List.of(QUEUED, RUNNING),
            List.of(QUEUED, FAILED),
            List.of(QUEUED, CANCELLED),
            List.of(RUNNING, FINISHED),
            List.of(RUNNING, FAILED),
            List.of(RUNNING, CANCELLED),
            List.of(RUNNING, TIMED_OUT));

    static Stream<Arguments> allPairs() {
        return Stream.of(QueryState.values())
                .flatMap(from -> Stream.of(QueryState.values()).map(to -> Arguments.of(from, to)));
    }

    @ParameterizedTest
    @MethodSource("allPairs")
    void aTransitionThatTheTableDoesNotHoldThrows(QueryState from, QueryState to) {
        if (ALLOWED.contains(List.of(from, to))) {
            assertThat(from.transitionTo(to)).isEqualTo(to);
        } else {
            assertThatThrownBy(() -> from.transitionTo(to))
                    .isInstanceOf(IllegalStateException.class)
                    .hasMessage("A query that is " + from + " cannot become " + to);
        }
    }

    @Test
    void aQueryThatHasEndedStaysAsItIs() {
        assertThat(QueryState.values())
                .filteredOn(QueryState::isTerminal)
                .containsExactly(FINISHED, FAILED, CANCELLED, TIMED_OUT);
    }

    @ParameterizedTest
    @EnumSource(QueryStatus.class)
    void aStatusBelongsToATerminalState(QueryStatus status) {
        assertThat(status.state().isTerminal()).isTrue();
    }

    @Test
    void theWordsOfTheAuditLogStayAsTheyAre() {
        assertThat(QueryStatus.values())
                .extracting(QueryStatus::auditWord)
                .containsExactly(
                        "answered",
                        "failed",
                        "cancelled",
                        "refused",
                        "too_many_rows",
                        "too_large",
                        "too_long",
                        "too_many_queries",
                        "denied");
        assertThat(RequestType.values())
                .extracting(RequestType::auditWord)
                .containsExactly("answer", "columns", "tables", "file");
    }
}
