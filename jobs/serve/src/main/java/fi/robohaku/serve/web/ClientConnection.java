package fi.robohaku.serve.web;

import com.sun.net.httpserver.Headers;
import com.sun.net.httpserver.HttpExchange;
import java.io.IOException;
import java.io.OutputStream;

/**
 * The way back to a browser. A response is sent once. A page that takes its time can begin with line feeds, which no browser
 * shows: they fail to be sent when the browser has gone away.
 */
final class ClientConnection {
    private final HttpExchange exchange;
    private final boolean isEncrypted;
    private boolean isBegun;
    private boolean isSent;

    ClientConnection(HttpExchange exchange, boolean isEncrypted) {
        this.exchange = exchange;
        this.isEncrypted = isEncrypted;
    }

    /**
     * Sends a line feed of a page that is still to come; its status is 200 from then on.
     *
     * @param policy of the page
     * @throws IOException where the browser is no longer there
     */
    synchronized void ping(String policy) throws IOException {
        if (isSent) {
            return;
        }
        if (!isBegun) {
            isBegun = true;
            begin(WebResponse.page(200, "", policy), 0);
        }
        OutputStream out = exchange.getResponseBody();
        out.write('\n');
        out.flush();
    }

    /**
     * Sends a response, and releases what it holds. A page that has begun keeps the status and the headers that it has.
     *
     * @throws IOException where the browser is no longer there
     */
    synchronized void send(WebResponse response) throws IOException {
        isSent = true;
        try (OutputStream out = begun(response)) {
            if (!exchange.getRequestMethod().equals("HEAD")) {
                response.content().writeTo(out);
            }
        } finally {
            response.content().release();
            exchange.close();
        }
    }

    private OutputStream begun(WebResponse response) throws IOException {
        if (!isBegun) {
            long length = response.content().length();
            boolean isEmpty = length == 0 || exchange.getRequestMethod().equals("HEAD");
            begin(response, isEmpty ? -1 : length);
        }
        return exchange.getResponseBody();
    }

    private void begin(WebResponse response, long length) throws IOException {
        Headers headers = exchange.getResponseHeaders();
        response.headers().forEach(headers::set);
        SecurityHeaders.addTo(headers, isEncrypted);
        exchange.sendResponseHeaders(response.status(), length);
    }
}
