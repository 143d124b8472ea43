package fi.robohaku.serve.web;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;
import java.io.IOException;
import java.util.Map;
import java.util.Optional;
import org.apache.logging.log4j.LogManager;
import org.apache.logging.log4j.Logger;

/**
 * Handles all requests.
 *
 * <ol>
 *   <li>It has to call the server by one of its names.
 *   <li>A form has to come from a page of this server.
 *   <li>Without a session there is the login, and nothing else.
 *   <li>The page of its path answers it.
 * </ol>
 */
final class RequestHandler implements HttpHandler {
    private static final Logger LOG = LogManager.getLogger(RequestHandler.class);

    /** A query with what belongs to it; what browsers take is longer. */
    private static final int MAX_ADDRESS = 60_000;

    private final HostNames hosts;
    private final SessionCookie cookie;
    private final WebSessions sessions;
    private final PageFrame frame;
    private final LoginPage login;
    private final Map<String, Page> pages;
    private final Page files;

    /**
     * @param pages by their paths
     * @param files answers what is below the path of the exports
     */
    RequestHandler(
            HostNames hosts,
            SessionCookie cookie,
            WebSessions sessions,
            PageFrame frame,
            Map<String, Page> pages,
            Page files) {
        this.hosts = hosts;
        this.cookie = cookie;
        this.sessions = sessions;
        this.frame = frame;
        this.login = new LoginPage(frame, sessions, cookie);
        this.pages = Map.copyOf(pages);
        this.files = files;
    }

    @Override
    public void handle(HttpExchange exchange) {
        ClientConnection client = new ClientConnection(exchange, cookie.isSecure());
        try {
            client.send(answer(exchange, client));
        } catch (IOException e) {
            LOG.debug("A browser went away", e);
        }
    }

    private WebResponse answer(HttpExchange exchange, ClientConnection client) {
        WebRequest request = WebRequest.withoutParameters(exchange);
        Optional<WebSession> session = Optional.empty();
        try {
            requireAddressed(request, exchange);
            request = WebRequest.read(exchange);
            session = session(request);
            return answer(request, session, client);
        } catch (RefusedException e) {
            return frame.refusal(e, request, session);
        } catch (IOException | RuntimeException e) {
            LOG.error("A page could not be made", e);
            return frame.refusal(new RefusedException(500, "web.failed", e), request, session);
        }
    }

    private void requireAddressed(WebRequest request, HttpExchange exchange) {
        if (!request.header("host").map(hosts::has).orElse(false)) {
            throw new RefusedException(421, "web.wrong_host");
        }
        if (exchange.getRequestURI().toString().length() > MAX_ADDRESS) {
            throw new RefusedException(414, "web.too_large");
        }
    }

    private Optional<WebSession> session(WebRequest request) throws IOException {
        Optional<String> secret = request.cookie(cookie.name());
        return secret.isPresent() ? sessions.find(secret.get()) : Optional.empty();
    }

    private WebResponse answer(WebRequest request, Optional<WebSession> session, ClientConnection client)
            throws IOException {
        if (request.isPost()) {
            requireOwnOrigin(request);
            return submitted(request, session);
        }
        if (!request.method().equals("GET") && !request.method().equals("HEAD")) {
            throw new RefusedException(405, "web.bad_request");
        }
        if (request.path().equals(Addresses.LOGIN)) {
            return login.show(request);
        }
        if (session.isEmpty()) {
            return WebResponse.redirect(Addresses.of(Addresses.LOGIN, Map.of("next", request.target())));
        }
        WebWords.known(request.parameter("lang")).ifPresent(session.get()::choose);
        return page(request.path()).answer(request, session.get(), client);
    }

    private WebResponse submitted(WebRequest request, Optional<WebSession> session) throws IOException {
        if (request.path().equals(Addresses.LOGIN)) {
            return login.submit(request);
        }
        if (request.path().equals(Addresses.LOGOUT)) {
            session.ifPresent(sessions::close);
            return WebResponse.redirect(Addresses.LOGIN).with("Set-Cookie", cookie.cleared());
        }
        throw new RefusedException(405, "web.bad_request");
    }

    /** A form that a page of somebody else sends is refused, whatever cookies come with it. */
    private void requireOwnOrigin(WebRequest request) {
        String own = (cookie.isSecure() ? "https://" : "http://")
                + request.header("host").orElse("");
        boolean isOwn =
                request.header("sec-fetch-site").map("same-origin"::equals).orElse(true)
                        && request.header("origin").map(own::equals).orElse(false);
        if (!isOwn) {
            throw new RefusedException(403, "web.wrong_origin");
        }
    }

    private Page page(String path) {
        if (path.startsWith(Addresses.EXPORT)) {
            return files;
        }
        return Optional.ofNullable(pages.get(path)).orElseThrow(() -> new RefusedException(404, "web.not_found"));
    }
}
