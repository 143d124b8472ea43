package fi.robohaku.serve.web;

import java.io.IOException;

/** A page, or a file, for a user who is logged in. */
interface Page {
    /**
     * Answers a request.
     *
     * @param client the way back to the browser, for pages that take their time
     */
    WebResponse answer(WebRequest request, WebSession session, ClientConnection client) throws IOException;
}
