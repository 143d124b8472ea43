package fi.robohaku.serve.web;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;

/** Counts wrong tokens: whoever gives ten of them for one user within a minute is not listened to for the rest of it. */
final class LoginThrottle {
    static final int MAX_FAILURES = 10;

    static final Duration WINDOW = Duration.ofMinutes(1);

    private static final int MAX_KEPT = 10_000;

    private final Clock clock;
    private final Map<String, Failures> failures = new LinkedHashMap<>();

    /** @param since when the first of them came */
    private record Failures(Instant since, int count) {}

    LoginThrottle(Clock clock) {
        this.clock = clock;
    }

    /** Whether logins of a user from an address are turned away now. */
    synchronized boolean isClosed(String address, String user) {
        return current(address, user).count() >= MAX_FAILURES;
    }

    /** Notes a wrong token. */
    synchronized void recordFailure(String address, String user) {
        Failures before = current(address, user);
        failures.put(key(address, user), new Failures(before.since(), before.count() + 1));
        if (failures.size() > MAX_KEPT) {
            failures.remove(failures.keySet().iterator().next());
        }
    }

    private Failures current(String address, String user) {
        Instant now = clock.instant();
        Failures known = failures.get(key(address, user));
        boolean counts = known != null && known.since().plus(WINDOW).isAfter(now);
        if (!counts) {
            failures.remove(key(address, user));
        }
        return counts ? known : new Failures(now, 0);
    }

    private static String key(String address, String user) {
        return address + " " + user;
    }
}
