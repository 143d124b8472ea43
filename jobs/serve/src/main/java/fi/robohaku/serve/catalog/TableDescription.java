package fi.robohaku.serve.catalog;

import fi.robohaku.contracts.Texts;
import fi.robohaku.marts.MartReference;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

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
 * @param isEphemeral whether it is a mart without a table, computed in the run of the one that reads it
 * @param columns in their order
 * @param references rows of other tables that a row of a mart names
 * @param lineage tells which tables a mart is computed from; its query is parsed when this is first asked
 */
public record TableDescription(
        String schema,
        String name,
        Optional<Texts> title,
        String description,
        Optional<String> grain,
        List<String> key,
        boolean isExported,
        boolean isEphemeral,
        List<Column> columns,
        List<MartReference> references,
        Supplier<List<String>> lineage) {
    public TableDescription {
        key = List.copyOf(key);
        columns = List.copyOf(columns);
        references = List.copyOf(references);
    }

    /** Tables that a mart is computed from, in order of name; none of another table. */
    public List<String> reads() {
        return lineage.get();
    }

    /**
     * The description of a column.
     *
     * @param type SQL type
     * @param unit of a number; absent for text
     * @param label heading in three languages; only marts have labels
     * @param nullMeans what null means; absent where it is not described
     * @param codes what its codes are called, in the order people know; empty where its values stand for themselves
     */
    public record Column(
            String name,
            String type,
            Optional<String> unit,
            Optional<Texts> label,
            String description,
            boolean isNullable,
            Optional<String> nullMeans,
            Map<String, Texts> codes) {
        public Column {
            codes = Collections.unmodifiableMap(new LinkedHashMap<>(codes));
        }
    }

    /** {@code gold.realisation_by_round} for example. */
    public String qualifiedName() {
        return schema + "." + name;
    }

    boolean isNamed(String qualified) {
        return qualifiedName().equals(qualified.toLowerCase(Locale.ROOT));
    }
}
