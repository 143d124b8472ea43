package fi.robohaku.serve;

import fi.robohaku.contracts.Texts;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * What the contracts say of a table.
 *
 * @param schema bronze, silver, gold or ops
 * @param name name in the schema
 * @param title what people call it; only marts have one
 * @param description what it is for; what a row is, where it is no mart
 * @param grain what a row of a mart is
 * @param key columns that tell rows of a mart apart; empty where the contract does not say
 * @param isExported whether it becomes a CSV file
 * @param columns in their order
 * @param reads tables that a mart is computed from
 */
public record Described(
        String schema,
        String name,
        Optional<Texts> title,
        String description,
        Optional<String> grain,
        List<String> key,
        boolean isExported,
        List<Column> columns,
        List<String> reads) {
    public Described {
        key = List.copyOf(key);
        columns = List.copyOf(columns);
        reads = List.copyOf(reads);
    }

    /**
     * What the contracts say of a column.
     *
     * @param type SQL type
     * @param unit of a number; absent for text
     * @param label what people read above it; only marts have labels
     * @param nullMeans what an empty cell means, where a contract says so
     */
    public record Column(
            String name,
            String type,
            Optional<String> unit,
            Optional<Texts> label,
            String description,
            boolean isNullable,
            Optional<String> nullMeans) {}

    /** {@code gold.realisation_by_round} for example. */
    public String qualifiedName() {
        return schema + "." + name;
    }

    boolean isNamed(String qualified) {
        return qualifiedName().equals(qualified.toLowerCase(Locale.ROOT));
    }
}
