package fi.robohaku.serve.web;

/**
 * The cookie by which a browser shows its session. Servers on several ports of a machine share cookies, so its name holds
 * the port.
 *
 * @param isSecure whether the browser may send it over an encrypted connection only
 */
record SessionCookie(String name, boolean isSecure) {
    static SessionCookie of(int port, boolean isEncrypted) {
        return new SessionCookie("robohaku-" + port, isEncrypted);
    }

    /** What the browser is told to keep until it is closed. */
    String set(String secret) {
        return name + "=" + secret + "; Path=/; HttpOnly; SameSite=Strict" + (isSecure ? "; Secure" : "");
    }

    /** What the browser is told to forget. */
    String cleared() {
        return set("") + "; Max-Age=0";
    }
}
