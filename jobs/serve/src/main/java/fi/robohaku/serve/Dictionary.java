package fi.robohaku.serve;

import fi.robohaku.lakehouse.TableDefinitions;
import fi.robohaku.lakehouse.WarehouseCatalog;
import fi.robohaku.marts.MartColumn;
import fi.robohaku.marts.MartDefinition;
import fi.robohaku.marts.MartDefinitions;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.apache.spark.sql.types.StructField;

/**
 * All tables and their columns in the words of the contracts of {@code schemas/}, whether they have been made or not.
 *
 * @param tables in the order of the way of the data, then of name
 */
public record Dictionary(List<Described> tables) {
    public Dictionary {
        tables = List.copyOf(tables);
    }

    /** Reads a folder {@code schemas/}; no Spark session is needed, and no table is opened. */
    public static Dictionary read(Path schemas) {
        TableDefinitions definitions = TableDefinitions.read(schemas);
        List<Described> tables = new ArrayList<>();
        definitions.names().forEach(name -> tables.add(described(name, definitions)));
        MartDefinitions.read(schemas).all().forEach(mart -> tables.add(described(mart)));
        tables.sort(Comparator.comparingInt((Described table) -> WarehouseCatalog.SCHEMAS.indexOf(table.schema()))
                .thenComparing(Described::name));
        return new Dictionary(tables);
    }

    /** A table by its name with schema, in any case. */
    public Optional<Described> find(String qualifiedName) {
        return tables.stream().filter(table -> table.isNamed(qualifiedName)).findFirst();
    }

    /** The tables of schema gold. */
    public List<Described> marts() {
        return tables.stream().filter(table -> table.schema().equals("gold")).toList();
    }

    private static Described described(String qualified, TableDefinitions definitions) {
        String[] parts = qualified.split("\\.", 2);
        return new Described(
                parts[0],
                parts[1],
                Optional.empty(),
                definitions.comment(qualified),
                Optional.empty(),
                List.of(),
                false,
                Stream.of(definitions.columns(qualified).fields())
                        .map(Dictionary::column)
                        .toList(),
                List.of());
    }

    private static Described.Column column(StructField field) {
        return new Described.Column(
                field.name(),
                field.dataType().sql(),
                Optional.empty(),
                Optional.empty(),
                field.getComment().isEmpty() ? "" : field.getComment().get(),
                field.nullable(),
                Optional.empty());
    }

    private static Described described(MartDefinition mart) {
        fi.robohaku.marts.MartContract contract = mart.contract();
        return new Described(
                "gold",
                mart.name(),
                Optional.of(contract.title()),
                contract.description(),
                Optional.of(contract.grain()),
                contract.key(),
                contract.isExported(),
                contract.columns().stream().map(Dictionary::column).toList(),
                List.copyOf(mart.inputs()));
    }

    private static Described.Column column(MartColumn column) {
        return new Described.Column(
                column.name(),
                column.type(),
                Optional.ofNullable(column.unit()),
                Optional.of(column.label()),
                column.description(),
                column.isNullable(),
                Optional.ofNullable(column.nullMeans()));
    }
}
