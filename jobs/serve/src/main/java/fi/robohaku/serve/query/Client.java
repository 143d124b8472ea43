package fi.robohaku.serve.query;

import java.util.Objects;

/**
 * The client that sent a request.
 *
 * @param protocol {@code connect}, {@code flight} or {@code web}
 * @param user the user of its token, or empty where it is not known
 * @param session tells the sessions of a user apart; empty before there is one
 */
public record Client(String protocol, String user, String session) {
    public Client {
        Objects.requireNonNull(protocol, "protocol");
        Objects.requireNonNull(user, "user");
        Objects.requireNonNull(session, "session");
    }
}
