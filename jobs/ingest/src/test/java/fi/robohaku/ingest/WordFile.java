package fi.robohaku.ingest;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/** A report of Word written by hand, element by element, as no library would write it. */
final class WordFile {
    private static final String MAIN = "http://schemas.openxmlformats.org/wordprocessingml/2006/main";
    private static final String NAMESPACES = "xmlns:w=\"" + MAIN + "\""
            + " xmlns:w14=\"http://schemas.microsoft.com/office/word/2010/wordml\""
            + " xmlns:mc=\"http://schemas.openxmlformats.org/markup-compatibility/2006\""
            + " xmlns:m=\"http://schemas.openxmlformats.org/officeDocument/2006/math\" xmlns:v=\"urn:v\" xmlns:w15=\"urn:w15\"";
    private static final String TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml.";
    private static final String RELATION = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/";

    private final String body;
    private final Map<String, String> parts = new LinkedHashMap<>();
    private String type = TYPE + "document.main";
    private boolean isStrict;

    private WordFile(String body) {
        this.body = body;
    }

    static WordFile of(String body) {
        return new WordFile(body);
    }

    WordFile styles(String styles) {
        parts.put("styles", "<w:styles " + NAMESPACES + ">" + styles + "</w:styles>");
        return this;
    }

    WordFile footnotes(String notes) {
        parts.put("footnotes", "<w:footnotes " + NAMESPACES + ">" + notes + "</w:footnotes>");
        return this;
    }

    WordFile header(String text) {
        parts.put("header", "<w:hdr " + NAMESPACES + ">" + paragraph(text) + "</w:hdr>");
        return this;
    }

    /** Declares what the document is, as {@code application/vnd.ms-word.document.macroEnabled.main}. */
    WordFile type(String declared) {
        type = declared;
        return this;
    }

    /** Writes it in the namespaces of the strict standard. */
    WordFile strict() {
        isStrict = true;
        return this;
    }

    static String run(String text) {
        return run("", text);
    }

    static String run(String properties, String text) {
        return "<w:r><w:rPr>" + properties + "</w:rPr><w:t xml:space=\"preserve\">" + text + "</w:t></w:r>";
    }

    static String paragraph(String text) {
        return "<w:p>" + run(text) + "</w:p>";
    }

    static String cell(String content) {
        return "<w:tc>" + content + "</w:tc>";
    }

    static String row(String... cells) {
        return "<w:tr>" + String.join("", cells) + "</w:tr>";
    }

    static String table(String... rows) {
        return "<w:tbl>" + String.join("", rows) + "</w:tbl>";
    }

    /** What is read of it, before any template. */
    RawDocument read() {
        try {
            return ReportFile.read(bytes());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    byte[] bytes() throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        StringBuilder types = new StringBuilder();
        StringBuilder relations = new StringBuilder();
        try (ZipOutputStream zip = new ZipOutputStream(out)) {
            put(zip, "word/document.xml", "<w:document " + NAMESPACES + "><w:body>" + body + "</w:body></w:document>");
            for (Map.Entry<String, String> part : parts.entrySet()) {
                put(zip, "word/" + part.getKey() + ".xml", part.getValue());
                types.append(override(part.getKey(), TYPE + part.getKey()));
                relations.append(relation(part.getKey(), part.getKey() + ".xml"));
            }
            put(
                    zip,
                    "[Content_Types].xml",
                    "<Types xmlns=\"http://schemas.openxmlformats.org/package/2006/content-types\">"
                            + "<Default Extension=\"rels\" ContentType=\"application/vnd.openxmlformats-package.relationships+xml\"/>"
                            + "<Default Extension=\"xml\" ContentType=\"application/xml\"/>"
                            + override("document", type)
                            + types + "</Types>");
            put(zip, "_rels/.rels", relations(relation("officeDocument", "word/document.xml")));
            put(zip, "word/_rels/document.xml.rels", relations(relations.toString()));
        }
        return out.toByteArray();
    }

    private static String override(String part, String type) {
        return "<Override PartName=\"/word/" + part + ".xml\" ContentType=\"" + type + "+xml\"/>";
    }

    private static String relation(String type, String target) {
        return "<Relationship Id=\"r" + type + "\" Type=\"" + RELATION + type + "\" Target=\"" + target + "\"/>";
    }

    private static String relations(String all) {
        return "<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\">" + all
                + "</Relationships>";
    }

    private void put(ZipOutputStream zip, String name, String content) throws IOException {
        String written = isStrict
                ? content.replace(RELATION, "http://purl.oclc.org/ooxml/officeDocument/relationships/")
                        .replace(MAIN, "http://purl.oclc.org/ooxml/wordprocessingml/main")
                : content;
        zip.putNextEntry(new ZipEntry(name));
        zip.write(written.getBytes(UTF_8));
        zip.closeEntry();
    }
}
