package fi.robohaku.export.rows;

import fi.robohaku.export.MartTable;
import fi.robohaku.export.MartTables;
import fi.robohaku.marts.MartColumn;
import fi.robohaku.marts.MartDefinition;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.apache.spark.sql.Row;

/** The rows of the exported marts, in the order of their contracts: all that charts and the report show. */
public final class MartRows {
    /** The mart of planned and updated benefits; another programme may have none. */
    public static final String REALISATION = "realisation_by_round";

    private final Map<String, MartDefinition> definitions;
    private final Map<String, List<MartRow>> rows;

    /**
     * @param definitions marts by name
     * @param rows their rows by name of mart
     */
    public MartRows(Map<String, MartDefinition> definitions, Map<String, List<MartRow>> rows) {
        this.definitions = Map.copyOf(definitions);
        this.rows = Map.copyOf(rows);
    }

    /** The rows of an export. */
    public static MartRows of(MartTables tables) {
        Map<String, MartDefinition> definitions = new HashMap<>();
        Map<String, List<MartRow>> rows = new HashMap<>();
        for (MartTable table : tables.all()) {
            definitions.put(table.name(), table.mart());
            rows.put(
                    table.name(),
                    table.rows().stream().map(row -> martRow(table, row)).toList());
        }
        return new MartRows(definitions, rows);
    }

    private static MartRow martRow(MartTable table, Row row) {
        Map<String, Object> values = new TreeMap<>();
        for (int i = 0; i < table.columns().size(); i++) {
            if (!row.isNullAt(i)) {
                values.put(table.columns().get(i).name(), row.get(i));
            }
        }
        return new MartRow(table.name(), values);
    }

    /** Rows of a mart; none where it is not exported or not there yet. */
    public List<MartRow> rows(String mart) {
        return rows.getOrDefault(mart, List.of());
    }

    /** Rows of a mart of a round. */
    public List<MartRow> rows(String mart, String round) {
        return rows(mart, Map.of("round", List.of(round)));
    }

    /**
     * Rows of a mart that are as asked.
     *
     * @param where the values allowed, by column; empty text stands for an empty cell
     */
    public List<MartRow> rows(String mart, Map<String, List<String>> where) {
        return rows(mart).stream()
                .filter(row -> where.entrySet().stream()
                        .allMatch(condition -> condition.getValue().contains(row.text(condition.getKey()))))
                .toList();
    }

    /** What a mart says of itself. */
    public Optional<MartDefinition> definition(String mart) {
        return Optional.ofNullable(definitions.get(mart));
    }

    /**
     * A column of a mart.
     *
     * @throws IllegalArgumentException where the mart has no such column
     */
    public MartColumn column(String mart, String column) {
        return definitions.get(mart).contract().columns().stream()
                .filter(one -> one.name().equals(column))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("The mart " + mart + " has no column " + column));
    }

    /** Whether a mart has a column. */
    public boolean hasColumn(String mart, String column) {
        return definitions.get(mart).contract().columns().stream()
                .anyMatch(one -> one.name().equals(column));
    }

    /**
     * Rounds with funded projects, the newest first; of a programme without the mart of realised benefits, those of all its
     * marts.
     */
    public List<String> rounds() {
        return (definitions.containsKey(REALISATION) ? rows(REALISATION).stream() : rowsOfRounds())
                .map(row -> row.text("round"))
                .distinct()
                .sorted(Comparator.reverseOrder())
                .toList();
    }

    private Stream<MartRow> rowsOfRounds() {
        return rows.values().stream().flatMap(List::stream).filter(row -> !row.isEmpty("round"));
    }
}
