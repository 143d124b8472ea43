package fi.robohaku.serve.server;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Objects;
import java.util.Optional;

/**
 * Where the server listens.
 *
 * @param host name or address of this machine
 * @param connectPort port of Spark Connect; 0 for any free one
 * @param flightPort port of Arrow Flight SQL; 0 for any free one
 * @param tls certificate and key; without them nothing is encrypted
 */
public record Endpoint(String host, int connectPort, int flightPort, Optional<Tls> tls) {
    /** A request is a query with its parameters; a larger one is refused. */
    static final int MOST_BYTES_OF_A_REQUEST = 16 * 1024 * 1024;

    /** Calls that a connection may have open at a time; more wait in the client. */
    static final int MOST_CALLS_OF_A_CONNECTION = 100;

    public Endpoint {
        Objects.requireNonNull(host, "host");
        Objects.requireNonNull(tls, "tls");
    }

    /** Whether only programs on this machine can reach it. */
    public boolean isLocal() throws UnknownHostException {
        return InetAddress.getByName(host).isLoopbackAddress();
    }
}
