package fi.robohaku.serve.web;

import fi.robohaku.contracts.Language;
import fi.robohaku.serve.catalog.DataDictionary;
import fi.robohaku.serve.catalog.DictionarySearch;
import fi.robohaku.serve.catalog.TableDescription;
import java.io.IOException;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The front page: a search by words, the marts and other tables by name, and the files of the newest export. */
final class FrontPage implements Page {
    private static final int MOST_HITS = 200;
    private static final int LONGEST_SEARCH = 200;

    private final PageFrame frame;
    private final WebWords words;
    private final ExportedFiles files;

    /**
     * A table, or a column of it.
     *
     * @param title title or label in the language of the page; empty where there is none
     */
    public record Entry(String table, String column, String title, String description, String address) {}

    FrontPage(PageFrame frame, WebWords words, ExportedFiles files) {
        this.frame = frame;
        this.words = words;
        this.files = files;
    }

    @Override
    public WebResponse answer(WebRequest request, WebSession session, ClientConnection client) throws IOException {
        Language language = WebWords.languageOf(request, Optional.of(session));
        DataDictionary dictionary = words.dictionary().get();
        String sought = request.parameter("s");
        if (sought.length() > LONGEST_SEARCH) {
            throw new RefusedException(414, "web.too_large");
        }
        List<Entry> hits = find(dictionary, sought, language);
        Map<String, Object> values = Map.of(
                "sought",
                sought,
                "hits",
                hits.stream().limit(MOST_HITS).toList(),
                "found",
                words.in(language).say("web.found", Map.of("n", hits.size())),
                "marts",
                dictionary.marts().stream()
                        .filter(mart -> !mart.isEphemeral())
                        .map(mart -> entry(mart, language))
                        .sorted(Comparator.comparing(Entry::title, String.CASE_INSENSITIVE_ORDER))
                        .toList(),
                "tables",
                dictionary.stored().stream()
                        .filter(table -> table.title().isEmpty())
                        .map(table -> entry(table, language))
                        .toList(),
                "files",
                files.toRead(words.in(language)));
        return frame.page(200, "front.html", "web.title", request, Optional.of(session), values);
    }

    private static List<Entry> find(DataDictionary dictionary, String sought, Language language) {
        if (sought.isEmpty()) {
            return List.of();
        }
        try {
            return DictionarySearch.find(dictionary, sought).stream()
                    .map(hit -> hit.column()
                            .map(column -> entry(hit.table(), column, language))
                            .orElseGet(() -> entry(hit.table(), language)))
                    .toList();
        } catch (IllegalArgumentException e) {
            // Nothing but signs was looked for.
            return List.of();
        }
    }

    private static Entry entry(TableDescription table, Language language) {
        return new Entry(
                table.qualifiedName(),
                "",
                table.title().map(title -> title.in(language)).orElse(""),
                table.description(),
                TablePage.address(table.qualifiedName()));
    }

    private static Entry entry(TableDescription table, TableDescription.Column column, Language language) {
        return new Entry(
                table.qualifiedName(),
                column.name(),
                column.label().map(label -> label.in(language)).orElse(""),
                column.description(),
                TablePage.address(table.qualifiedName()) + "#" + column.name());
    }
}
