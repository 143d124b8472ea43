package fi.robohaku.serve.catalog;

import fi.robohaku.contracts.Texts;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * The description of a table in {@code schemas/}.
 *
 * @param schema bronze, silver, gold or ops
 * @param name name in the schema
 * @param title title in three languages; only marts have one
 * @param description what the table is for; of other tables than marts, what a row is
 * @param grain what a row of a mart is
 * @param key columns that tell rows of a mart apart; empty where it is not described
 * @param isExported whether the table is exported as a CSV file
 * @param columns in their order
 * @param reads tables that a mart is computed from
 */
public record TableDescription(
        String schema,
        String name,
        Optional<Texts> title,
        String description,
        Optional<String> grain,
        List<String> key,
        boolean isExported,
        List<Column> columns,
        List<String> reads) {
    public TableDescription {
        key = List.copyOf(key);
        columns = List.copyOf(columns);
        reads = List.copyOf(reads);
    }

    /**
     * The description of a column.
     *
     * @param type SQL type
     * @param unit of a number; absent for text
     * @param label heading in three languages; only marts have labels
     * @param nullMeans what null means; absent where it is not described
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
