package fi.robohaku.serve.web;

import com.sun.net.httpserver.HttpExchange;
import java.io.IOException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * A request as pages read it.
 *
 * @param path as it was sent, with its percent signs
 * @param parameters of the address, and of the form where there is one; of several with one name the first
 * @param headers by name in lower case
 * @param address of the machine that sent it
 */
record WebRequest(
        String method, String path, Map<String, String> parameters, Map<String, String> headers, String address) {
    /** A form holds a name and a token. */
    static final int MAX_FORM_BYTES = 16 * 1024;

    private static final String FORM = "application/x-www-form-urlencoded";

    WebRequest {
        parameters = Map.copyOf(parameters);
        headers = Map.copyOf(headers);
    }

    /**
     * Reads a request.
     *
     * @throws RefusedException where it is larger than a form of a page can be, or cannot be read
     */
    static WebRequest read(HttpExchange exchange) throws IOException {
        WebRequest bare = withoutParameters(exchange);
        Map<String, String> parameters = new LinkedHashMap<>();
        addParameters(parameters, Optional.ofNullable(exchange.getRequestURI().getRawQuery()));
        if (bare.isPost()) {
            addParameters(parameters, Optional.of(form(exchange, bare.headers)));
        }
        return new WebRequest(bare.method, bare.path, parameters, bare.headers, bare.address);
    }

    /** What of a request can be read in any case. */
    static WebRequest withoutParameters(HttpExchange exchange) {
        return new WebRequest(
                exchange.getRequestMethod(),
                exchange.getRequestURI().getRawPath(),
                Map.of(),
                headers(exchange),
                exchange.getRemoteAddress().getAddress().getHostAddress());
    }

    private static Map<String, String> headers(HttpExchange exchange) {
        Map<String, String> headers = new TreeMap<>();
        exchange.getRequestHeaders()
                .forEach((name, values) -> headers.put(name.toLowerCase(Locale.ROOT), String.join(", ", values)));
        return headers;
    }

    private static String form(HttpExchange exchange, Map<String, String> headers) throws IOException {
        if (!headers.getOrDefault("content-type", "").startsWith(FORM)) {
            throw new RefusedException(415, "web.bad_request");
        }
        byte[] form = exchange.getRequestBody().readNBytes(MAX_FORM_BYTES + 1);
        if (form.length > MAX_FORM_BYTES) {
            throw new RefusedException(413, "web.too_large");
        }
        return new String(form, StandardCharsets.UTF_8);
    }

    private static void addParameters(Map<String, String> parameters, Optional<String> encoded) {
        for (String pair : encoded.orElse("").split("&", -1)) {
            String[] parts = pair.split("=", 2);
            if (!parts[0].isEmpty()) {
                parameters.putIfAbsent(decode(parts[0]), parts.length == 2 ? decode(parts[1]) : "");
            }
        }
    }

    private static String decode(String encoded) {
        try {
            return URLDecoder.decode(encoded, StandardCharsets.UTF_8);
        } catch (IllegalArgumentException e) {
            throw new RefusedException(400, "web.bad_request", e);
        }
    }

    boolean isPost() {
        return method.equals("POST");
    }

    /** A parameter without the spaces around it; empty where there is none. */
    String parameter(String name) {
        return parameters.getOrDefault(name, "").strip();
    }

    Optional<String> header(String name) {
        return Optional.ofNullable(headers.get(name));
    }

    /** The value of a cookie. */
    Optional<String> cookie(String name) {
        for (String cookie : headers.getOrDefault("cookie", "").split(";\\s*", -1)) {
            if (cookie.startsWith(name + "=")) {
                return Optional.of(cookie.substring(name.length() + 1));
            }
        }
        return Optional.empty();
    }

    /** The address of the same page with another value of a parameter. */
    String addressWith(String name, String value) {
        Map<String, String> changed = new TreeMap<>(parameters);
        changed.put(name, value);
        return Addresses.of(path, changed);
    }

    /** The address as it was asked for. */
    String target() {
        return parameters.isEmpty() ? path : Addresses.of(path, new TreeMap<>(parameters));
    }
}
