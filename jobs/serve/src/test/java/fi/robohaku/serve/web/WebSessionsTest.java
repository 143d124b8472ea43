package fi.robohaku.serve.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import fi.robohaku.serve.auth.TokenStore;
import fi.robohaku.serve.query.Bounds;
import fi.robohaku.serve.query.Limits;
import fi.robohaku.serve.query.QueryManager;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** How long sessions of browsers last, and who is kept waiting after wrong tokens. */
class WebSessionsTest {
    private static final String ADDRESS = "127.0.0.1";
    private static final int MAX_SESSIONS = 3;

    @TempDir
    Path folder;

    private final SetClock clock = new SetClock();
    private TokenStore tokens;
    private QueryManager manager;
    private WebSessions sessions;
    private String maija;

    /** A clock that stands still until it is set forward. */
    private static final class SetClock extends Clock {
        private Instant now = Instant.parse("2026-03-01T08:00:00Z");

        void forward(Duration duration) {
            now = now.plus(duration);
        }

        @Override
        public Instant instant() {
            return now;
        }

        @Override
        public ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            throw new UnsupportedOperationException();
        }
    }

    @BeforeEach
    void open() throws IOException {
        tokens = new TokenStore(TokenStore.defaultFile(folder));
        maija = tokens.add("maija", LocalDate.of(2026, 3, 1));
        Bounds bounds = new Bounds(Duration.ZERO, 100, MAX_SESSIONS, 10, 1_000_000);
        manager = new QueryManager(
                new Limits(10, 1_000_000, Duration.ofMinutes(1), 1, 1, bounds),
                folder.resolve("logs"),
                clock,
                why -> {});
        sessions = new WebSessions(
                tokens,
                manager,
                () -> {
                    throw new AssertionError("no query is put here");
                },
                clock);
    }

    @AfterEach
    void close() {
        manager.close();
    }

    @Test
    void aSessionThatIsNotUsedForAnHourEnds() throws IOException {
        String secret = sessions.open("maija", maija, ADDRESS);
        clock.forward(Duration.ofMinutes(59));
        assertThat(sessions.find(secret)).isPresent();
        clock.forward(Duration.ofMinutes(59));
        assertThat(sessions.find(secret)).as("it was used in between").isPresent();
        clock.forward(Duration.ofMinutes(61));
        assertThat(sessions.find(secret)).isEmpty();
        assertThat(sessions.find("anything else")).isEmpty();
    }

    @Test
    void aSessionEndsWithItsTokenAndWithItsLogout() throws IOException {
        String closed = sessions.open("maija", maija, ADDRESS);
        String secret = sessions.open("maija", maija, ADDRESS);
        sessions.close(sessions.find(closed).orElseThrow());
        assertThat(sessions.find(closed)).isEmpty();
        assertThat(sessions.find(secret)).isPresent();
        tokens.remove("maija");
        assertThat(sessions.find(secret)).isEmpty();
    }

    @Test
    void ofMoreSessionsThanAllowedTheOneUsedLeastEnds() throws IOException {
        List<String> secrets = new ArrayList<>();
        for (int i = 0; i <= MAX_SESSIONS; i++) {
            secrets.add(sessions.open("maija", maija, ADDRESS));
            clock.forward(Duration.ofSeconds(1));
        }
        assertThat(sessions.find(secrets.get(0))).isEmpty();
        for (String secret : secrets.subList(1, secrets.size())) {
            assertThat(sessions.find(secret)).isPresent();
        }
    }

    @Test
    void afterTenWrongTokensWithinAMinuteNotEvenTheRightOneIsLookedAtUntilItHasPassed() throws IOException {
        for (int i = 0; i < LoginThrottle.MAX_FAILURES; i++) {
            assertThatThrownBy(() -> sessions.open("maija", "wrong", ADDRESS))
                    .isInstanceOf(RefusedException.class)
                    .hasMessage("web.wrong_token");
        }
        assertThatThrownBy(() -> sessions.open("maija", maija, ADDRESS))
                .isInstanceOf(RefusedException.class)
                .hasMessage("web.too_many_logins");
        assertThat(sessions.open("maija", maija, "192.0.2.1"))
                .as("from another machine")
                .isNotEmpty();
        clock.forward(LoginThrottle.WINDOW);
        assertThat(sessions.open("maija", maija, ADDRESS)).isNotEmpty();
    }
}
