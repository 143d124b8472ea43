package fi.robohaku.serve.web;

import fi.robohaku.contracts.Language;
import fi.robohaku.serve.catalog.DataDictionary;
import fi.robohaku.serve.catalog.ExampleQuestions;
import fi.robohaku.serve.catalog.TableDescription;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A table: what a row is, its columns, and questions to begin with. */
final class TablePage implements Page {
    private final PageFrame frame;
    private final WebWords words;

    /**
     * A column.
     *
     * @param empty what an empty cell means; empty where it is not told
     */
    public record Line(
            String name, String type, String label, String unit, String description, String empty, boolean isKey) {}

    /** A question that can be put as it stands. */
    public record Question(String text, String address) {}

    TablePage(PageFrame frame, WebWords words) {
        this.frame = frame;
        this.words = words;
    }

    static String address(String table) {
        return Addresses.of(Addresses.TABLE, Map.of("name", table));
    }

    @Override
    public WebResponse answer(WebRequest request, WebSession session, ClientConnection client) {
        DataDictionary dictionary = words.dictionary().get();
        TableDescription table = dictionary
                .find(request.parameter("name"))
                .filter(found -> !found.isEphemeral())
                .orElseThrow(() -> new RefusedException(404, "web.no_table"));
        Language language = WebWords.languageOf(request, Optional.of(session));
        Map<String, Object> values = Map.of(
                "table",
                table.qualifiedName(),
                "name",
                table.title().map(title -> title.in(language)).orElse(""),
                "description",
                table.description(),
                "grain",
                table.grain().orElse(""),
                "keys",
                table.key(),
                "lines",
                table.columns().stream()
                        .map(column -> line(table, column, language))
                        .toList(),
                "questions",
                questions(table, dictionary));
        return frame.page(200, "table.html", "web.table", request, Optional.of(session), values);
    }

    private Line line(TableDescription table, TableDescription.Column column, Language language) {
        return new Line(
                column.name(),
                column.type(),
                column.label().map(label -> label.in(language)).orElse(""),
                words.unit(column, language),
                column.description(),
                column.nullMeans().orElse(""),
                table.key().contains(column.name()));
    }

    private static List<Question> questions(TableDescription table, DataDictionary dictionary) {
        List<String> known = ExampleQuestions.of(table, dictionary);
        List<String> questions =
                known.isEmpty() ? List.of("SELECT * FROM " + table.qualifiedName() + " LIMIT 10;") : known;
        return questions.stream()
                .map(text -> new Question(text, Addresses.of(Addresses.QUERY, Map.of("fill", text))))
                .toList();
    }
}
