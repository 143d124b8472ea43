package fi.robohaku.serve;

import java.util.List;
import java.util.Locale;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** What may stand where a person types: tables, columns of the tables that the query names, functions, keywords. */
public final class Completion {
    private static final List<String> KEYWORDS = List.of(
            ("SELECT FROM WHERE GROUP BY ORDER HAVING LIMIT JOIN LEFT RIGHT FULL OUTER INNER CROSS ANTI SEMI ON USING AS AND OR"
                            + " NOT IN IS NULL LIKE BETWEEN CASE WHEN THEN ELSE END DISTINCT UNION ALL EXCEPT INTERSECT WITH OVER"
                            + " PARTITION ASC DESC EXISTS QUALIFY LATERAL VIEW VERSION TIMESTAMP OF SHOW TABLES SCHEMAS COLUMNS"
                            + " DESCRIBE EXPLAIN CREATE TEMPORARY USE")
                    .split(" "));
    private static final Pattern NAMED_TABLE =
            Pattern.compile("\\b(\\w+\\.\\w+)\\b(?:\\s+(?:AS\\s+)?(\\w+))?", Pattern.CASE_INSENSITIVE);

    private final Supplier<Dictionary> dictionary;
    private final Supplier<List<String>> tables;

    public Completion(Supplier<Dictionary> dictionary, Supplier<List<String>> tables) {
        this.dictionary = dictionary;
        this.tables = tables;
    }

    /**
     * What a word that was begun may become.
     *
     * @param typed the whole text that the word stands in, what follows it included
     * @param word the word before the cursor
     */
    public List<String> candidates(String typed, String word) {
        Stream<String> all;
        if (typed.strip().startsWith("\\")) {
            all = typed.strip().startsWith("\\d")
                    ? Stream.concat(Stream.of("\\d"), tables.get().stream())
                    : Shell.COMMANDS.stream().map(command -> command.get(0).split(" ", -1)[0]);
        } else if (word.contains(".")) {
            String owner = word.substring(0, word.lastIndexOf('.'));
            all = Stream.concat(tables.get().stream(), columnsOf(owner, typed).map(column -> owner + "." + column));
        } else {
            boolean isSmall = !word.isEmpty() && word.equals(word.toLowerCase(Locale.ROOT));
            all = Stream.of(
                            namedIn(typed),
                            tables.get().stream(),
                            KEYWORDS.stream().map(key -> isSmall ? key.toLowerCase(Locale.ROOT) : key),
                            QuestionFunctions.allowed().stream().filter(name -> name.matches("[a-z]\\w+")))
                    .flatMap(part -> part);
        }
        String begun = word.toLowerCase(Locale.ROOT);
        return all.filter(name -> name.toLowerCase(Locale.ROOT).startsWith(begun))
                .distinct()
                .toList();
    }

    /** Columns of the tables and views that a query names. */
    private Stream<String> namedIn(String typed) {
        return NAMED_TABLE.matcher(typed).results().flatMap(found -> columns(found.group(1)));
    }

    /** Columns of a table by its name or by the other name that the query gives it. */
    private Stream<String> columnsOf(String owner, String typed) {
        Stream<String> renamed = NAMED_TABLE
                .matcher(typed)
                .results()
                .filter(found -> owner.equalsIgnoreCase(found.group(2)))
                .flatMap(found -> columns(found.group(1)));
        return Stream.concat(columns(owner), renamed);
    }

    /** Columns of a table or of a mart in Finnish or Swedish, by its name with schema; none where it is not known. */
    private Stream<String> columns(String table) {
        Dictionary known = dictionary.get();
        return Stream.concat(
                known.find(table).stream()
                        .flatMap(found -> found.columns().stream().map(Described.Column::name)),
                LanguageView.find(known, table).stream().flatMap(view -> view.columns().stream()));
    }
}
