package fi.robohaku.serve.auth;

import java.nio.file.Path;
import java.util.Objects;

/**
 * The certificate of a server.
 *
 * @param certificate PEM file: the certificate and those that signed it
 * @param key PEM file: the private key, PKCS #8, without password
 */
public record Tls(Path certificate, Path key) {
    public Tls {
        Objects.requireNonNull(certificate, "certificate");
        Objects.requireNonNull(key, "key");
    }
}
