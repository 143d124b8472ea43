package fi.robohaku.serve.server;

import java.util.Objects;

/**
 * Who asks, and how.
 *
 * @param protocol {@code connect} or {@code flight}
 * @param user name in the token file, or empty where it is not known
 * @param session what tells the sessions of a user apart; empty before there is one
 */
record Client(String protocol, String user, String session) {
    Client {
        Objects.requireNonNull(protocol, "protocol");
        Objects.requireNonNull(user, "user");
        Objects.requireNonNull(session, "session");
    }
}
