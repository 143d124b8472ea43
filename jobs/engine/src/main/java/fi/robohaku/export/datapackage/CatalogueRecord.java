package fi.robohaku.export.datapackage;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import fi.robohaku.contracts.Language;
import fi.robohaku.contracts.Texts;
import fi.robohaku.export.ExportContext;
import fi.robohaku.export.ExportIndex;
import fi.robohaku.export.ExportedFile;
import fi.robohaku.export.Json;
import fi.robohaku.export.Publication;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/**
 * The export as a record of a data catalogue, {@code dcat.jsonld}, by DCAT-AP as avoindata.fi takes it: a dataset, and a
 * distribution for each file. Addresses are relative: they hold wherever the folder is put.
 */
public final class CatalogueRecord implements ExportIndex {
    private static final String AUTHORITY = "http://publications.europa.eu/resource/authority/";
    private static final Map<String, String> PREFIXES = Map.of(
            "dcat", "http://www.w3.org/ns/dcat#",
            "dct", "http://purl.org/dc/terms/",
            "foaf", "http://xmlns.com/foaf/0.1/",
            "vcard", "http://www.w3.org/2006/vcard/ns#",
            "spdx", "http://spdx.org/rdf/terms#",
            "rdfs", "http://www.w3.org/2000/01/rdf-schema#",
            "xsd", "http://www.w3.org/2001/XMLSchema#");

    /** Formats that the European list of file types knows. */
    private static final Map<String, String> FILE_TYPES = Map.of(
            "CSV", "CSV", "XLSX", "XLSX", "JSON", "JSON", "JSONLD", "JSON_LD", "HTML", "HTML", "PDF", "PDF", "SVG",
            "SVG", "PNG", "PNG");

    @Override
    public String name() {
        return "dcat.jsonld";
    }

    @Override
    public ExportedFile write(ExportContext context, Path unfinished, List<ExportedFile> files) throws IOException {
        ObjectNode root = Json.object();
        ObjectNode prefixes = root.putObject("@context");
        PREFIXES.entrySet().stream()
                .sorted(Map.Entry.comparingByKey())
                .forEach(prefix -> prefixes.put(prefix.getKey(), prefix.getValue()));
        ObjectNode dataset = root.putArray("@graph").addObject();
        describe(dataset, context);
        ArrayNode distributions = dataset.putArray("dcat:distribution");
        files.forEach(file -> distribution(distributions.addObject(), DescribedFile.of(file, context), context));
        Files.write(unfinished.resolve(name()), Json.bytes(root));
        return ExportedFile.of(unfinished, name());
    }

    private void describe(ObjectNode dataset, ExportContext context) {
        Publication publication = context.publication();
        dataset.put("@id", name() + "#dataset");
        dataset.put("@type", "dcat:Dataset");
        dataset.put("dct:identifier", publication.name());
        texts(dataset.putArray("dct:title"), publication.title());
        texts(dataset.putArray("dct:description"), publication.description());
        publisher(dataset, publication);
        ArrayNode keywords = dataset.putArray("dcat:keyword");
        for (Language language : Language.values()) {
            publication.keywords().get(language).forEach(word -> text(keywords.addObject(), language, word));
        }
        ArrayNode themes = dataset.putArray("dcat:theme");
        publication.themes().forEach(theme -> id(themes.addObject(), theme));
        ArrayNode languages = dataset.putArray("dct:language");
        List.of("FIN", "SWE", "ENG").forEach(code -> id(languages.addObject(), AUTHORITY + "language/" + code));
        id(dataset.putObject("dct:spatial"), publication.spatial());
        id(dataset.putObject("dct:accessRights"), AUTHORITY + "access-right/PUBLIC");
        id(dataset.putObject("dct:accrualPeriodicity"), AUTHORITY + "frequency/IRREG");
        id(dataset.putObject("dct:license"), publication.licence().authority());
        dataset.putObject("dct:modified")
                .put("@value", context.run().startedAt().toString())
                .put("@type", "xsd:dateTime");
        ArrayNode origins = dataset.putArray("dct:provenance");
        publication.sources().forEach(source -> statement(origins.addObject(), source));
        statement(origins.addObject(), publication.synthetic());
    }

    private static void publisher(ObjectNode dataset, Publication publication) {
        ObjectNode publisher = dataset.putObject("dct:publisher");
        publisher.put("@id", publication.publisher().uri()).put("@type", "foaf:Organization");
        texts(publisher.putArray("foaf:name"), publication.publisher().name());
        ObjectNode contact = dataset.putObject("dcat:contactPoint").put("@type", "vcard:Organization");
        texts(contact.putArray("vcard:fn"), publication.publisher().name());
        id(contact.putObject("vcard:hasURL"), publication.contact());
    }

    private static void statement(ObjectNode node, Texts texts) {
        node.put("@type", "dct:ProvenanceStatement");
        texts(node.putArray("rdfs:label"), texts);
    }

    private void distribution(ObjectNode node, DescribedFile file, ExportContext context) {
        node.put("@id", name() + "#" + file.file().name());
        node.put("@type", "dcat:Distribution");
        texts(node.putArray("dct:title"), file.title());
        id(node.putObject("dcat:accessURL"), file.file().name());
        id(node.putObject("dcat:downloadURL"), file.file().name());
        id(node.putObject("dct:license"), context.publication().licence().authority());
        format(node.putObject("dct:format"), file.format());
        node.put("dcat:mediaType", file.mediaType());
        node.putObject("dcat:byteSize")
                .put("@value", String.valueOf(file.file().bytes()))
                .put("@type", "xsd:nonNegativeInteger");
        ObjectNode checksum = node.putObject("spdx:checksum").put("@type", "spdx:Checksum");
        id(checksum.putObject("spdx:algorithm"), "spdx:checksumAlgorithm_sha256");
        checksum.putObject("spdx:checksumValue")
                .put("@value", file.file().sha256())
                .put("@type", "xsd:hexBinary");
    }

    private static void format(ObjectNode node, String format) {
        if (FILE_TYPES.containsKey(format)) {
            id(node, AUTHORITY + "file-type/" + FILE_TYPES.get(format));
        } else {
            node.put("@type", "dct:MediaTypeOrExtent").put("rdfs:label", format);
        }
    }

    private static void id(ObjectNode node, String id) {
        node.put("@id", id);
    }

    private static void texts(ArrayNode values, Texts texts) {
        for (Language language : Language.values()) {
            text(values.addObject(), language, texts.in(language));
        }
    }

    private static void text(ObjectNode node, Language language, String text) {
        node.put("@value", text).put("@language", language.code());
    }
}
