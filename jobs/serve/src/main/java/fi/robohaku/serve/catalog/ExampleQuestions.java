package fi.robohaku.serve.catalog;

import java.util.ArrayList;
import java.util.List;

/** Questions that can be put to a mart as they stand, to begin with. */
public final class ExampleQuestions {
    private static final int FIGURES = 3;

    private ExampleQuestions() {}

    /**
     * Two questions: figures by key, of the newest round where there are rounds; and the mart under its Finnish names, or where the
     * greatest figures are.
     *
     * @return empty for a table that is no mart, or a mart without a table
     */
    public static List<String> of(TableDescription mart, DataDictionary dictionary) {
        if (mart.key().isEmpty() || mart.isEphemeral()) {
            return List.of();
        }
        List<String> figures = mart.columns().stream()
                .filter(column -> column.unit().isPresent())
                .map(TableDescription.Column::name)
                .filter(name -> !mart.key().contains(name))
                .limit(FIGURES)
                .toList();
        List<String> columns = new ArrayList<>(mart.key());
        columns.addAll(figures);
        String from = " FROM " + mart.qualifiedName();
        boolean hasRounds = mart.key().contains("round");
        List<String> questions = new ArrayList<>();
        questions.add("SELECT " + String.join(", ", columns) + from
                + (hasRounds ? " WHERE round = (SELECT max(round)" + from + ")" : "") + " ORDER BY "
                + String.join(", ", mart.key()) + ";");
        questions.add(
                figures.isEmpty()
                        ? "SELECT * FROM " + finnishName(mart, dictionary) + " LIMIT 10;"
                        : "SELECT " + String.join(", ", columns) + from + " ORDER BY " + figures.get(0)
                                + " DESC NULLS LAST LIMIT 10;");
        return questions;
    }

    private static String finnishName(TableDescription mart, DataDictionary dictionary) {
        return LocalizedView.all(dictionary, "suomi").stream()
                .filter(view -> view.mart().equals(mart))
                .map(LocalizedView::qualifiedName)
                .findFirst()
                .orElse(mart.qualifiedName());
    }
}
