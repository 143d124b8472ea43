package fi.robohaku.serve.web;

import fi.robohaku.serve.auth.Endpoint;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * The names by which a server may be called: those of this machine, and those of its certificate. A page of somebody else
 * whose name is made to lead here is turned away.
 */
final class HostNames {
    private static final int DNS_NAME = 2;
    private static final int IP_ADDRESS = 7;

    private final Set<String> names = new HashSet<>(List.of("localhost", "127.0.0.1", "[::1]"));

    private HostNames() {}

    /** @throws IOException where the certificate cannot be read */
    static HostNames of(Endpoint endpoint) throws IOException {
        HostNames names = new HostNames();
        names.add(endpoint.host());
        if (endpoint.tls().isPresent()) {
            names.addAll(endpoint.tls().get().certificate());
        }
        return names;
    }

    private void add(String name) {
        String small = name.toLowerCase(Locale.ROOT);
        names.add(small.contains(":") && !small.startsWith("[") ? "[" + small + "]" : small);
    }

    private void addAll(Path certificate) throws IOException {
        try (InputStream in = Files.newInputStream(certificate)) {
            X509Certificate own =
                    (X509Certificate) CertificateFactory.getInstance("X.509").generateCertificate(in);
            Collection<List<?>> alternatives = own.getSubjectAlternativeNames();
            for (List<?> alternative : alternatives == null ? List.<List<?>>of() : alternatives) {
                if (alternative.get(0).equals(DNS_NAME) || alternative.get(0).equals(IP_ADDRESS)) {
                    add(alternative.get(1).toString());
                }
            }
        } catch (CertificateException e) {
            throw new IOException("The file " + certificate + " is no certificate in PEM", e);
        }
    }

    /** Whether a header {@code Host} names this server, with any port. */
    boolean has(String host) {
        String name = host.toLowerCase(Locale.ROOT).replaceFirst(":\\d*$", "");
        return names.contains(name) || names.contains(name.replaceFirst("^[^.]+", "*"));
    }
}
