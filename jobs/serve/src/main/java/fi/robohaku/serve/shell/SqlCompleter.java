package fi.robohaku.serve.shell;

import fi.robohaku.serve.catalog.DataDictionary;
import fi.robohaku.serve.catalog.LocalizedView;
import fi.robohaku.serve.catalog.TableDescription;
import fi.robohaku.serve.session.AllowedFunctions;
import java.util.List;
import java.util.Locale;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Completes SQL: tables, columns of the tables that the query names, functions, keywords. */
public final class SqlCompleter {
    private static final List<String> KEYWORDS = List.of(
            ("SELECT FROM WHERE GROUP BY ORDER HAVING LIMIT JOIN LEFT RIGHT FULL OUTER INNER CROSS ANTI SEMI ON USING AS AND OR"
                            + " NOT IN IS NULL LIKE BETWEEN CASE WHEN THEN ELSE END DISTINCT UNION ALL EXCEPT INTERSECT WITH OVER"
                            + " PARTITION ASC DESC EXISTS QUALIFY LATERAL VIEW VERSION TIMESTAMP OF SHOW TABLES SCHEMAS COLUMNS"
                            + " DESCRIBE EXPLAIN CREATE TEMPORARY USE")
                    .split(" "));
    private static final Pattern NAMED_TABLE =
            Pattern.compile("\\b(\\w+\\.\\w+)\\b(?:\\s+(?:AS\\s+)?(\\w+))?", Pattern.CASE_INSENSITIVE);

    private final Supplier<DataDictionary> dictionary;
    private final Supplier<List<String>> tables;

    public SqlCompleter(Supplier<DataDictionary> dictionary, Supplier<List<String>> tables) {
        this.dictionary = dictionary;
        this.tables = tables;
    }

    /**
     * The completions of a word.
     *
     * @param typed the whole text around the word, also what follows it
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
            boolean isLowerCase = !word.isEmpty() && word.equals(word.toLowerCase(Locale.ROOT));
            all = Stream.of(
                            columnsOfNamedTables(typed),
                            tables.get().stream(),
                            KEYWORDS.stream().map(key -> isLowerCase ? key.toLowerCase(Locale.ROOT) : key),
                            AllowedFunctions.names().stream().filter(name -> name.matches("[a-z]\\w+")))
                    .flatMap(part -> part);
        }
        String prefix = word.toLowerCase(Locale.ROOT);
        return all.filter(name -> name.toLowerCase(Locale.ROOT).startsWith(prefix))
                .distinct()
                .toList();
    }

    /** The completions of a word that need no table: keywords, functions and commands. */
    static List<String> plainCandidates(String typed, String word) {
        String prefix = word.toLowerCase(Locale.ROOT);
        boolean isLowerCase = !word.isEmpty() && word.equals(prefix);
        Stream<String> all = typed.strip().startsWith("\\")
                ? Shell.COMMANDS.stream().map(command -> command.get(0).split(" ", -1)[0])
                : Stream.concat(
                        KEYWORDS.stream().map(key -> isLowerCase ? key.toLowerCase(Locale.ROOT) : key),
                        AllowedFunctions.names().stream().filter(name -> name.matches("[a-z]\\w+")));
        return all.filter(name -> name.toLowerCase(Locale.ROOT).startsWith(prefix))
                .distinct()
                .toList();
    }

    /** Columns of the tables and views that a query names. */
    private Stream<String> columnsOfNamedTables(String typed) {
        return NAMED_TABLE.matcher(typed).results().flatMap(found -> columns(found.group(1)));
    }

    /** Columns of a table by its name, or by the alias that the query gives it. */
    private Stream<String> columnsOf(String owner, String typed) {
        Stream<String> aliased = NAMED_TABLE
                .matcher(typed)
                .results()
                .filter(found -> owner.equalsIgnoreCase(found.group(2)))
                .flatMap(found -> columns(found.group(1)));
        return Stream.concat(columns(owner), aliased);
    }

    /** Columns of a table or of a localized view, by its name with schema; none where it is not known. */
    private Stream<String> columns(String table) {
        DataDictionary known = dictionary.get();
        return Stream.concat(
                known.find(table).stream()
                        .flatMap(found -> found.columns().stream().map(TableDescription.Column::name)),
                LocalizedView.find(known, table).stream()
                        .flatMap(view -> view.columns().stream().map(LocalizedView.Column::name)));
    }
}
