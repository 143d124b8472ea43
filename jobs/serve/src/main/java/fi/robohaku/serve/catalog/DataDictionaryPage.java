package fi.robohaku.serve.catalog;

import fi.robohaku.contracts.Language;
import fi.robohaku.contracts.Texts;
import io.pebbletemplates.pebble.PebbleEngine;
import io.pebbletemplates.pebble.loader.ClasspathLoader;
import java.io.IOException;
import java.io.StringWriter;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/** Renders the data dictionary as a page: all tables with their columns, and the lineage of the marts. */
public final class DataDictionaryPage {
    private static final String FOLDER = "fi/robohaku/serve/catalog/";
    private static final Map<String, String> LAYER_DESCRIPTIONS = descriptions();

    private final DataDictionary dictionary;

    /**
     * A schema on the page.
     *
     * @param about what its tables hold
     */
    public record Layer(String name, String about, List<Table> tables) {}

    /**
     * A table on the page.
     *
     * @param anchor of its heading in the page
     * @param views its names in Finnish and Swedish
     * @param readBy marts that are computed from it
     */
    public record Table(
            String anchor,
            String name,
            Optional<Texts> named,
            List<String> paragraphs,
            List<String> views,
            List<Link> lineage,
            List<Link> readBy,
            List<Line> columns) {
        /** Its titles in all languages; empty where it has none. */
        public String title() {
            return named.map(texts -> String.join(" · ", texts.all())).orElse("");
        }

        public String titleFi() {
            return named.map(Texts::fi).orElse("");
        }

        public String titleSv() {
            return named.map(Texts::sv).orElse("");
        }

        public String titleEn() {
            return named.map(Texts::en).orElse("");
        }
    }

    /** A column on the page; what it does not have is empty. */
    public record Line(
            String name, String type, String unit, String fi, String sv, String en, String description, String empty) {}

    /**
     * A link to another table of the page.
     *
     * @param reads the inputs of that table, where it is a mart
     */
    public record Link(String anchor, String name, List<Link> reads) {}

    public DataDictionaryPage(DataDictionary dictionary) {
        this.dictionary = dictionary;
    }

    private static Map<String, String> descriptions() {
        Map<String, String> layers = new LinkedHashMap<>();
        layers.put("gold", "Marts: the figures that are published. Each has views with Finnish and Swedish names.");
        layers.put("silver", "Records of the domain, as the documents tell them.");
        layers.put("bronze", "Fields as they were read, with document, sheet and cell.");
        layers.put("ops", "Documents seen, what was rejected and why, tests, runs.");
        return layers;
    }

    /** The page as Markdown. */
    public String markdown() throws IOException {
        return render("dictionary.md", false);
    }

    /** The page as HTML that needs nothing else and runs no script. */
    public String html() throws IOException {
        return render("dictionary.html", true);
    }

    private String render(String template, boolean isHtml) throws IOException {
        PebbleEngine engine = new PebbleEngine.Builder()
                .loader(new ClasspathLoader(DataDictionaryPage.class.getClassLoader()))
                .autoEscaping(isHtml)
                .newLineTrimming(isHtml)
                .build();
        StringWriter page = new StringWriter();
        engine.getTemplate(FOLDER + template).evaluate(page, Map.of("layers", layers(isHtml), "edges", edges()));
        return page.toString();
    }

    private List<Layer> layers(boolean isHtml) {
        Map<String, Set<String>> readBy = new TreeMap<>();
        for (TableDescription mart : dictionary.marts()) {
            mart.reads()
                    .forEach(read ->
                            readBy.computeIfAbsent(read, key -> new TreeSet<>()).add(mart.qualifiedName()));
        }
        Map<String, List<String>> views = new TreeMap<>();
        LocalizedView.SCHEMAS
                .keySet()
                .forEach(schema -> LocalizedView.all(dictionary, schema)
                        .forEach(view -> views.computeIfAbsent(view.mart().qualifiedName(), key -> new ArrayList<>())
                                .add(view.qualifiedName())));
        List<Layer> layers = new ArrayList<>();
        LAYER_DESCRIPTIONS.forEach((schema, about) -> layers.add(new Layer(
                schema,
                about,
                dictionary.tables().stream()
                        .filter(table -> table.schema().equals(schema))
                        .map(table -> table(
                                table,
                                views.getOrDefault(table.qualifiedName(), List.of()),
                                readBy.getOrDefault(table.qualifiedName(), Set.of()),
                                isHtml))
                        .toList())));
        return layers;
    }

    private Table table(TableDescription table, List<String> views, Set<String> readBy, boolean isHtml) {
        List<String> paragraphs = new ArrayList<>();
        paragraphs.add(text(table.description(), isHtml));
        table.grain().ifPresent(grain -> paragraphs.add(text("A row is " + grain + ".", isHtml)));
        if (table.isExported()) {
            paragraphs.add("Exported as " + table.name() + ".csv.");
        }
        if (table.isEphemeral()) {
            paragraphs.add("Ephemeral: it has no table, and is computed in the run of the mart that reads it.");
        }
        return new Table(
                anchor(table.qualifiedName()),
                table.qualifiedName(),
                table.title(),
                paragraphs,
                views,
                lineage(table, new HashSet<>()),
                links(readBy),
                table.columns().stream().map(column -> line(column, isHtml)).toList());
    }

    private static Line line(TableDescription.Column column, boolean isHtml) {
        String empty = column.nullMeans().orElse(column.isNullable() ? "" : "never");
        return new Line(
                column.name(),
                column.type(),
                column.unit().orElse(""),
                label(column, Language.FI, isHtml),
                label(column, Language.SV, isHtml),
                label(column, Language.EN, isHtml),
                text(column.description(), isHtml),
                text(empty, isHtml));
    }

    private static String label(TableDescription.Column column, Language language, boolean isHtml) {
        return text(column.label().map((Texts label) -> label.in(language)).orElse(""), isHtml);
    }

    /** A cell of a Markdown table holds no line and no column of its own, and nothing that reads as a tag. */
    private static String text(String text, boolean isHtml) {
        return isHtml ? text : text.replace("\n", " ").replace("|", "\\|").replace("<", "&lt;");
    }

    private static String anchor(String name) {
        return name.replace('.', '-');
    }

    private static List<Link> links(Set<String> names) {
        return names.stream()
                .map(name -> new Link(anchor(name), name, List.of()))
                .toList();
    }

    /**
     * What a mart is computed from, down to the records. A mart that stands in the tree already is not opened again.
     *
     * @param opened names of the marts that stand in the tree, to which those found are added
     */
    private List<Link> lineage(TableDescription mart, Set<String> opened) {
        List<Link> links = new ArrayList<>();
        for (String name : mart.reads()) {
            Optional<TableDescription> read = dictionary.find(name).filter(table -> opened.add(name));
            links.add(new Link(
                    anchor(name),
                    name,
                    read.map(table -> lineage(table, opened)).orElse(List.of())));
        }
        return links;
    }

    /** Which mart reads which, as lines of a graph. */
    private List<String> edges() {
        List<String> edges = new ArrayList<>();
        for (TableDescription mart : dictionary.marts()) {
            for (String read : mart.reads()) {
                if (read.startsWith("gold.")) {
                    edges.add(read.substring("gold.".length()) + " --> " + mart.name());
                }
            }
        }
        return edges;
    }
}
