package fi.robohaku.serve.web;

import java.util.Map;
import java.util.TreeMap;

/**
 * A response.
 *
 * @param status status of HTTP
 * @param headers beside those that every response has, see {@link SecurityHeaders}
 */
record WebResponse(int status, Map<String, String> headers, ResponseContent content) {
    private static final String CONTENT_TYPE = "Content-Type";

    WebResponse {
        headers = Map.copyOf(headers);
    }

    /** @param policy what the page may load and do */
    static WebResponse page(int status, String html, String policy) {
        return new WebResponse(
                status,
                Map.of(CONTENT_TYPE, "text/html; charset=utf-8", SecurityHeaders.POLICY, policy),
                ResponseContent.text(html));
    }

    /** Sends the browser to another page of this server, which it asks for by GET. */
    static WebResponse redirect(String address) {
        return new WebResponse(303, Map.of("Location", address), ResponseContent.text(""));
    }

    static WebResponse file(String type, ResponseContent content) {
        return new WebResponse(200, Map.of(CONTENT_TYPE, type), content);
    }

    /** A file that the browser stores under a name and does not show. */
    static WebResponse download(String name, String type, ResponseContent content) {
        return file(type, content).with("Content-Disposition", "attachment; filename=\"" + name + "\"");
    }

    WebResponse with(String header, String value) {
        Map<String, String> more = new TreeMap<>(headers);
        more.put(header, value);
        return new WebResponse(status, more, content);
    }
}
