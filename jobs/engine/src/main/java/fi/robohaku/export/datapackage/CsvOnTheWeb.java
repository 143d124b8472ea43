package fi.robohaku.export.datapackage;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import fi.robohaku.contracts.Language;
import fi.robohaku.contracts.Texts;
import fi.robohaku.export.ExportContext;
import fi.robohaku.export.ExportIndex;
import fi.robohaku.export.ExportedFile;
import fi.robohaku.export.Json;
import fi.robohaku.export.MartTable;
import fi.robohaku.export.Publication;
import fi.robohaku.export.text.ValueFormat;
import fi.robohaku.marts.MartColumn;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** The CSV files as W3C's CSV on the Web describes tables, {@code csvw-metadata.json}. */
public final class CsvOnTheWeb implements ExportIndex {
    @Override
    public String name() {
        return "csvw-metadata.json";
    }

    @Override
    public ExportedFile write(ExportContext context, Path unfinished, List<ExportedFile> files) throws IOException {
        ObjectNode root = Json.object();
        Publication publication = context.publication();
        ArrayNode ld = root.putArray("@context").add("http://www.w3.org/ns/csvw");
        ld.addObject().put("@language", "en");
        texts(root.putArray("dc:title"), publication.title());
        texts(root.putArray("dc:description"), publication.description());
        root.putObject("dc:license").put("@id", publication.licence().url());
        texts(root.putArray("dc:publisher"), publication.publisher().name());
        root.putObject("dc:created")
                .put("@value", context.run().startedAt().toString())
                .put("@type", "xsd:dateTime");
        dialect(root.putObject("dialect"), context);
        ArrayNode tables = root.putArray("tables");
        files.stream()
                .map(file -> DescribedFile.of(file, context))
                .filter(DescribedFile::isCsv)
                .forEach(file -> table(tables.addObject(), file, context));
        Files.write(unfinished.resolve(name()), Json.bytes(root));
        return ExportedFile.of(unfinished, name());
    }

    private static void dialect(ObjectNode node, ExportContext context) {
        node.put("encoding", "utf-8");
        node.put("delimiter", String.valueOf(context.dialect().delimiter()));
        node.putArray("lineTerminators").add("\r\n");
        node.put("quoteChar", "\"");
        node.put("doubleQuote", true);
        node.put("header", true);
        node.put("headerRowCount", 1);
    }

    private static void table(ObjectNode node, DescribedFile file, ExportContext context) {
        MartTable mart = file.mart().orElseThrow();
        node.put("url", file.file().name());
        texts(node.putArray("dc:title"), file.title());
        node.put("dc:description", mart.mart().contract().description());
        ObjectNode schema = node.putObject("tableSchema");
        ArrayNode columns = schema.putArray("columns");
        mart.columns().forEach(column -> column(columns.addObject(), column, context));
        mart.mart().contract().key().forEach(schema.putArray("primaryKey")::add);
    }

    /** Titles hold the heading of the file in no language, for readers compare it with them. */
    private static void column(ObjectNode node, MartColumn column, ExportContext context) {
        node.put("name", column.name());
        ObjectNode titles = node.putObject("titles");
        titles.put("und", context.heading(column));
        for (Language language : Language.values()) {
            titles.put(language.code(), column.label().in(language));
        }
        node.put("dc:description", column.description());
        node.put("required", !column.isNullable() && !column.type().equals("STRING"));
        node.put("null", "");
        datatype(node, column, context);
        if (column.unit() != null) {
            node.put("schema:unitText", column.unit());
        }
    }

    private static void datatype(ObjectNode node, MartColumn column, ExportContext context) {
        if (column.type().startsWith("DECIMAL")) {
            node.putObject("datatype")
                    .put("base", "decimal")
                    .putObject("format")
                    .put("decimalChar", String.valueOf(context.dialect().decimal()));
        } else if (column.type().equals("BOOLEAN") && context.words().isPresent()) {
            ValueFormat values = context.words().orElseThrow().values();
            node.putObject("datatype")
                    .put("base", "boolean")
                    .put("format", values.truth(true) + "|" + values.truth(false));
        } else {
            node.put(
                    "datatype",
                    switch (column.type()) {
                        case "INT", "BIGINT" -> "integer";
                        case "BOOLEAN" -> "boolean";
                        case "DATE" -> "date";
                        default -> "string";
                    });
        }
    }

    private static void texts(ArrayNode values, Texts texts) {
        for (Language language : Language.values()) {
            values.addObject().put("@value", texts.in(language)).put("@language", language.code());
        }
    }
}
