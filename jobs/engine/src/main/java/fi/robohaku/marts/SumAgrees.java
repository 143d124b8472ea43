package fi.robohaku.marts;

import fi.robohaku.lakehouse.TextResource;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.IntFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * Sums of the mart and of another table, or of other rows of its own, agree. A sum that is not there, for there are no
 * rows, agrees only with another that is not.
 *
 * @param expression column or expression that is summed
 * @param where rows that count; all where it is not given
 * @param by columns by whose values the sums are compared, one by one; one sum over all where it is not given
 * @param tolerance most that two sums may differ; 0 where it is not given
 */
record SumAgrees(String expression, String where, List<String> by, Other to, String tolerance) implements TestKind {
    private static final String COMPARED = TextResource.read(SumAgrees.class, "sum_agrees.sql");
    private static final String IN_WORDS = TextResource.read(SumAgrees.class, "sum_agrees_in_words.sql");

    /**
     * The other side.
     *
     * @param mart table; this mart where it is not given
     * @param expression that of this side where it is not given
     * @param where rows that count; all where it is not given
     * @param by those of this side where it is not given
     */
    record Other(String mart, String expression, String where, List<String> by) {}

    SumAgrees {
        Objects.requireNonNull(expression, "expression of sum_agrees");
        Objects.requireNonNull(to, "to of sum_agrees");
        by = by == null ? List.of() : List.copyOf(by);
        tolerance = tolerance == null ? "0" : tolerance;
    }

    @Override
    public CompiledTest compile(DataTest declared, String mart, String alias) {
        String compared = filled(mart);
        String ownKey = by.isEmpty() ? "'all'" : String.join(", ", by);
        String keys = each(Math.max(1, by.size()), i -> "key_" + i, ", ");
        return new CompiledTest(
                declared.name(),
                declared.severity(),
                "(" + compared + " SELECT count_if(NOT agrees) = 0 FROM compared)",
                "(" + compared + IN_WORDS + ")",
                declared.expectedOr("sums that agree within " + tolerance),
                List.of(),
                Optional.of(TestKind.orTrue(where) + " AND concat_ws('|', " + ownKey + ") IN (" + compared
                        + " SELECT concat_ws('|', " + keys + ") FROM compared WHERE NOT agrees)"));
    }

    private String filled(String mart) {
        List<String> otherBy = to.by() == null ? by : to.by();
        int keys = Math.max(1, by.size());
        return COMPARED.replace("${own_keys}", named(by))
                .replace("${other_keys}", named(otherBy))
                .replace("${own_groups}", groups(by))
                .replace("${other_groups}", groups(otherBy))
                .replace("${own_expression}", expression)
                .replace("${other_expression}", to.expression() == null ? expression : to.expression())
                .replace("${own_table}", TestKind.table(mart))
                .replace("${other_table}", TestKind.table(to.mart() == null ? mart : to.mart()))
                .replace("${own_where}", TestKind.orTrue(where))
                .replace("${other_where}", TestKind.orTrue(to.where()))
                .replace("${same_key}", each(keys, i -> "own.key_" + i + " <=> other.key_" + i, " AND "))
                .replace("${key_in_words}", each(keys, i -> "coalesce(own.key_" + i + ", other.key_" + i + ")", ", "))
                .replace("${tolerance}", tolerance);
    }

    private static String named(List<String> keys) {
        return keys.isEmpty()
                ? "'all' AS key_0"
                : each(keys.size(), i -> "CAST(" + keys.get(i) + " AS STRING) AS key_" + i, ", ");
    }

    private static String groups(List<String> keys) {
        return keys.isEmpty() ? "" : "GROUP BY " + String.join(", ", keys);
    }

    private static String each(int count, IntFunction<String> part, String separator) {
        return IntStream.range(0, count).mapToObj(part).collect(Collectors.joining(separator));
    }
}
