package fi.robohaku.serve.auth;

import java.io.IOException;
import java.util.Optional;

/** Authenticates users by their tokens. */
public interface Authenticator {
    /** The user of a token; empty where it is the token of nobody. */
    Optional<String> authenticate(String token) throws IOException;

    /** Whether no user has a token. */
    boolean isEmpty() throws IOException;
}
