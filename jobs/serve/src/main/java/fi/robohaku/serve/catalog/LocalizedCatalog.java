package fi.robohaku.serve.catalog;

import fi.robohaku.lakehouse.WarehouseCatalog;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.connector.catalog.Identifier;
import org.apache.spark.sql.connector.catalog.Table;
import org.apache.spark.sql.util.CaseInsensitiveStringMap;

/**
 * The catalog of the warehouse with schemas that people read: {@code information_schema} describes the tables, and the
 * views in {@code suomi} and {@code svenska} are the marts with Finnish and Swedish names.
 *
 * <p>The descriptions in {@code schemas/} are read when one of these is first used; the option {@code schemas} of the
 * catalog names the folder. A view is a query over its mart: no table is opened before the view is used, and a new mart
 * has its views without any Java.
 */
@SuppressWarnings("overrides") // as in the catalog that it extends
public final class LocalizedCatalog extends WarehouseCatalog {
    /** All schemas of the catalog. */
    public static final List<String> ALL_SCHEMAS = Stream.of(
                    WarehouseCatalog.SCHEMAS.stream(),
                    Stream.of(InformationSchemaTable.SCHEMA),
                    LocalizedView.SCHEMAS.keySet().stream())
            .flatMap(part -> part)
            .toList();

    private final Set<String> registered = new HashSet<>();
    private Path schemas = Path.of("schemas");

    @Override
    public void initialize(String name, CaseInsensitiveStringMap options) {
        super.initialize(name, options);
        schemas = Path.of(options.get("schemas"));
    }

    @Override
    public Table loadTable(Identifier ident) {
        String schema = schemaOf(ident.namespace());
        if (schema.equals(InformationSchemaTable.SCHEMA)) {
            var found = InformationSchemaTable.find(small(ident.name()), dictionary());
            if (found.isPresent()) {
                return found.get();
            }
        }
        registerViews(schema);
        return super.loadTable(ident);
    }

    @Override
    public boolean tableExists(Identifier ident) {
        String schema = schemaOf(ident.namespace());
        if (schema.equals(InformationSchemaTable.SCHEMA)) {
            return InformationSchemaTable.names().contains(small(ident.name()));
        }
        registerViews(schema);
        return super.tableExists(ident);
    }

    @Override
    public Identifier[] listTables(String[] namespace) {
        String schema = schemaOf(namespace);
        List<String> names = new ArrayList<>();
        if (schema.equals(InformationSchemaTable.SCHEMA)) {
            names.addAll(InformationSchemaTable.names());
        } else if (LocalizedView.SCHEMAS.containsKey(schema)) {
            LocalizedView.all(dictionary(), schema).forEach(view -> names.add(view.name()));
        } else {
            return super.listTables(namespace);
        }
        String[] listed = {schema};
        return names.stream().map(name -> Identifier.of(listed, name)).toArray(Identifier[]::new);
    }

    /** The name of a schema in lower case; empty where the namespace is not that of a schema. */
    static String schemaOf(String... namespace) {
        return namespace.length == 1 ? small(namespace[0]) : "";
    }

    /**
     * Registers the views of a language in the catalog of this process, where Spark looks for the query of a view. Where
     * it fails half-way, the next query does it anew: views that are there already stay.
     */
    synchronized void registerViews(String schema) {
        if (LocalizedView.SCHEMAS.containsKey(schema) && !registered.contains(schema)) {
            var session = (org.apache.spark.sql.classic.SparkSession) SparkSession.active();
            LocalizedView.all(dictionary(), schema)
                    .forEach(view -> session.sharedState().externalCatalog().createTable(view.toCatalogTable(), true));
            registered.add(schema);
        }
    }

    private DataDictionary dictionary() {
        return DataDictionary.shared(schemas);
    }
}
