package fi.robohaku.marts;

import com.fasterxml.jackson.annotation.JsonProperty;
import fi.robohaku.contracts.Texts;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A mart: {@code schemas/marts/<name>.sql} and {@code <name>.yml}.
 *
 * @param name name of the table in schema gold, and of its files
 * @param sql the query
 * @param contract what its rows and columns are
 * @param fingerprint SHA-256 of all it is defined by
 */
public record MartDefinition(String name, String sql, Contract contract, String fingerprint) {
    private static final Pattern COMMENT_OR_TEXT = Pattern.compile("--[^\\n]*|'(?:[^'\\\\]|\\\\.)*'");
    private static final Pattern TABLE_READ =
            Pattern.compile("(\\b(?:FROM|JOIN)\\s+)((?:bronze|silver|gold|ops)\\.\\w+)");
    private static final Pattern TABLE = Pattern.compile("\\b(?:FROM|JOIN)\\s+((?:bronze|silver|gold|ops)\\.\\w+)");

    /**
     * What a mart says of itself.
     *
     * @param grain what one row is
     * @param key columns that tell rows apart
     * @param order columns by which an export is sorted
     * @param isExported whether it becomes a CSV file
     * @param columns in the order of an export
     */
    public record Contract(
            Texts title,
            String description,
            String grain,
            List<String> key,
            List<String> order,
            @JsonProperty("is_exported") boolean isExported,
            List<MartColumn> columns,
            List<MartTest> tests) {
        public Contract {
            key = List.copyOf(key);
            order = List.copyOf(order);
            columns = List.copyOf(columns);
            tests = tests == null ? List.of() : List.copyOf(tests);
        }
    }

    /** Tables that the query reads, in order of name. */
    public SortedSet<String> inputs() {
        SortedSet<String> found = new TreeSet<>();
        Matcher tables = TABLE.matcher(COMMENT_OR_TEXT.matcher(sql).replaceAll("''"));
        while (tables.find()) {
            found.add(tables.group(1));
        }
        return found;
    }

    /** The query with other names in place of some tables. */
    String sqlOver(Map<String, String> views) {
        Matcher tables = TABLE_READ.matcher(sql);
        return tables.replaceAll(found -> {
            String view = views.get(found.group(2));
            return Matcher.quoteReplacement(view == null ? found.group() : found.group(1) + view);
        });
    }

    /** Names of the marts that the query reads. */
    List<String> martsRead() {
        return inputs().stream()
                .filter(table -> table.startsWith("gold."))
                .map(table -> table.substring("gold.".length()))
                .toList();
    }

    /** The columns and types, as Spark writes them: {@code round STRING, n_projects INT}. */
    String columnsAsDdl() {
        List<String> parts = new ArrayList<>();
        contract.columns()
                .forEach(column ->
                        parts.add(column.name() + " " + column.type() + (column.isNullable() ? "" : " NOT NULL")
                                + " COMMENT '" + column.comment().replace("'", "\\'") + "'"));
        return String.join(", ", parts);
    }

    /** All checks: those written down, and those that follow from key and columns. */
    List<MartTest> allTests() {
        List<MartTest> all = new ArrayList<>();
        String key = String.join(", ", contract.key());
        all.add(new MartTest(
                "key_is_unique",
                MartTest.Severity.ERROR,
                "count(*) = count(DISTINCT struct(" + key + "))",
                "count(*) - count(DISTINCT struct(" + key + "))",
                "0 rows more than keys"));
        for (MartColumn column : contract.columns()) {
            if (!column.isNullable()) {
                all.add(new MartTest(
                        column.name() + "_is_never_empty",
                        MartTest.Severity.ERROR,
                        "count_if(" + column.name() + " IS NULL) = 0",
                        "count_if(" + column.name() + " IS NULL)",
                        "0 empty cells"));
            }
        }
        all.addAll(contract.tests());
        return all;
    }
}
