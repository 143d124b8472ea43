package fi.robohaku.serve.catalog;

import fi.robohaku.contracts.Texts;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Finds tables and columns by words of their names, titles, labels and descriptions, in any of the three languages. */
public final class DictionarySearch {
    private DictionarySearch() {}

    /**
     * A table, or a column of it, that speaks of what was looked for.
     *
     * @param column empty where the table itself does
     */
    public record Hit(TableDescription table, Optional<TableDescription.Column> column) {}

    /**
     * Searches all tables that a query can read. Letters are the same in any case, and ä, ö and å as a and o.
     *
     * @param words each of which has to stand in the texts of a table or of a column, whole or as part of a word
     * @return tables first, then columns, both in the order of the dictionary
     * @throws IllegalArgumentException where there is no word
     */
    public static List<Hit> find(DataDictionary dictionary, String words) {
        List<String> sought = Stream.of(words.split("[\\s\\p{Punct}&&[^_]]+", -1))
                .filter(word -> !word.isEmpty())
                .map(word -> SqlIdentifiers.fromLabel(word).replaceFirst("^n_(?=\\d)", ""))
                .toList();
        if (sought.isEmpty()) {
            throw new IllegalArgumentException("Nothing is looked for; give words of any language, such as viive");
        }
        List<Hit> tables = new ArrayList<>();
        List<Hit> columns = new ArrayList<>();
        for (TableDescription table : dictionary.stored()) {
            if (speaksOf(sought, table.qualifiedName(), table.title(), table.description())) {
                tables.add(new Hit(table, Optional.empty()));
            }
            for (TableDescription.Column column : table.columns()) {
                if (speaksOf(sought, column.name(), column.label(), column.description())) {
                    columns.add(new Hit(table, Optional.of(column)));
                }
            }
        }
        return Stream.concat(tables.stream(), columns.stream()).toList();
    }

    private static boolean speaksOf(List<String> sought, String name, Optional<Texts> title, String description) {
        String all = SqlIdentifiers.fromLabel(
                name + " " + title.map(texts -> String.join(" ", texts.all())).orElse("") + " " + description);
        return sought.stream().allMatch(all::contains);
    }
}
