package fi.robohaku.serve.catalog;

import fi.robohaku.contracts.Language;
import fi.robohaku.contracts.Texts;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.spark.sql.catalyst.TableIdentifier;
import org.apache.spark.sql.catalyst.catalog.CatalogStorageFormat;
import org.apache.spark.sql.catalyst.catalog.CatalogTable;
import org.apache.spark.sql.catalyst.catalog.CatalogTableType;
import org.apache.spark.sql.types.StructType;
import scala.Option;

/**
 * A mart with names in Finnish or Swedish, made of its title and the labels of its columns.
 *
 * @param schema {@code suomi} or {@code svenska}
 * @param columns the names of the mart's columns, in their order
 */
public record LocalizedView(
        String schema, String name, Language language, TableDescription mart, List<String> columns) {
    /** The schemas of the views, and the language of each. */
    static final Map<String, Language> SCHEMAS = schemas();

    public LocalizedView {
        columns = List.copyOf(columns);
    }

    private static Map<String, Language> schemas() {
        Map<String, Language> schemas = new LinkedHashMap<>();
        schemas.put("suomi", Language.FI);
        schemas.put("svenska", Language.SV);
        return schemas;
    }

    /** Whether a schema holds such views. */
    public static boolean isSchema(String schema) {
        return SCHEMAS.containsKey(schema);
    }

    /** The views over all marts in one language. */
    static List<LocalizedView> all(DataDictionary dictionary, String schema) {
        return marts(dictionary).map(mart -> create(mart, schema)).toList();
    }

    /** Finds a view by its name with schema, in any case; creates no other view. */
    public static Optional<LocalizedView> find(DataDictionary dictionary, String qualifiedName) {
        String[] parts = qualifiedName.toLowerCase(Locale.ROOT).split("\\.", 2);
        if (parts.length < 2 || !SCHEMAS.containsKey(parts[0])) {
            return Optional.empty();
        }
        return marts(dictionary)
                .filter(mart -> viewName(mart, SCHEMAS.get(parts[0])).equals(parts[1]))
                .findFirst()
                .map(mart -> create(mart, parts[0]));
    }

    /** The marts that have a table for a view to read. */
    private static Stream<TableDescription> marts(DataDictionary dictionary) {
        return dictionary.marts().stream().filter(mart -> !mart.isEphemeral());
    }

    private static LocalizedView create(TableDescription mart, String schema) {
        Language language = SCHEMAS.get(schema);
        return new LocalizedView(schema, viewName(mart, language), language, mart, columns(mart, language));
    }

    private static String viewName(TableDescription mart, Language language) {
        return SqlIdentifiers.fromLabel(mart.title().orElseThrow().in(language));
    }

    /** Of two columns with the same label the second gets its name in the mart appended. */
    private static List<String> columns(TableDescription mart, Language language) {
        List<String> names = new ArrayList<>();
        for (TableDescription.Column column : mart.columns()) {
            String name = SqlIdentifiers.fromLabel(label(column, language));
            names.add(names.contains(name) ? name + "_" + column.name() : name);
        }
        return names;
    }

    private static String label(TableDescription.Column column, Language language) {
        return column.label().map(label -> label.in(language)).orElse(column.name());
    }

    String qualifiedName() {
        return schema + "." + name;
    }

    /** The comment of a column: its label, its name in the mart, and its description. */
    String comment(TableDescription.Column column) {
        return label(column, language) + " (" + column.name() + "): " + column.description()
                + column.nullMeans().map(meaning -> "; null: " + meaning).orElse("");
    }

    String comment() {
        Texts title = mart.title().orElseThrow();
        return title.in(language) + " (" + mart.qualifiedName() + "): " + mart.description();
    }

    /** The query of the view. */
    String query() {
        List<String> aliased = new ArrayList<>();
        for (int i = 0; i < columns.size(); i++) {
            aliased.add("`" + mart.columns().get(i).name() + "` AS `" + columns.get(i) + "`");
        }
        return "SELECT " + String.join(", ", aliased) + " FROM " + mart.qualifiedName();
    }

    /** The view as an entry of Spark's catalog. */
    CatalogTable toCatalogTable() {
        List<String> fields = new ArrayList<>();
        for (int i = 0; i < columns.size(); i++) {
            TableDescription.Column column = mart.columns().get(i);
            fields.add("`" + columns.get(i) + "` " + column.type() + " COMMENT '"
                    + comment(column).replace("\\", "\\\\").replace("'", "\\'") + "'");
        }
        return new CatalogTable(
                new TableIdentifier(name, Option.apply(schema)),
                CatalogTableType.VIEW(),
                CatalogStorageFormat.empty(),
                StructType.fromDDL(fields.stream().collect(Collectors.joining(", "))),
                CatalogTable.apply$default$5(),
                CatalogTable.apply$default$6(),
                CatalogTable.apply$default$7(),
                CatalogTable.apply$default$8(),
                CatalogTable.apply$default$9(),
                CatalogTable.apply$default$10(),
                CatalogTable.apply$default$11(),
                CatalogTable.apply$default$12(),
                CatalogTable.apply$default$13(),
                Option.apply(query()),
                Option.apply(comment()),
                CatalogTable.apply$default$16(),
                CatalogTable.apply$default$17(),
                CatalogTable.apply$default$18(),
                CatalogTable.apply$default$19(),
                CatalogTable.apply$default$20(),
                Option.apply(query()),
                CatalogTable.apply$default$22());
    }
}
