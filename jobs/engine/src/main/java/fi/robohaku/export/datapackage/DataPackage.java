package fi.robohaku.export.datapackage;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import fi.robohaku.contracts.Language;
import fi.robohaku.contracts.Texts;
import fi.robohaku.export.CsvDialect;
import fi.robohaku.export.ExportContext;
import fi.robohaku.export.ExportIndex;
import fi.robohaku.export.ExportedFile;
import fi.robohaku.export.Json;
import fi.robohaku.export.MartTable;
import fi.robohaku.export.Publication;
import fi.robohaku.marts.MartColumn;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;

/**
 * The files as a Frictionless Data Package, {@code datapackage.json}: each CSV file with its table schema and dialect,
 * every file with its size and SHA-256.
 */
public final class DataPackage implements ExportIndex {
    @Override
    public String name() {
        return "datapackage.json";
    }

    @Override
    public ExportedFile write(ExportContext context, Path unfinished, List<ExportedFile> files) throws IOException {
        ObjectNode root = Json.object();
        Publication publication = context.publication();
        root.put("profile", "data-package");
        root.put("name", publication.name());
        root.put("id", context.run().id());
        root.put("title", publication.title().in(context.language()));
        put(root.putObject("titles"), publication.title());
        root.put("description", publication.description().in(context.language()));
        root.put("homepage", publication.publisher().uri());
        root.put("created", context.run().startedAt().toString());
        publication.keywords().get(context.language()).forEach(root.putArray("keywords")::add);
        licences(root.putArray("licenses"), publication);
        ArrayNode sources = root.putArray("sources");
        publication.sources().forEach(source -> sources.addObject().put("title", source.in(context.language())));
        root.putArray("contributors")
                .addObject()
                .put("title", publication.publisher().name().in(context.language()))
                .put("path", publication.publisher().uri())
                .put("role", "publisher");
        ArrayNode resources = root.putArray("resources");
        files.forEach(file -> resource(resources.addObject(), DescribedFile.of(file, context), context));
        Files.write(unfinished.resolve(name()), Json.bytes(root));
        return ExportedFile.of(unfinished, name());
    }

    private static void licences(ArrayNode licences, Publication publication) {
        licences.addObject()
                .put("name", publication.licence().name())
                .put("title", publication.licence().title())
                .put("path", publication.licence().url());
    }

    private static void resource(ObjectNode node, DescribedFile file, ExportContext context) {
        String name = file.file().name();
        node.put("profile", file.isCsv() ? "tabular-data-resource" : "data-resource");
        node.put("name", file.isCsv() ? file.mart().orElseThrow().name() : name.toLowerCase(Locale.ROOT));
        node.put("path", name);
        node.put("title", file.title().in(context.language()));
        put(node.putObject("titles"), file.title());
        node.put("format", file.format().toLowerCase(Locale.ROOT));
        node.put("mediatype", file.mediaType());
        node.put("bytes", file.file().bytes());
        node.put("hash", "sha256:" + file.file().sha256());
        file.file().rows().ifPresent(rows -> node.put("rows", rows));
        file.mart().ifPresent(mart -> {
            node.put("description", mart.mart().contract().description());
            node.put("encoding", "utf-8");
            dialect(node.putObject("dialect"), context.dialect());
            schema(node.putObject("schema"), mart, context);
        });
    }

    private static void dialect(ObjectNode node, CsvDialect dialect) {
        node.put("csvddfVersion", 1.2);
        node.put("delimiter", String.valueOf(dialect.delimiter()));
        node.put("lineTerminator", "\r\n");
        node.put("quoteChar", "\"");
        node.put("doubleQuote", true);
        node.put("header", true);
        node.put("skipInitialSpace", false);
    }

    private static void schema(ObjectNode node, MartTable mart, ExportContext context) {
        ArrayNode fields = node.putArray("fields");
        mart.columns().forEach(column -> field(fields.addObject(), column, context));
        node.putArray("missingValues").add("");
        ArrayNode key = node.putArray("primaryKey");
        mart.mart().contract().key().forEach(column -> key.add(context.heading(mart.column(column))));
    }

    private static void field(ObjectNode node, MartColumn column, ExportContext context) {
        node.put("name", context.heading(column));
        node.put("column", column.name());
        node.put("title", column.label().in(context.language()));
        put(node.putObject("titles"), column.label());
        node.put("description", column.description());
        node.put("type", type(column));
        if (type(column).equals("number")) {
            node.put("decimalChar", String.valueOf(context.dialect().decimal()));
            node.put("bareNumber", true);
        }
        if (type(column).equals("boolean")) {
            context.words().ifPresent(words -> {
                node.putArray("trueValues").add(words.values().truth(true));
                node.putArray("falseValues").add(words.values().truth(false));
            });
        }
        if (column.unit() != null) {
            node.put("unit", column.unit());
            put(node.putObject("unitTitles"), context.terms().unit(column));
        }
        if (column.isNullable()) {
            node.put("missingMeans", column.nullMeans());
        } else if (!type(column).equals("string")) {
            // A text that is there may be the empty one, which the file cannot tell from none.
            node.putObject("constraints").put("required", true);
        }
    }

    private static String type(MartColumn column) {
        if (column.isNumber()) {
            return column.type().startsWith("DECIMAL") ? "number" : "integer";
        }
        return switch (column.type()) {
            case "BOOLEAN" -> "boolean";
            case "DATE" -> "date";
            default -> "string";
        };
    }

    private static void put(ObjectNode node, Texts texts) {
        for (Language each : Language.values()) {
            node.put(each.code(), texts.in(each));
        }
    }
}
