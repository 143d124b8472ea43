package fi.robohaku.marts;

import fi.robohaku.contracts.ContractException;
import fi.robohaku.contracts.Texts;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * A table of several dimensions within a mart, as statistical programs take it: each row is a cell of every measure.
 *
 * @param name of its files; the mart's own where it is not told
 * @param title the mart's own where it is not told
 * @param where columns and the one value that rows must have to be in; empty for all rows
 * @param follows columns of the key that follow from {@code where} and the dimensions, and tell nothing apart
 * @param dimensions columns that tell the cells apart
 * @param measures columns of numbers
 * @param empty what an empty measure means: a column of the mart that says it, or a code of the taxonomy statuses. Where
 *     a measure is not told, the mart's column {@code status} says it
 */
public record Cube(
        String name,
        Texts title,
        Map<String, String> where,
        List<String> follows,
        List<String> dimensions,
        List<String> measures,
        Map<String, String> empty) {
    public Cube {
        where = where == null ? Map.of() : new TreeMap<>(where);
        follows = follows == null ? List.of() : List.copyOf(follows);
        dimensions = List.copyOf(dimensions);
        measures = List.copyOf(measures);
        empty = empty == null ? Map.of() : Map.copyOf(empty);
    }

    Cube filledFrom(String mart, Texts martTitle) {
        return new Cube(
                name == null ? mart : name,
                title == null ? martTitle : title,
                where,
                follows,
                dimensions,
                measures,
                empty);
    }

    /**
     * Holds it against its mart.
     *
     * @throws ContractException where it names a column that is not there, measures what is no number, or would put two
     *     rows into one cell
     */
    void check(String mart, List<MartColumn> columns, List<String> key) {
        Map<String, MartColumn> known = new TreeMap<>();
        columns.forEach(column -> known.put(column.name(), column));
        List<String> apart = new ArrayList<>(dimensions);
        apart.addAll(where.keySet());
        apart.addAll(follows);
        List<String> named = new ArrayList<>(apart);
        named.addAll(measures);
        named.addAll(empty.keySet());
        named.stream().filter(column -> !known.containsKey(column)).findFirst().ifPresent(column -> {
            throw problem(mart, "there is no column " + column);
        });
        measures.stream()
                .filter(column -> !known.get(column).isNumber())
                .findFirst()
                .ifPresent(column -> {
                    throw problem(mart, "the measure " + column + " is no number");
                });
        key.stream().filter(column -> !apart.contains(column)).findFirst().ifPresent(column -> {
            throw problem(
                    mart,
                    column + " is of the key and neither a dimension nor in where or follows: "
                            + "two rows would fall into one cell");
        });
    }

    private ContractException problem(String mart, String what) {
        return new ContractException("schemas/marts/" + mart + ".yml: cube " + name + ": " + what);
    }
}
