package fi.robohaku.serve.session;

import fi.robohaku.serve.catalog.DataDictionary;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.commons.text.similarity.LevenshteinDistance;
import org.apache.spark.SparkThrowable;
import org.apache.spark.sql.catalyst.parser.ParseException;

/** Formats the failure of a query in one line: what is wrong, and what was perhaps meant. */
public final class QueryErrorFormatter {
    private static final int MAX_SUGGESTIONS = 3;
    private static final Pattern NOISE = Pattern.compile("^\\[[A-Z0-9_.]+] |\\s*SQLSTATE: \\w{5}.*$", Pattern.DOTALL);

    private final Supplier<DataDictionary> dictionary;
    private final Supplier<List<String>> tables;

    private static final Pattern SENTENCE_END = Pattern.compile("(?<=[.;])\\s+(?=[\\p{Lu}\\d])");

    /** Advice that nobody can follow in a read-only session. */
    private static final Pattern SETTING_ADVICE =
            Pattern.compile("(?i).*\\b(?:set|setting|enable|increase)\\b.*\\bspark\\.[a-z].*", Pattern.DOTALL);

    /** @param tables names, with schema, of all tables and views that can be queried */
    public QueryErrorFormatter(Supplier<DataDictionary> dictionary, Supplier<List<String>> tables) {
        this.dictionary = dictionary;
        this.tables = tables;
    }

    /** A formatter over the contracts of a folder, which are read when a name is first not found. */
    public static QueryErrorFormatter over(Path schemas) {
        Supplier<DataDictionary> dictionary = () -> DataDictionary.shared(schemas);
        return new QueryErrorFormatter(dictionary, () -> dictionary.get().queryableNames());
    }

    /** Formats a failure as {@link #format} does, with Spark's name of the condition behind it, for programs. */
    public String formatWithCondition(Throwable failure) {
        String condition = failure instanceof SparkThrowable e ? e.getCondition() : null;
        return condition == null ? format(failure) : format(failure) + " [" + condition + "]";
    }

    /**
     * Words a failure of which only the parts are known; empty where Spark's own text says it.
     *
     * @param condition Spark's name of it
     * @param message Spark's text
     */
    public Optional<String> reword(String condition, Map<String, String> parameters, String message) {
        String spark = plainLine(message);
        String words = formatCondition(condition, parameters, withoutAdvice(spark));
        return words.equals(spark) ? Optional.empty() : Optional.of(words + " [" + condition + "]");
    }

    public String format(Throwable failure) {
        if (failure instanceof ReadOnlyViolationException) {
            return failure.getMessage();
        }
        if (failure instanceof ParseException e) {
            return formatSyntaxError(e);
        }
        if (failure instanceof SparkThrowable e && e.getCondition() != null) {
            return formatCondition(e.getCondition(), e.getMessageParameters(), firstLine(failure));
        }
        return firstLine(failure);
    }

    private String formatCondition(String condition, Map<String, String> found, String otherwise) {
        if (condition.startsWith("UNRESOLVED_COLUMN") && found.containsKey("objectName")) {
            String name = unquote(found.get("objectName"));
            List<String> offered = Stream.of(found.getOrDefault("proposal", "").split(", "))
                    .map(QueryErrorFormatter::unquote)
                    .filter(column -> !column.isEmpty())
                    .toList();
            return "There is no column '" + name + "' here" + suggest(name, offered, offered);
        }
        if (condition.equals("TABLE_OR_VIEW_NOT_FOUND") && found.containsKey("relationName")) {
            String name = unquote(found.get("relationName")).replaceFirst("^spark_catalog\\.", "");
            return "There is no table '" + name + "'" + suggest(name, tables.get(), List.of())
                    + noteOfMissingTable(name);
        }
        if (condition.equals("SCHEMA_NOT_FOUND") && found.containsKey("schemaName")) {
            String name = unquote(found.get("schemaName")).replaceFirst("^spark_catalog\\.", "");
            return "There is no schema '" + name + "'; SHOW SCHEMAS lists them";
        }
        if (condition.startsWith("UNRESOLVED_ROUTINE") && found.containsKey("routineName")) {
            String name = unquote(found.get("routineName"));
            return "There is no function '" + name + "'"
                    + suggest(name, List.copyOf(AllowedFunctions.names()), List.of());
        }
        return otherwise;
    }

    private String noteOfMissingTable(String name) {
        return dictionary
                .get()
                .find(name)
                .filter(described -> !tables.get().contains(described.qualifiedName()))
                .map(described -> "; it is described in schemas/, and the next run makes it")
                .orElse("");
    }

    private static String suggest(String name, List<String> candidates, List<String> otherwise) {
        List<String> close = nearest(name, candidates);
        List<String> named =
                close.isEmpty() ? otherwise.stream().limit(MAX_SUGGESTIONS).toList() : close;
        return named.isEmpty() ? "" : "; near it: " + String.join(", ", named);
    }

    /** The candidates whose name, or its last part, differs in no more than a third of the letters; nearest first. */
    static List<String> nearest(String name, List<String> candidates) {
        String sought = name.toLowerCase(Locale.ROOT);
        return candidates.stream()
                .filter(candidate -> distance(sought, candidate) <= Math.max(1, sought.length() / 3))
                .sorted(Comparator.comparingInt((String candidate) -> distance(sought, candidate))
                        .thenComparing(Comparator.naturalOrder()))
                .limit(MAX_SUGGESTIONS)
                .toList();
    }

    private static int distance(String sought, String candidate) {
        String whole = candidate.toLowerCase(Locale.ROOT);
        LevenshteinDistance letters = LevenshteinDistance.getDefaultInstance();
        int byWhole = letters.apply(sought, whole);
        int byEnd = letters.apply(last(sought), last(whole));
        return sought.indexOf('.') < 0 ? byEnd : Math.min(byWhole, byEnd + 1);
    }

    private static String last(String name) {
        return name.substring(name.lastIndexOf('.') + 1);
    }

    private static String formatSyntaxError(ParseException failure) {
        String what = firstLine(failure).replaceFirst("\\.$", "");
        int line = failure.line().isEmpty() ? 0 : (int) failure.line().get();
        int column = failure.startPosition().isEmpty()
                ? 0
                : (int) failure.startPosition().get() + 1;
        return "The query cannot be read: " + what.substring(0, 1).toLowerCase(Locale.ROOT) + what.substring(1)
                + (line > 0 ? " (line " + line + ", column " + column + ")" : "");
    }

    private static String unquote(String quoted) {
        return quoted.replace("`", "");
    }

    private static String firstLine(Throwable failure) {
        return withoutAdvice(plainLine(failure.getMessage() == null ? failure.toString() : failure.getMessage()));
    }

    /** The first line that says something, without codes of Spark. */
    private static String plainLine(String message) {
        return message.lines()
                .map(line -> NOISE.matcher(line).replaceAll("").strip())
                .filter(line -> !line.isEmpty())
                .findFirst()
                .orElse("The query failed");
    }

    private static String withoutAdvice(String line) {
        String kept = SENTENCE_END
                .splitAsStream(line)
                .filter(sentence -> !SETTING_ADVICE.matcher(sentence).matches())
                .collect(Collectors.joining(" "));
        return kept.isEmpty() ? line : kept;
    }
}
