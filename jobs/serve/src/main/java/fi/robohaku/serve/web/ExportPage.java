package fi.robohaku.serve.web;

import fi.robohaku.serve.query.QueryManager;
import fi.robohaku.serve.query.RequestType;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;

/** A file of the newest export, as it is. Who asked for it is written to the audit log. */
final class ExportPage implements Page {
    private static final String BYTES = "application/octet-stream";

    /** What a browser shows; other files it stores. */
    private static final Map<String, String> SHOWN =
            Map.of("html", "text/html; charset=utf-8", "svg", "image/svg+xml", "png", "image/png");

    private static final Map<String, String> STORED = Map.of(
            "pdf",
            "application/pdf",
            "csv",
            "text/csv; charset=utf-8",
            "json",
            "application/json",
            "xlsx",
            "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet");

    private final ExportedFiles files;
    private final QueryManager manager;

    ExportPage(ExportedFiles files, QueryManager manager) {
        this.files = files;
        this.manager = manager;
    }

    @Override
    public WebResponse answer(WebRequest request, WebSession session, ClientConnection client) throws IOException {
        String name = request.path().substring(Addresses.EXPORT.length());
        Path file = files.find(name).orElseThrow(() -> new RefusedException(404, "web.no_file"));
        manager.recordAnswer(session.client(), RequestType.FILE, name);
        String ending = name.substring(name.lastIndexOf('.') + 1);
        ResponseContent content = ResponseContent.file(file);
        if (!SHOWN.containsKey(ending)) {
            String stored = name.substring(name.lastIndexOf('/') + 1);
            return WebResponse.download(stored, STORED.getOrDefault(ending, BYTES), content);
        }
        return WebResponse.file(SHOWN.get(ending), content)
                .with(
                        SecurityHeaders.POLICY,
                        ending.equals("html") ? SecurityHeaders.exported() : SecurityHeaders.picture());
    }
}
