package fi.robohaku.serve.server;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.Key;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.util.Base64;

/**
 * A certificate of this machine that nobody but the tests trusts.
 *
 * @param certificate PEM file
 * @param key PEM file of the private key
 * @param trusted key store of those who trust it
 */
record TestCertificate(Path certificate, Path key, Path trusted) {
    static final String PASSWORD = "changeit";
    private static final String NAME = "server";

    static TestCertificate in(Path folder) throws IOException, GeneralSecurityException, InterruptedException {
        Path made = folder.resolve("made.p12");
        Process keytool = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "keytool")
                                .toString(),
                        "-genkeypair",
                        "-alias",
                        NAME,
                        "-keyalg",
                        "RSA",
                        "-dname",
                        "CN=localhost",
                        "-ext",
                        "san=dns:localhost,ip:127.0.0.1",
                        "-storetype",
                        "PKCS12",
                        "-keystore",
                        made.toString(),
                        "-storepass",
                        PASSWORD)
                .inheritIO()
                .start();
        if (keytool.waitFor() != 0) {
            throw new AssertionError("keytool made no certificate");
        }
        KeyStore store = KeyStore.getInstance("PKCS12");
        try (InputStream in = Files.newInputStream(made)) {
            store.load(in, PASSWORD.toCharArray());
        }
        Certificate certificate = store.getCertificate(NAME);
        Key key = store.getKey(NAME, PASSWORD.toCharArray());
        KeyStore trusted = KeyStore.getInstance("PKCS12");
        trusted.load(null, null);
        trusted.setCertificateEntry(NAME, certificate);
        Path trustedFile = folder.resolve("trusted.p12");
        try (OutputStream out = Files.newOutputStream(trustedFile)) {
            trusted.store(out, PASSWORD.toCharArray());
        }
        return new TestCertificate(
                pem(folder.resolve("server.pem"), "CERTIFICATE", certificate.getEncoded()),
                pem(folder.resolve("server.key"), "PRIVATE KEY", key.getEncoded()),
                trustedFile);
    }

    private static Path pem(Path file, String kind, byte[] bytes) throws IOException {
        String lines = Base64.getMimeEncoder(64, "\n".getBytes(StandardCharsets.US_ASCII))
                .encodeToString(bytes);
        return Files.writeString(file, "-----BEGIN " + kind + "-----\n" + lines + "\n-----END " + kind + "-----\n");
    }
}
