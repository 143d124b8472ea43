package fi.robohaku.serve.web;

import java.io.IOException;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** The form for user and token. */
final class LoginPage {
    private final PageFrame frame;
    private final WebSessions sessions;
    private final SessionCookie cookie;

    LoginPage(PageFrame frame, WebSessions sessions, SessionCookie cookie) {
        this.frame = frame;
        this.sessions = sessions;
        this.cookie = cookie;
    }

    WebResponse show(WebRequest request) {
        return form(200, request, Optional.empty());
    }

    /** Opens a session and goes on to the page that was asked for before, or shows the form again with what is wrong. */
    WebResponse submit(WebRequest request) throws IOException {
        try {
            String secret = sessions.open(request.parameter("user"), request.parameter("token"), request.address());
            return WebResponse.redirect(Addresses.onThisServer(request.parameter("next")))
                    .with("Set-Cookie", cookie.set(secret));
        } catch (RefusedException e) {
            return form(e.status(), request, Optional.of(e));
        }
    }

    private WebResponse form(int status, WebRequest request, Optional<RefusedException> refused) {
        String next = Addresses.onThisServer(request.parameter("next"));
        Map<String, Object> values = new HashMap<>();
        values.put("next", next);
        // A browser that comes from another site shows its session from the second step on.
        values.put("isOnItsWay", !next.equals(Addresses.FRONT));
        values.put("name", request.parameter("user"));
        values.put("error", refused.map(RefusedException::getMessage).orElse(""));
        WebResponse page = frame.page(status, "login.html", "web.log_in", request, Optional.empty(), values);
        return status == 429 ? page.with("Retry-After", String.valueOf(LoginThrottle.WINDOW.toSeconds())) : page;
    }
}
