package fi.robohaku.serve.auth;

import java.io.IOException;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * The addresses that a server listens on.
 *
 * @param host name or address of this machine
 * @param connectPort port of Spark Connect; 0 for any free one
 * @param flightPort port of Arrow Flight SQL; 0 for any free one
 * @param webPort port of the web page, 0 for any free one; empty where there is to be none
 * @param tls certificate and key; without them nothing is encrypted
 */
public record Endpoint(String host, int connectPort, int flightPort, OptionalInt webPort, Optional<Tls> tls) {
    /** A request is a query with its parameters; a larger one is rejected. */
    public static final int MAX_REQUEST_BYTES = 16 * 1024 * 1024;

    /** Calls that a connection may have open at a time; more wait in the client. */
    public static final int MAX_CALLS_PER_CONNECTION = 100;

    public Endpoint {
        Objects.requireNonNull(host, "host");
        Objects.requireNonNull(webPort, "webPort");
        Objects.requireNonNull(tls, "tls");
    }

    /**
     * Checks that nobody reaches the tables who should not.
     *
     * @throws IOException where other machines can reach this endpoint and it is not encrypted, where nobody has a token,
     *     or where others than its owner can read the tokens
     */
    public void requireSecure(Authenticator authenticator) throws IOException {
        if (!isLocal() && tls.isEmpty()) {
            throw new IOException("Other machines can reach " + host
                    + ", so a certificate is needed: give --tls-cert and --tls-key, or leave --host out");
        }
        if (authenticator.isEmpty()) {
            throw new IOException("Nobody has a token yet; 'robohaku serve token add USER' makes one");
        }
        if (tls.isPresent()) {
            for (Path file : List.of(tls.get().certificate(), tls.get().key())) {
                if (!Files.isReadable(file)) {
                    throw new IOException("The file " + file + " is not there, or cannot be read");
                }
            }
        }
    }

    /** Whether only programs on this machine can reach it. */
    public boolean isLocal() throws UnknownHostException {
        return InetAddress.getByName(host).isLoopbackAddress();
    }
}
