package fi.robohaku.serve.web;

import java.io.IOException;
import java.net.Socket;
import java.net.SocketException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** A browser that keeps one cookie, follows no redirection and shows everything as it comes. */
final class TestBrowser {
    private final HttpClient client = HttpClient.newHttpClient();
    private final int port;
    private Optional<String> cookie = Optional.empty();

    TestBrowser(int port) {
        this.port = port;
    }

    private String origin() {
        return "http://localhost:" + port;
    }

    private HttpRequest.Builder request(String path) {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(origin() + path));
        cookie.ifPresent(kept -> request.header("Cookie", kept));
        return request;
    }

    HttpResponse<String> get(String path) throws IOException, InterruptedException {
        return client.send(request(path).build(), BodyHandlers.ofString());
    }

    HttpResponse<byte[]> bytes(String path) throws IOException, InterruptedException {
        return client.send(request(path).build(), BodyHandlers.ofByteArray());
    }

    /** Asks for a page as one that prefers some languages. */
    HttpResponse<String> get(String path, String languages) throws IOException, InterruptedException {
        return client.send(request(path).header("Accept-Language", languages).build(), BodyHandlers.ofString());
    }

    /** Puts a query. */
    HttpResponse<String> ask(String query) throws IOException, InterruptedException {
        return get("/query?q=" + encode(query));
    }

    HttpResponse<byte[]> ask(String query, String format) throws IOException, InterruptedException {
        return bytes("/query?q=" + encode(query) + "&format=" + format);
    }

    static String encode(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    /** Sends a form, from a page of this server. */
    HttpResponse<String> post(String path, Map<String, String> form) throws IOException, InterruptedException {
        return post(path, form, Map.of("Origin", origin(), "Sec-Fetch-Site", "same-origin"));
    }

    HttpResponse<String> post(String path, Map<String, String> form, Map<String, String> headers)
            throws IOException, InterruptedException {
        String fields = form.entrySet().stream()
                .map(field -> encode(field.getKey()) + "=" + encode(field.getValue()))
                .collect(Collectors.joining("&"));
        HttpRequest.Builder request = request(path)
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(HttpRequest.BodyPublishers.ofString(fields));
        headers.forEach(request::header);
        HttpResponse<String> response = client.send(request.build(), BodyHandlers.ofString());
        response.headers()
                .firstValue("Set-Cookie")
                .ifPresent(set -> cookie = Optional.of(set.substring(0, set.indexOf(';'))));
        return response;
    }

    HttpResponse<String> logIn(String user, String token) throws IOException, InterruptedException {
        return post("/login", Map.of("user", user, "token", token));
    }

    /** The cookie that it keeps. */
    String cookie() {
        return cookie.orElse("");
    }

    /** A request as it goes over the wire, with the cookie; its lines end with one that is empty. */
    Socket send(String... lines) throws IOException {
        Socket socket = new Socket("localhost", port);
        String text = String.join("\r\n", lines) + "\r\n"
                + cookie.map(kept -> "Cookie: " + kept + "\r\n").orElse("") + "\r\n";
        socket.getOutputStream().write(text.getBytes(StandardCharsets.UTF_8));
        socket.getOutputStream().flush();
        return socket;
    }

    /** What comes back for a request as it goes over the wire; nothing where the connection is cut off. */
    String raw(String... lines) throws IOException {
        try (Socket socket = send(lines)) {
            return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        } catch (SocketException e) {
            return "";
        }
    }
}
