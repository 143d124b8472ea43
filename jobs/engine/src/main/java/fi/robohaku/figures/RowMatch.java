package fi.robohaku.figures;

import fi.robohaku.marts.MartDefinition;
import fi.robohaku.marts.SourceCells;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.types.StructType;

/** Finds the rows of an input of a mart that agree with rows of the mart. */
final class RowMatch {
    private static final String ALL = "all";

    private final MartDefinition mart;
    private final StructType schema;
    private final List<Row> rows;

    /** @param rows rows of the mart, with the columns of the schema */
    RowMatch(MartDefinition mart, StructType schema, List<Row> rows) {
        this.mart = mart;
        this.schema = schema;
        this.rows = rows;
    }

    /** Whether every row names what it speaks of. */
    boolean namesSubjects() {
        return !subjects(schema).isEmpty()
                && rows.stream().map(row -> spoken(schema, row)).noneMatch(RowMatch::isOfAnything);
    }

    /**
     * Rows of an input that agree with the rows in every column that both have or, where none does, in the columns of the
     * key and in what they speak of. Rows that a set leaves out ({@code is_in}) are left out.
     */
    List<Row> agreeing(TraceTables.TableRows input) {
        Set<String> shared = new TreeSet<>(Arrays.asList(schema.fieldNames()));
        shared.retainAll(Set.of(input.schema().fieldNames()));
        if (!shared.isEmpty()) {
            Set<List<String>> known =
                    rows.stream().map(row -> values(schema, row, shared)).collect(Collectors.toSet());
            List<Row> exact = counting(input)
                    .filter(row -> known.contains(values(input.schema(), row, shared)))
                    .toList();
            if (!exact.isEmpty()) {
                return exact;
            }
        }
        return alike(input, shared);
    }

    private static Stream<Row> counting(TraceTables.TableRows input) {
        List<String> columns = Arrays.asList(input.schema().fieldNames());
        int isIn = columns.indexOf("is_in");
        return StreamSupport.stream(input.rows().spliterator(), false)
                .filter(row -> isIn < 0 || Boolean.TRUE.equals(row.get(isIn)));
    }

    /**
     * What a row asks of others.
     *
     * @param subjects what they speak of; empty for anything
     * @param key their values of columns, by name
     */
    private record Likeness(Set<String> subjects, Map<String, String> key) {}

    private List<Row> alike(TraceTables.TableRows input, Set<String> shared) {
        List<String> key = mart.contract().key().stream()
                .filter(name -> shared.contains(name) && !SourceCells.SUBJECTS.contains(name))
                .toList();
        boolean hasSubjects =
                !subjects(schema).isEmpty() && !subjects(input.schema()).isEmpty();
        Set<Likeness> asked =
                rows.stream().map(row -> likeness(row, key, hasSubjects)).collect(Collectors.toSet());
        return counting(input)
                .filter(row -> asked.stream().anyMatch(one -> agrees(one, input.schema(), row)))
                .toList();
    }

    private Likeness likeness(Row row, List<String> key, boolean hasSubjects) {
        Set<String> spoken = hasSubjects ? spoken(schema, row) : Set.of();
        Map<String, String> known = new TreeMap<>();
        for (String name : key) {
            String value = value(schema, row, name);
            if (value != null && !ALL.equals(value)) {
                known.put(name, value);
            }
        }
        return new Likeness(isOfAnything(spoken) ? Set.of() : spoken, known);
    }

    private static boolean agrees(Likeness asked, StructType schema, Row row) {
        return asked.key().entrySet().stream().allMatch(one -> one.getValue().equals(value(schema, row, one.getKey())))
                && (asked.subjects().isEmpty() || !Collections.disjoint(asked.subjects(), spoken(schema, row)));
    }

    private static boolean isOfAnything(Set<String> spoken) {
        return spoken.isEmpty() || spoken.contains(ALL);
    }

    private static List<String> subjects(StructType schema) {
        List<String> columns = Arrays.asList(schema.fieldNames());
        return SourceCells.SUBJECTS.stream().filter(columns::contains).toList();
    }

    /** What a row speaks of. */
    static Set<String> spoken(StructType schema, Row row) {
        return subjects(schema).stream()
                .map(name -> row.getString(schema.fieldIndex(name)))
                .filter(Objects::nonNull)
                .collect(Collectors.toSet());
    }

    private static List<String> values(StructType schema, Row row, Set<String> columns) {
        List<String> values = new ArrayList<>();
        columns.forEach(name -> values.add(value(schema, row, name)));
        return values;
    }

    /** A value as text, alike for numbers that are equal and for a number that stands as text; null where there is none. */
    private static String value(StructType schema, Row row, String column) {
        Object value = row.get(schema.fieldIndex(column));
        if (value == null) {
            return null;
        }
        return value instanceof BigDecimal number ? number.stripTrailingZeros().toPlainString() : value.toString();
    }
}
