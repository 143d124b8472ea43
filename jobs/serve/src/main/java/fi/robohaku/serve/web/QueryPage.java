package fi.robohaku.serve.web;

import fi.robohaku.contracts.Language;
import fi.robohaku.export.text.Messages;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A box for a query, and its answer below. The address holds the query: {@code q} is executed, {@code fill} only stands in
 * the box, and {@code format} asks for the whole answer as a file.
 */
final class QueryPage implements Page {
    /** What an address can hold, once its letters are encoded. */
    static final int MAX_CHARACTERS = 10_000;

    private final PageFrame frame;
    private final WebWords words;
    private final QueryRunner runner;

    QueryPage(PageFrame frame, WebWords words, QueryRunner runner) {
        this.frame = frame;
        this.words = words;
        this.runner = runner;
    }

    @Override
    public WebResponse answer(WebRequest request, WebSession session, ClientConnection client) throws IOException {
        String query = request.parameter("q");
        if (query.length() > MAX_CHARACTERS) {
            throw new RefusedException(414, "web.query_too_long");
        }
        if (query.isEmpty()) {
            return page(200, request, session, List.of(), "");
        }
        try {
            Optional<ResultFile> format = ResultFile.of(request.parameter("format"));
            return format.isPresent()
                    ? file(format.get(), query, request, session)
                    : page(200, request, session, List.of(table(query, request, session, client)), "");
        } catch (QueryRefusedException e) {
            return page(e.status(), request, session, List.of(), e.getMessage());
        }
    }

    private ResultTable table(String query, WebRequest request, WebSession session, ClientConnection client)
            throws QueryRefusedException {
        Language language = WebWords.languageOf(request, Optional.of(session));
        int most = (int) Math.min(ResultTable.MOST_ROWS, runner.limits().maxRows());
        return runner.run(
                session,
                query,
                most,
                () -> client.ping(frame.policy()),
                (columns, rows) -> ResultTable.of(columns, rows, most, words, language));
    }

    /** Writes the whole answer before any of it is sent, so that no file looks whole that is not. */
    private WebResponse file(ResultFile format, String query, WebRequest request, WebSession session)
            throws IOException, QueryRefusedException {
        Messages messages = words.in(WebWords.languageOf(request, Optional.of(session)));
        Path file = Files.createTempFile("robohaku-answer", "");
        boolean isWritten = false;
        try {
            runner.run(session, query, runner.limits().maxRows(), () -> {}, (columns, rows) -> {
                format.write(file, query, columns, rows, messages);
                return file;
            });
            isWritten = true;
            return WebResponse.download(format.fileName(), format.type(), ResponseContent.temporary(file));
        } finally {
            if (!isWritten) {
                Files.deleteIfExists(file);
            }
        }
    }

    /**
     * @param results the answer; none where nothing was asked or it failed
     * @param error why there is no answer; empty where there is one
     */
    private WebResponse page(
            int status, WebRequest request, WebSession session, List<ResultTable> results, String error) {
        Messages messages = words.in(WebWords.languageOf(request, Optional.of(session)));
        String query = request.parameter("q");
        Map<String, Object> values = new HashMap<>();
        values.put("query", query.isEmpty() ? request.parameter("fill") : query);
        values.put("longest", MAX_CHARACTERS);
        values.put("results", results);
        values.put("error", error);
        values.put(
                "counted",
                results.stream()
                        .map(result -> counted(result, messages))
                        .findFirst()
                        .orElse(""));
        values.put("link", Addresses.of(Addresses.QUERY, Map.of("q", query)));
        for (ResultFile format : ResultFile.values()) {
            values.put(
                    format.name().toLowerCase(java.util.Locale.ROOT),
                    Addresses.of(Addresses.QUERY, Map.of("q", query, "format", format.code())));
        }
        return frame.page(status, "query.html", "web.query", request, Optional.of(session), values);
    }

    private static String counted(ResultTable result, Messages messages) {
        Map<String, Integer> n = Map.of("n", result.lines().size());
        return result.isCut() ? messages.say("web.first_rows", n) : messages.say("web.rows", n);
    }
}
