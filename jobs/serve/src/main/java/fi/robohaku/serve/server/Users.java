package fi.robohaku.serve.server;

import java.io.IOException;
import java.util.Optional;

/** Who may ask. */
public interface Users {
    /** The user whom a token was made for, where it is anybody's. */
    Optional<String> userOf(String token) throws IOException;

    /** Whether anybody may ask at all. */
    boolean isEmpty() throws IOException;
}
