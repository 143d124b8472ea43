package fi.robohaku.marts;

import java.util.List;

/**
 * Columns of a mart that name a row of another table.
 *
 * @param to the other table with its schema
 * @param toColumns its columns, in the same order
 */
public record MartReference(List<String> columns, String to, List<String> toColumns) {
    public MartReference {
        columns = List.copyOf(columns);
        toColumns = List.copyOf(toColumns);
    }
}
