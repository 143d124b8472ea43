package fi.robohaku.serve;

import fi.robohaku.contracts.Language;
import fi.robohaku.contracts.Texts;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
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
record LanguageView(String schema, String name, Language language, Described mart, List<String> columns) {
    /** The schemas of the views, and the language of each. */
    static final Map<String, Language> SCHEMAS = schemas();

    LanguageView {
        columns = List.copyOf(columns);
    }

    private static Map<String, Language> schemas() {
        Map<String, Language> schemas = new LinkedHashMap<>();
        schemas.put("suomi", Language.FI);
        schemas.put("svenska", Language.SV);
        return schemas;
    }

    /** The views over all marts in one language. */
    static List<LanguageView> all(Dictionary dictionary, String schema) {
        return dictionary.marts().stream().map(mart -> over(mart, schema)).toList();
    }

    /** A view by its name with schema, in any case; no other view is made for it. */
    static Optional<LanguageView> find(Dictionary dictionary, String qualifiedName) {
        String[] parts = qualifiedName.toLowerCase(Locale.ROOT).split("\\.", 2);
        if (parts.length < 2 || !SCHEMAS.containsKey(parts[0])) {
            return Optional.empty();
        }
        return dictionary.marts().stream()
                .filter(mart -> name(mart, SCHEMAS.get(parts[0])).equals(parts[1]))
                .findFirst()
                .map(mart -> over(mart, parts[0]));
    }

    private static LanguageView over(Described mart, String schema) {
        Language language = SCHEMAS.get(schema);
        return new LanguageView(schema, name(mart, language), language, mart, columns(mart, language));
    }

    private static String name(Described mart, Language language) {
        return SqlName.of(mart.title().orElseThrow().in(language));
    }

    /** Two columns of one label keep apart by the name that the second has in the mart. */
    private static List<String> columns(Described mart, Language language) {
        List<String> names = new ArrayList<>();
        for (Described.Column column : mart.columns()) {
            String name = SqlName.of(label(column, language));
            names.add(names.contains(name) ? name + "_" + column.name() : name);
        }
        return names;
    }

    private static String label(Described.Column column, Language language) {
        return column.label().map(label -> label.in(language)).orElse(column.name());
    }

    String qualifiedName() {
        return schema + "." + name;
    }

    /** What the view holds of a column: its label, the name it has in the mart, and what that means. */
    String comment(Described.Column column) {
        return label(column, language) + " (" + column.name() + "): " + column.description()
                + column.nullMeans().map(meaning -> "; null: " + meaning).orElse("");
    }

    String comment() {
        Texts title = mart.title().orElseThrow();
        return title.in(language) + " (" + mart.qualifiedName() + "): " + mart.description();
    }

    /** The query that the view stands for. */
    String query() {
        List<String> named = new ArrayList<>();
        for (int i = 0; i < columns.size(); i++) {
            named.add("`" + mart.columns().get(i).name() + "` AS `" + columns.get(i) + "`");
        }
        return "SELECT " + String.join(", ", named) + " FROM " + mart.qualifiedName();
    }

    /** The view as Spark's catalog keeps it. */
    CatalogTable entry() {
        List<String> fields = new ArrayList<>();
        for (int i = 0; i < columns.size(); i++) {
            Described.Column column = mart.columns().get(i);
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
