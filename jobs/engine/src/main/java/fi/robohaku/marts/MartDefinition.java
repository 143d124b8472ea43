package fi.robohaku.marts;

import com.fasterxml.jackson.annotation.JsonProperty;
import fi.robohaku.contracts.ContractException;
import fi.robohaku.contracts.Texts;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.functions;
import org.apache.spark.sql.types.StructType;

/**
 * A mart: {@code schemas/marts/<name>.sql} and {@code <name>.yml}.
 *
 * @param name name of the table in schema gold, and of its files
 * @param sql the query
 * @param contract what its rows and columns are
 * @param fingerprint SHA-256 of all it is defined by
 */
public record MartDefinition(String name, String sql, DocumentTemplate contract, String fingerprint) {
    private static final Pattern COMMENT_OR_TEXT = Pattern.compile("--[^\\n]*|'(?:[^'\\\\]|\\\\.)*'");
    private static final Pattern COMMENT_TEXT_OR_PARAMETER =
            Pattern.compile(COMMENT_OR_TEXT.pattern() + "|(?<![:\\w]):([a-z]\\w*)");

    /** What may follow a table in a query and is no other name for it. */
    private static final String NO_ALIAS =
            "ON|WHERE|GROUP|ORDER|HAVING|LIMIT|UNION|EXCEPT|INTERSECT|MINUS|JOIN|INNER|LEFT"
                    + "|RIGHT|FULL|CROSS|SEMI|ANTI|NATURAL|LATERAL|USING|WINDOW|PIVOT|UNPIVOT|TABLESAMPLE|QUALIFY|SELECT";

    private static final Pattern TABLE_READ =
            Pattern.compile("(\\b(?:FROM|JOIN)\\s+)((?:bronze|silver|gold|ops)\\.(\\w+))(\\s+(?:AS\\s+)?(?!(?:"
                    + NO_ALIAS + ")\\b)\\w+)?");

    /**
     * What a mart says of itself.
     *
     * @param grain what one row is
     * @param key columns that tell rows apart
     * @param order columns by which an export is sorted
     * @param isExported whether it becomes a CSV file
     * @param columns in the order of an export
     * @param cubes tables of several dimensions that are written for statistical programs
     * @param parameters values that a run may change
     * @param cases rows given and rows expected
     */
    public record DocumentTemplate(
            Texts title,
            String description,
            String grain,
            List<String> key,
            List<String> order,
            @JsonProperty("is_exported") boolean isExported,
            List<MartColumn> columns,
            List<Cube> cubes,
            List<MartParameter> parameters,
            List<MartTest> tests,
            List<MartCase> cases) {
        public DocumentTemplate {
            key = List.copyOf(key);
            order = List.copyOf(order);
            columns = List.copyOf(columns);
            cubes = cubes == null ? List.of() : List.copyOf(cubes);
            parameters = parameters == null ? List.of() : List.copyOf(parameters);
            tests = tests == null ? List.of() : List.copyOf(tests);
            cases = cases == null ? List.of() : List.copyOf(cases);
        }

        DocumentTemplate with(
                List<MartColumn> filled, List<Cube> named, List<MartTest> resolved, List<MartCase> examples) {
            return new DocumentTemplate(
                    title, description, grain, key, order, isExported, filled, named, parameters, resolved, examples);
        }
    }

    /** Tables that the query reads, in order of name. */
    public SortedSet<String> inputs() {
        return tablesIn(sql);
    }

    /** Tables that the query or a test reads, in order of name. */
    SortedSet<String> tablesRead() {
        SortedSet<String> read = tablesIn(sql);
        for (MartCheck check : checks()) {
            Stream.concat(Stream.of(check.holds(), check.actual()), check.joins().stream())
                    .forEach(part -> read.addAll(tablesIn(part)));
        }
        read.remove("gold." + name);
        return read;
    }

    private static SortedSet<String> tablesIn(String query) {
        SortedSet<String> found = new TreeSet<>();
        Matcher tables = TABLE_READ.matcher(COMMENT_OR_TEXT.matcher(query).replaceAll("''"));
        while (tables.find()) {
            found.add(tables.group(2));
        }
        return found;
    }

    /** A query with views in place of some of the tables that it reads; it may go on calling them by their names. */
    static String over(String query, Map<String, String> views) {
        Matcher tables = TABLE_READ.matcher(query);
        return tables.replaceAll(found -> {
            String view = views.get(found.group(2));
            if (view == null) {
                return Matcher.quoteReplacement(found.group());
            }
            String name = found.group(4) == null ? " AS " + found.group(3) : found.group(4);
            return Matcher.quoteReplacement(found.group(1) + view + name);
        });
    }

    /** A query with values in place of the parameters that it names; comments and texts stay as they are. */
    static String with(String query, Map<String, String> arguments) {
        Matcher parts = COMMENT_TEXT_OR_PARAMETER.matcher(query);
        return parts.replaceAll(found -> {
            String value = found.group(1) == null ? null : arguments.get(found.group(1));
            return Matcher.quoteReplacement(value == null ? found.group() : value);
        });
    }

    /** Names of the marts that the query or a test reads. */
    List<String> martsRead() {
        return tablesRead().stream()
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

    /**
     * The columns of the query's result in the order and with the types of the contract.
     *
     * @throws ContractException where the result has a column that the contract does not describe, or lacks one
     */
    Dataset<Row> typed(Dataset<Row> result) {
        StructType columns = StructType.fromDDL(columnsAsDdl());
        Set<String> undescribed = new TreeSet<>(Set.of(result.columns()));
        Set<String> missing = new TreeSet<>(Set.of(columns.fieldNames()));
        missing.removeAll(undescribed);
        undescribed.removeAll(Set.of(columns.fieldNames()));
        if (!undescribed.isEmpty() || !missing.isEmpty()) {
            throw new ContractException("schemas/marts/" + name + ": columns of the query that " + name
                    + ".yml does not describe: " + undescribed + "; columns described that the query does not give: "
                    + missing);
        }
        Column[] typed = Arrays.stream(columns.fields())
                .map(field -> functions.col(field.name()).cast(field.dataType()).as(field.name()))
                .toArray(Column[]::new);
        return result.select(typed);
    }

    /** All checks: those that follow from key and columns, and those written down. */
    List<MartCheck> checks() {
        List<MartTest> tests = new ArrayList<>();
        tests.add(MartTest.ofKey(contract.key()));
        contract.columns().stream()
                .filter(column -> !column.isNullable())
                .forEach(column -> tests.add(MartTest.ofNeverEmpty(column.name())));
        tests.addAll(contract.tests());
        List<MartCheck> checks = new ArrayList<>();
        for (MartTest test : tests) {
            checks.add(test.check(name, "test_" + checks.size()));
        }
        return checks;
    }

    /**
     * Values of the mart's parameters, by name, as SQL.
     *
     * @param given values that a run gives, by name, also of parameters that this mart does not have
     */
    Map<String, String> arguments(Map<String, String> given) {
        Map<String, String> values = new TreeMap<>();
        for (MartParameter parameter : contract.parameters()) {
            values.put(
                    parameter.name(),
                    parameter.literal(given.getOrDefault(parameter.name(), parameter.defaultValue())));
        }
        return values;
    }
}
