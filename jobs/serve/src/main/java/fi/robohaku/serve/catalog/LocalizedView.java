package fi.robohaku.serve.catalog;

import fi.robohaku.contracts.Language;
import fi.robohaku.contracts.Texts;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.spark.sql.catalyst.TableIdentifier;
import org.apache.spark.sql.catalyst.catalog.CatalogStorageFormat;
import org.apache.spark.sql.catalyst.catalog.CatalogTable;
import org.apache.spark.sql.catalyst.catalog.CatalogTableType;
import org.apache.spark.sql.types.StructType;
import scala.Option;

/**
 * A mart with names in Finnish or Swedish, made of its title and the labels of its columns. Beside a column of codes stands one
 * with their words.
 *
 * @param schema {@code suomi} or {@code svenska}
 */
public record LocalizedView(
        String schema, String name, Language language, TableDescription mart, List<Column> columns) {
    /** The schemas of the views, and the language of each. */
    static final Map<String, Language> SCHEMAS = schemas();

    public LocalizedView {
        columns = List.copyOf(columns);
    }

    /**
     * A column of a view.
     *
     * @param source the column of the mart that it shows
     * @param isInWords whether it shows what the codes of that column are called
     */
    public record Column(String name, TableDescription.Column source, boolean isInWords) {}

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
    private static List<Column> columns(TableDescription mart, Language language) {
        Set<String> names = new HashSet<>();
        List<Column> columns = new ArrayList<>();
        for (TableDescription.Column column : mart.columns()) {
            String label = SqlIdentifiers.fromLabel(label(column, language));
            String name = names.add(label) ? label : label + "_" + column.name();
            columns.add(new Column(name, column, false));
            if (!column.codes().isEmpty()) {
                columns.add(new Column(name + wordsSuffix(language), column, true));
            }
        }
        return columns;
    }

    private static String wordsSuffix(Language language) {
        return switch (language) {
            case FI -> "_nimi";
            case SV -> "_namn";
            case EN -> "_name";
        };
    }

    private static String label(TableDescription.Column column, Language language) {
        return column.label().map(label -> label.in(language)).orElse(column.name());
    }

    String qualifiedName() {
        return schema + "." + name;
    }

    /** The comment of a column: its label, its name in the mart, and its description. */
    String comment(Column shown) {
        TableDescription.Column column = shown.source();
        String label = label(column, language);
        return shown.isInWords()
                ? label + " (" + column.name() + " in words)"
                : label + " (" + column.name() + "): " + column.description()
                        + column.nullMeans()
                                .map(meaning -> "; null: " + meaning)
                                .orElse("");
    }

    String comment() {
        Texts title = mart.title().orElseThrow();
        return title.in(language) + " (" + mart.qualifiedName() + "): " + mart.description();
    }

    /** The query of the view. */
    String query() {
        return columns.stream()
                .map(column -> expression(column) + " AS `" + column.name() + "`")
                .collect(Collectors.joining(", ", "SELECT ", " FROM " + mart.qualifiedName()));
    }

    private String expression(Column column) {
        String value = "`" + column.source().name() + "`";
        return column.isInWords()
                ? column.source().codes().entrySet().stream()
                        .map(code -> " WHEN " + literal(code.getKey()) + " THEN "
                                + literal(code.getValue().in(language)))
                        .collect(Collectors.joining("", "CASE " + value, " ELSE " + value + " END"))
                : value;
    }

    private static String literal(String text) {
        return "'" + text.replace("\\", "\\\\").replace("'", "\\'") + "'";
    }

    /** The view as an entry of Spark's catalog. */
    CatalogTable toCatalogTable() {
        String fields = columns.stream()
                .map(column ->
                        "`" + column.name() + "` " + column.source().type() + " COMMENT " + literal(comment(column)))
                .collect(Collectors.joining(", "));
        return new CatalogTable(
                new TableIdentifier(name, Option.apply(schema)),
                CatalogTableType.VIEW(),
                CatalogStorageFormat.empty(),
                StructType.fromDDL(fields),
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
