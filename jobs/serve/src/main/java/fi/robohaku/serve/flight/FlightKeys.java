package fi.robohaku.serve.flight;

import fi.robohaku.serve.catalog.DataDictionary;
import fi.robohaku.serve.catalog.TableDescription;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Keys of tables, as their contracts declare them: what tells rows apart, and the row of another table that a row names. */
final class FlightKeys {
    private FlightKeys() {}

    /**
     * A row of the answer on primary keys.
     *
     * @param sequence place of the column in the key, from 1
     */
    record KeyColumn(String schema, String table, String column, int sequence, String keyName) {}

    /**
     * A row of the answers on foreign keys.
     *
     * @param primary column of the table that is named
     * @param foreign column of the table that names it; the name of its key is that of the foreign key
     */
    record Reference(KeyColumn primary, KeyColumn foreign) {}

    /** A table as a request names it; what it leaves out is empty. */
    record TableName(Optional<String> schema, String table) {
        boolean is(String otherSchema, String otherTable) {
            return table.equalsIgnoreCase(otherTable)
                    && schema.map(given -> given.equalsIgnoreCase(otherSchema)).orElse(true);
        }
    }

    static List<KeyColumn> primary(DataDictionary dictionary, TableName name) {
        return dictionary.stored().stream()
                .filter(table -> name.is(table.schema(), table.name()))
                .flatMap(FlightKeys::keyColumns)
                .toList();
    }

    private static Stream<KeyColumn> keyColumns(TableDescription table) {
        List<String> key = table.key();
        return Stream.iterate(0, i -> i < key.size(), i -> i + 1)
                .map(i -> new KeyColumn(table.schema(), table.name(), key.get(i), i + 1, "pk_" + table.name()));
    }

    /** All references, in the order of the tables that hold them. */
    static List<Reference> references(DataDictionary dictionary) {
        return dictionary.stored().stream().flatMap(FlightKeys::references).toList();
    }

    private static Stream<Reference> references(TableDescription table) {
        return table.references().stream().flatMap(reference -> {
            String[] target = reference.to().split("\\.", 2);
            String keyName = "fk_" + table.name() + "_" + String.join("_", reference.columns());
            return Stream.iterate(0, i -> i < reference.columns().size(), i -> i + 1)
                    .map(i -> new Reference(
                            new KeyColumn(
                                    target[0], target[1], reference.toColumns().get(i), i + 1, "pk_" + target[1]),
                            new KeyColumn(
                                    table.schema(),
                                    table.name(),
                                    reference.columns().get(i),
                                    i + 1,
                                    keyName)));
        });
    }
}
