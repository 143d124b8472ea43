package fi.robohaku.serve.web;

import fi.robohaku.contracts.ContractException;
import fi.robohaku.contracts.Language;
import fi.robohaku.export.text.MartText;
import fi.robohaku.figures.FigureText;
import fi.robohaku.figures.FoundFigure;
import fi.robohaku.figures.TraceResult;
import fi.robohaku.figures.TraceText;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** A figure by name, as a sentence with the cells of documents that it comes from; without a name the figures there are. */
final class FigurePage implements Page {
    private static final int LONGEST_NAME = 200;

    private final PageFrame frame;
    private final WebWords words;
    private final QueryRunner runner;
    private final FigureTracer tracer;

    /** What can be asked for; {..} in a name is a parameter. */
    public record Offer(String name, String title) {}

    /** An address on this server. */
    public record Link(String name, String address) {}

    /** The cells of a document, below the headings of the page. */
    public record Source(String document, List<List<String>> cells) {}

    FigurePage(PageFrame frame, WebWords words, QueryRunner runner, FigureTracer tracer) {
        this.frame = frame;
        this.words = words;
        this.runner = runner;
        this.tracer = tracer;
    }

    @Override
    public WebResponse answer(WebRequest request, WebSession session, ClientConnection client) {
        Language language = WebWords.languageOf(request, Optional.of(session));
        String name = request.parameter("name").replaceAll("[\\s.]+", ".");
        if (name.length() > LONGEST_NAME) {
            throw new RefusedException(414, "web.too_large");
        }
        Map<String, Object> values = empty(name);
        int status = 200;
        try {
            values.put("offers", offers(language));
            if (!name.isEmpty()) {
                FigureTracer.Traced traced =
                        runner.execute(session, "figure " + name, () -> client.ping(frame.policy()), query -> {
                            FigureTracer.Traced found = tracer.trace(name);
                            query.addRows(found.trace()
                                    .map(trace -> trace.cells().size())
                                    .orElse(0));
                            return found;
                        });
                status = traced.figure().isPresent() ? 200 : 404;
                add(values, traced, language);
            }
        } catch (QueryRefusedException e) {
            status = e.status();
            values.put("error", e.getMessage());
        } catch (ContractException e) {
            // The figures of a programme name marts that it does not have.
            status = 500;
            values.put("error", e.getMessage());
        }
        return frame.page(status, "figure.html", "web.figures", request, Optional.of(session), values);
    }

    private List<Offer> offers(Language language) {
        return tracer.figures().stream()
                .map(figure -> new Offer(figure.name(), figure.title().in(language)))
                .toList();
    }

    private static Map<String, Object> empty(String name) {
        Map<String, Object> values = new HashMap<>();
        values.put("name", name);
        values.put("error", "");
        values.put("isUnknown", false);
        values.put("sentence", "");
        values.put("details", List.of());
        values.put("nearest", List.of());
        values.put("tables", List.of());
        values.put("heads", List.of());
        values.put("sources", List.of());
        values.put("counts", "");
        values.put("left", "");
        values.put("offers", List.of());
        return values;
    }

    private void add(Map<String, Object> values, FigureTracer.Traced traced, Language language) {
        values.put("isUnknown", traced.figure().isEmpty());
        values.put(
                "nearest",
                traced.nearest().stream()
                        .map(near -> new Link(near, Addresses.of(Addresses.FIGURE, Map.of("name", near))))
                        .toList());
        if (traced.figure().isPresent()) {
            add(
                    values,
                    traced.figure().get(),
                    traced.trace().orElseThrow(),
                    words.vocabulary().in(language));
        }
    }

    private static void add(Map<String, Object> values, FoundFigure figure, TraceResult trace, MartText text) {
        FigureText figureText = new FigureText(text);
        TraceText traceText = new TraceText(text);
        values.put("sentence", figureText.sentence(figure));
        values.put(
                "details",
                figureText
                        .details(figure, Optional.of(trace.documents()))
                        .lines()
                        .toList());
        values.put(
                "tables",
                trace.rows().stream()
                        .map(rows -> new Link(rows.table(), TablePage.address(rows.table())))
                        .toList());
        values.put("heads", traceText.heads(false));
        Map<String, List<TraceResult.Cell>> byDocument =
                trace.cells().stream().collect(Collectors.groupingBy(TraceResult.Cell::path));
        values.put(
                "sources",
                trace.documents().stream()
                        .filter(byDocument::containsKey)
                        .map(document -> new Source(
                                document,
                                byDocument.get(document).stream()
                                        .map(cell -> traceText.columns(cell, false))
                                        .toList()))
                        .toList());
        values.put(
                "counts",
                text.messages()
                        .say(
                                "trace.counts",
                                Map.of("documents", trace.documents().size(), "cells", trace.cellCount())));
        long left = trace.cellCount() - trace.cells().size();
        if (left > 0) {
            values.put("left", text.messages().say("web.more_cells", Map.of("n", left)));
        }
    }
}
