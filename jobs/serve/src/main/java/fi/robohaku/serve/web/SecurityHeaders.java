package fi.robohaku.serve.web;

import com.sun.net.httpserver.Headers;

/** Headers that every response has: nothing is kept by the browser, shown inside another page or taken for another type. */
final class SecurityHeaders {
    static final String POLICY = "Content-Security-Policy";

    /** Of what is no page: nothing may be loaded or run. */
    private static final String NOTHING =
            "default-src 'none'; frame-ancestors 'none'; base-uri 'none'; form-action 'none'";

    private SecurityHeaders() {}

    /** Sets them, and a policy that allows nothing where the response has none. */
    static void addTo(Headers headers, boolean isEncrypted) {
        headers.set("X-Content-Type-Options", "nosniff");
        headers.set("X-Frame-Options", "DENY");
        // A form that is sent without any referrer would have no origin to check.
        headers.set("Referrer-Policy", "same-origin");
        headers.set("Cross-Origin-Opener-Policy", "same-origin");
        headers.set("Cross-Origin-Resource-Policy", "same-origin");
        headers.set("Cache-Control", "no-store");
        if (isEncrypted) {
            headers.set("Strict-Transport-Security", "max-age=31536000");
        }
        if (!headers.containsKey(POLICY)) {
            headers.set(POLICY, NOTHING);
        }
    }

    /** The policy of a page without script, with one style. */
    static String styled(String styleHash) {
        return "default-src 'none'; style-src 'sha256-" + styleHash
                + "'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'";
    }

    /** The policy of a page that names its own style and script in itself. */
    static String exported() {
        return "object-src 'none'; connect-src 'none'; form-action 'none'; base-uri 'none'; frame-ancestors 'none'";
    }

    /** The policy of a picture. */
    static String picture() {
        return "default-src 'none'; style-src 'unsafe-inline'; font-src data:; frame-ancestors 'none'";
    }
}
