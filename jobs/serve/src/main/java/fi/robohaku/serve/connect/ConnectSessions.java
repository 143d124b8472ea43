package fi.robohaku.serve.connect;

import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import org.apache.logging.log4j.LogManager;
import org.apache.logging.log4j.Logger;
import org.apache.spark.sql.connect.service.SessionKey;
import org.apache.spark.sql.connect.service.SparkConnectService$;

/**
 * The sessions that users have open over Spark Connect, which makes one for each new name that a client sends. Where a user
 * has more than the limit, the one that was used least is closed; Spark tells its client so.
 */
final class ConnectSessions {
    private static final Logger LOG = LogManager.getLogger(ConnectSessions.class);

    private static final int MAX_CLOSED = 10_000;

    private final int maxSessions;
    /** Names of the sessions of each user, the one that was used last at the end. */
    private final Map<String, Set<String>> users = new HashMap<>();
    /** Sessions that were closed for others: who comes back to one takes no place. */
    private final Set<String> closed = new LinkedHashSet<>();

    ConnectSessions(int maxSessions) {
        this.maxSessions = maxSessions;
    }

    /** Notes that a session is used, before Spark makes it. */
    void use(String user, String session) {
        for (String oldest = add(user, session); !oldest.isEmpty(); oldest = removeSurplus(user)) {
            try {
                SparkConnectService$.MODULE$.sessionManager().closeSession(new SessionKey(user, oldest), false);
            } catch (RuntimeException e) {
                LOG.warn("A session of {} could not be closed in order", user, e);
            }
        }
    }

    private synchronized String add(String user, String session) {
        if (closed.contains(user + " " + session)) {
            return "";
        }
        Set<String> own = users.computeIfAbsent(user, first -> new LinkedHashSet<>());
        own.remove(session);
        own.add(session);
        return removeSurplus(user);
    }

    private synchronized String removeSurplus(String user) {
        Set<String> own = users.getOrDefault(user, Set.of());
        if (own.size() <= maxSessions) {
            return "";
        }
        String oldest = own.iterator().next();
        own.remove(oldest);
        closed.add(user + " " + oldest);
        if (closed.size() > MAX_CLOSED) {
            closed.remove(closed.iterator().next());
        }
        return oldest;
    }

    /** Notes that a client releases a session. */
    synchronized void release(String user, String session) {
        users.getOrDefault(user, Set.of()).remove(session);
    }
}
