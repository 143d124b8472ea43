package fi.robohaku.serve.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import fi.robohaku.ProcessTest;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A server that other machines can reach, with a certificate and narrow limits, until it is told to stop. */
@ProcessTest
class EncryptedServerTest {
    private static final String ENDLESS = "SELECT count(*) AS n FROM range(100000000000000)";

    @TempDir
    Path folder;

    @Test
    void answersOverTlsStopsWhatTakesTooLongAndEndsInOrder() throws Exception {
        ServedTables tables = ServedTables.in(folder);
        TestCertificate certificate = TestCertificate.in(folder);
        String token = tables.token("maija");
        try (TestServer server = TestServer.start(
                        tables.workspace(),
                        "--host",
                        "0.0.0.0",
                        "--tls-cert",
                        certificate.certificate().toString(),
                        "--tls-key",
                        certificate.key().toString(),
                        "--web-port",
                        String.valueOf(TestServer.freePort()),
                        "--max-seconds",
                        "20");
                ClientProcess connect = ClientProcess.connect(
                        "-Djavax.net.ssl.trustStore=" + certificate.trusted(),
                        "-Djavax.net.ssl.trustStorePassword=" + TestCertificate.PASSWORD);
                ClientProcess jdbc = ClientProcess.jdbc()) {
            answersWhoTrustsIt(server, connect, jdbc, token, certificate);
            showsItsPagesToWhoTrustsIt(server, token, certificate);
            stopsWhatTakesTooLong(connect, jdbc);
            endsInOrder(server, jdbc);
        }
    }

    private static void answersWhoTrustsIt(
            TestServer server, ClientProcess connect, ClientProcess jdbc, String token, TestCertificate certificate)
            throws IOException {
        assertThat(server.jdbc()).endsWith("useEncryption=true");
        connect.rows("open", "s", server.connect(token) + ";use_ssl=true");
        assertThat(connect.rows("sql", "s", "SELECT count(*) FROM gold.grant")).containsExactly("3");
        jdbc.rows("open", "s", server.jdbc() + "&tlsRootCerts=" + certificate.certificate(), "maija", token);
        assertThat(jdbc.rows("sql", "s", "SELECT count(*) FROM gold.grant")).containsExactly("3");
        assertThat(jdbc.error("open", "plain", server.jdbc().replace("=true", "=false"), "maija", token))
                .as("nothing goes over the wire in the clear")
                .isNotEmpty();
    }

    private static void showsItsPagesToWhoTrustsIt(TestServer server, String token, TestCertificate certificate)
            throws Exception {
        String address = server.web();
        assertThat(address).startsWith("https://");
        try (var in = Files.newInputStream(certificate.trusted())) {
            KeyStore trusted = KeyStore.getInstance("PKCS12");
            trusted.load(in, TestCertificate.PASSWORD.toCharArray());
            TrustManagerFactory trust = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
            trust.init(trusted);
            SSLContext context = SSLContext.getInstance("TLS");
            context.init(null, trust.getTrustManagers(), null);
            HttpClient client = HttpClient.newBuilder().sslContext(context).build();
            HttpResponse<String> opened = client.send(
                    HttpRequest.newBuilder(URI.create(address + "login"))
                            .header("Content-Type", "application/x-www-form-urlencoded")
                            .header("Origin", address.substring(0, address.length() - 1))
                            .POST(HttpRequest.BodyPublishers.ofString("user=maija&token=" + token))
                            .build(),
                    BodyHandlers.ofString());
            String cookie = opened.headers().firstValue("Set-Cookie").orElseThrow();
            assertThat(cookie).contains("; HttpOnly; SameSite=Strict; Secure");
            assertThat(opened.headers().firstValue("Strict-Transport-Security")).isPresent();
            HttpResponse<String> answer = client.send(
                    HttpRequest.newBuilder(URI.create(address + "query?q=SELECT+count(*)+FROM+gold.grant"))
                            .header("Cookie", cookie.substring(0, cookie.indexOf(';')))
                            .build(),
                    BodyHandlers.ofString());
            assertThat(answer.body()).contains("<td class=\"number\">3</td>");
        }
        assertThatThrownBy(() -> HttpClient.newHttpClient()
                        .send(
                                HttpRequest.newBuilder(URI.create(address.replace("https", "http")))
                                        .build(),
                                BodyHandlers.ofString()))
                .as("nothing goes over the wire in the clear")
                .isInstanceOf(IOException.class);
    }

    private static void stopsWhatTakesTooLong(ClientProcess connect, ClientProcess jdbc) throws IOException {
        String tooLong = "The query took more than 20 s; ask for less, or have the server started with a larger"
                + " --max-seconds";
        jdbc.send("sql", "s", ENDLESS);
        assertThat(connect.error("sql", "s", ENDLESS)).contains(tooLong);
        assertThat(jdbc.answer().error()).contains(tooLong);
        assertThat(connect.rows("sql", "s", "SELECT 1")).containsExactly("1");
    }

    private static void endsInOrder(TestServer server, ClientProcess jdbc) throws Exception {
        jdbc.send("sql", "s", ENDLESS);
        String ended = server.stopped();
        assertThat(ended).startsWith("143 ").contains("robohaku: stopped by a signal; no more queries are answered");
        assertThat(jdbc.answer().error()).isNotEmpty();
        assertThat(server.audit())
                .allSatisfy(line -> assertThat(line).startsWith("{\"time\":").endsWith("}"));
    }
}
