package fi.robohaku.serve;

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
 * The warehouse as people meet it: the tables, what the contracts say of them ({@code information_schema}), and the
 * marts with names in Finnish ({@code suomi}) and Swedish ({@code svenska}).
 *
 * <p>The contracts are read when one of these is first asked for. A view is nothing but a query over its mart: no table
 * is opened before it is used, and a new mart has its views without a word of Java. The folder of the contracts comes
 * with the option {@code schemas} of the catalog.
 */
@SuppressWarnings("overrides") // as in the catalog that it extends
public final class PeoplesCatalog extends WarehouseCatalog {
    /** All schemas that a question may name. */
    public static final List<String> ALL_SCHEMAS = Stream.of(
                    WarehouseCatalog.SCHEMAS.stream(),
                    Stream.of(InformationTable.SCHEMA),
                    LanguageView.SCHEMAS.keySet().stream())
            .flatMap(part -> part)
            .toList();

    private final Set<String> entered = new HashSet<>();
    private Path schemas = Path.of("schemas");
    private Dictionary dictionary;

    @Override
    public void initialize(String name, CaseInsensitiveStringMap options) {
        super.initialize(name, options);
        schemas = Path.of(options.get("schemas"));
    }

    @Override
    public Table loadTable(Identifier ident) {
        String schema = schemaOf(ident.namespace());
        if (schema.equals(InformationTable.SCHEMA)) {
            var found = InformationTable.find(small(ident.name()), dictionary());
            if (found.isPresent()) {
                return found.get();
            }
        }
        enterViews(schema);
        return super.loadTable(ident);
    }

    @Override
    public boolean tableExists(Identifier ident) {
        String schema = schemaOf(ident.namespace());
        if (schema.equals(InformationTable.SCHEMA)) {
            return InformationTable.names().contains(small(ident.name()));
        }
        enterViews(schema);
        return super.tableExists(ident);
    }

    @Override
    public Identifier[] listTables(String[] namespace) {
        String schema = schemaOf(namespace);
        List<String> names = new ArrayList<>();
        if (schema.equals(InformationTable.SCHEMA)) {
            names.addAll(InformationTable.names());
        } else if (LanguageView.SCHEMAS.containsKey(schema)) {
            LanguageView.all(dictionary(), schema).forEach(view -> names.add(view.name()));
        } else {
            return super.listTables(namespace);
        }
        String[] listed = {schema};
        return names.stream().map(name -> Identifier.of(listed, name)).toArray(Identifier[]::new);
    }

    /** The name of a schema in small letters; empty where what is named is none. */
    static String schemaOf(String... namespace) {
        return namespace.length == 1 ? small(namespace[0]) : "";
    }

    /**
     * Writes the views of a language to the catalog of this process, where Spark looks for what a view stands for. What
     * fails half-way is done anew at the next question: views that are there already stay.
     */
    synchronized void enterViews(String schema) {
        if (LanguageView.SCHEMAS.containsKey(schema) && !entered.contains(schema)) {
            var session = (org.apache.spark.sql.classic.SparkSession) SparkSession.active();
            LanguageView.all(dictionary(), schema)
                    .forEach(view -> session.sharedState().externalCatalog().createTable(view.entry(), true));
            entered.add(schema);
        }
    }

    private synchronized Dictionary dictionary() {
        if (dictionary == null) {
            dictionary = Dictionary.read(schemas);
        }
        return dictionary;
    }
}
