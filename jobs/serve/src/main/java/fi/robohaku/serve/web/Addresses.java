package fi.robohaku.serve.web;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.stream.Collectors;

/** Addresses of the pages of this server, without its name. */
final class Addresses {
    static final String FRONT = "/";
    static final String TABLE = "/table";
    static final String QUERY = "/query";
    static final String FIGURE = "/figure";
    static final String LOGIN = "/login";
    static final String LOGOUT = "/logout";
    static final String EXPORT = "/export/";

    private Addresses() {}

    static String of(String path, Map<String, String> parameters) {
        return path
                + parameters.entrySet().stream()
                        .map(one -> encode(one.getKey()) + "=" + encode(one.getValue()))
                        .collect(Collectors.joining("&", "?", ""));
    }

    private static String encode(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    /** The address to go on to after a login, where it is one of this server; else the front page. */
    static String onThisServer(String address) {
        boolean isOwn = address.matches("/(?![/\\\\])[\\x21-\\x7e]*") && !address.startsWith(LOGIN);
        return isOwn ? address : FRONT;
    }
}
