package fi.robohaku.marts;

import com.fasterxml.jackson.annotation.JsonProperty;
import fi.robohaku.contracts.ContractException;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * Columns name a row of another table, or one of them is empty.
 *
 * @param to table: {@code gold.project}, {@code silver.taxonomy}
 * @param toColumns its columns, in the same order; the same names where they are not given
 * @param where rows of the table that count; all where it is not given
 */
record Relationships(
        List<String> columns,
        String to,
        @JsonProperty("to_columns") List<String> toColumns,
        String where) implements TestKind {
    private interface Part {
        String of(int index);
    }

    Relationships {
        Objects.requireNonNull(to, "to of relationships");
        columns = List.copyOf(columns);
        toColumns = toColumns == null ? columns : List.copyOf(toColumns);
        if (columns.size() != toColumns.size()) {
            throw new ContractException("relationships to " + to + ": columns and to_columns differ in number");
        }
    }

    @Override
    public CompiledTest compile(DataTest declared, String mart, String alias) {
        String found = alias + "_found";
        String join = "LEFT JOIN (SELECT DISTINCT " + each(i -> toColumns.get(i) + " AS " + alias + "_" + i, ", ")
                + ", true AS " + found + " FROM " + TestKind.table(to) + " WHERE " + TestKind.orTrue(where) + ") ON "
                + each(i -> columns.get(i) + " = " + alias + "_" + i, " AND ");
        return CompiledTest.ofRows(
                declared.nameOr(String.join("_", columns) + "_is_in_" + to.replace('.', '_')),
                declared.severity(),
                List.of(join),
                "(" + each(i -> columns.get(i) + " IS NOT NULL", " AND ") + " AND " + found + " IS NULL)",
                declared.expectedOr("0 rows without their row in " + to));
    }

    private String each(Part part, String separator) {
        return IntStream.range(0, columns.size()).mapToObj(part::of).collect(Collectors.joining(separator));
    }
}
