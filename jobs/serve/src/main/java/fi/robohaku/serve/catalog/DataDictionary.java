package fi.robohaku.serve.catalog;

import fi.robohaku.export.text.Terms;
import fi.robohaku.lakehouse.TableDefinitions;
import fi.robohaku.lakehouse.WarehouseCatalog;
import fi.robohaku.marts.MartColumn;
import fi.robohaku.marts.MartContract;
import fi.robohaku.marts.MartDefinition;
import fi.robohaku.marts.MartDefinitions;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.apache.spark.sql.types.StructField;

/**
 * The descriptions of all tables and their columns in {@code schemas/}, whether the tables exist or not.
 *
 * @param tables in the order of the layers, then of the name
 */
public record DataDictionary(List<TableDescription> tables) {
    private static final SharedDictionaries SHARED = new SharedDictionaries();

    public DataDictionary {
        tables = List.copyOf(tables);
    }

    /** Reads the folder {@code schemas/}; needs no Spark session and opens no table. */
    public static DataDictionary read(Path schemas) {
        TableDefinitions definitions = TableDefinitions.read(schemas);
        List<TableDescription> tables = new ArrayList<>();
        definitions.names().forEach(name -> tables.add(describe(name, definitions)));
        Terms terms = Terms.ofCodes(schemas);
        MartDefinitions.read(schemas).byName().forEach(mart -> tables.add(describe(mart, terms)));
        tables.sort(
                Comparator.comparingInt((TableDescription table) -> WarehouseCatalog.SCHEMAS.indexOf(table.schema()))
                        .thenComparing(TableDescription::name));
        return new DataDictionary(tables);
    }

    /**
     * The dictionary of a folder as it is now, read once for all that ask for it. It is read anew when a file of the folder
     * has changed.
     */
    public static DataDictionary shared(Path schemas) {
        return SHARED.get(schemas);
    }

    /** Names, with schema, of all that a query can read. */
    public List<String> queryableNames() {
        List<String> names = new ArrayList<>();
        stored().forEach(table -> names.add(table.qualifiedName()));
        LocalizedView.SCHEMAS
                .keySet()
                .forEach(schema -> LocalizedView.all(this, schema).forEach(view -> names.add(view.qualifiedName())));
        InformationSchemaTable.names().forEach(name -> names.add(InformationSchemaTable.SCHEMA + "." + name));
        return names;
    }

    /** Finds a table by its name with schema, in any case. */
    public Optional<TableDescription> find(String qualifiedName) {
        return tables.stream().filter(table -> table.isNamed(qualifiedName)).findFirst();
    }

    /** The marts, those without a table too. */
    public List<TableDescription> marts() {
        return tables.stream().filter(table -> table.schema().equals("gold")).toList();
    }

    /** The tables that a query can read: all but the marts that are computed in the run of another. */
    public List<TableDescription> stored() {
        return tables.stream().filter(table -> !table.isEphemeral()).toList();
    }

    private static TableDescription describe(String qualified, TableDefinitions definitions) {
        String[] parts = qualified.split("\\.", 2);
        return new TableDescription(
                parts[0],
                parts[1],
                Optional.empty(),
                definitions.comment(qualified),
                Optional.empty(),
                List.of(),
                false,
                false,
                Stream.of(definitions.columns(qualified).fields())
                        .map(DataDictionary::column)
                        .toList(),
                List.of(),
                List::of);
    }

    private static TableDescription.Column column(StructField field) {
        return new TableDescription.Column(
                field.name(),
                field.dataType().sql(),
                Optional.empty(),
                Optional.empty(),
                field.getComment().isEmpty() ? "" : field.getComment().get(),
                field.nullable(),
                Optional.empty(),
                Map.of());
    }

    private static TableDescription describe(MartDefinition mart, Terms terms) {
        MartContract contract = mart.contract();
        return new TableDescription(
                "gold",
                mart.name(),
                Optional.of(contract.title()),
                contract.description(),
                Optional.of(contract.grain()),
                contract.key(),
                contract.isExported(),
                mart.isEphemeral(),
                contract.columns().stream().map(column -> column(column, terms)).toList(),
                contract.references(),
                () -> List.copyOf(mart.inputs()));
    }

    private static TableDescription.Column column(MartColumn column, Terms terms) {
        return new TableDescription.Column(
                column.name(),
                column.type(),
                Optional.ofNullable(column.unit()),
                Optional.of(column.label()),
                column.description(),
                column.isNullable(),
                Optional.ofNullable(column.nullMeans()),
                column.type().equals("STRING") ? terms.of(column) : Map.of());
    }
}
