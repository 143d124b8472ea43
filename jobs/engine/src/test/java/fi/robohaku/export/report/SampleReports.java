package fi.robohaku.export.report;

import fi.robohaku.contracts.Language;
import fi.robohaku.export.CsvDialect;
import fi.robohaku.export.ExportOptions;
import fi.robohaku.export.SampleExport;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import javax.xml.parsers.DocumentBuilderFactory;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;

/** The report over the samples in each language, exported when first asked for. */
public final class SampleReports {
    private static final Map<Language, Path> MADE = new EnumMap<>(Language.class);

    private SampleReports() {}

    /** Folder of an export in a language; the Finnish one has a PDF. */
    public static synchronized Path folder(Language language) {
        return MADE.computeIfAbsent(language, SampleReports::exported);
    }

    private static Path exported(Language language) {
        try {
            ExportOptions options =
                    new ExportOptions(CsvDialect.RFC4180, language, Optional.empty(), language == Language.FI);
            return SampleExport.to(
                            Files.createTempDirectory("robohaku-report"),
                            options,
                            "20200101T000000Z-" + language.code())
                    .folder();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public static String html(Language language) throws IOException {
        return Files.readString(folder(language).resolve("report.html"));
    }

    /** The page as XML, which it is as well. */
    static Document page(Language language) throws Exception {
        return parsed(html(language));
    }

    /** A page that is XML as well. */
    public static Document parsed(String html) throws Exception {
        return DocumentBuilderFactory.newInstance()
                .newDocumentBuilder()
                .parse(new ByteArrayInputStream(html.getBytes(StandardCharsets.UTF_8)));
    }

    public static List<Element> all(Document page, String name) {
        return listed(page.getElementsByTagName(name));
    }

    public static List<Element> within(Element element, String name) {
        return listed(element.getElementsByTagName(name));
    }

    private static List<Element> listed(NodeList found) {
        List<Element> elements = new ArrayList<>();
        for (int i = 0; i < found.getLength(); i++) {
            elements.add((Element) found.item(i));
        }
        return elements;
    }

    /** The element of an id. */
    public static Element element(Document page, String id) {
        return all(page, "*").stream()
                .filter(one -> one.getAttribute("id").equals(id))
                .findFirst()
                .orElseThrow(() -> new AssertionError("Nothing on the page is called " + id));
    }

    /** Rows of a table as text by heading, those columns included that are told above it. */
    static List<Map<String, String>> records(Element table) {
        List<String> headings = within(within(table, "thead").get(0), "th").stream()
                .map(Element::getTextContent)
                .toList();
        Map<String, String> constants = new LinkedHashMap<>();
        within(table, "span").stream()
                .filter(span -> span.getAttribute("class").equals("constant"))
                .map(span -> span.getTextContent().replaceFirst("^[^:]+: ", "").replaceFirst("\\.$", ""))
                .flatMap(told -> Stream.of(told.split("; ", -1)))
                .map(told -> told.split(": ", 2))
                .filter(told -> told.length == 2)
                .forEach(told -> constants.put(told[0], told[1]));
        return rows(table).stream()
                .map(row -> {
                    Map<String, String> record = new LinkedHashMap<>(constants);
                    for (int i = 0; i < headings.size(); i++) {
                        record.put(headings.get(i), row.get(i));
                    }
                    return record;
                })
                .toList();
    }

    /** Cells of a table's rows, as text. */
    static List<List<String>> rows(Element table) {
        return within(table, "tr").stream()
                .filter(row -> row.hasAttribute("id"))
                .map(row -> within(row, "*").stream()
                        .filter(cell -> cell.getTagName().equals("td")
                                || cell.getTagName().equals("th"))
                        .map(Element::getTextContent)
                        .toList())
                .toList();
    }
}
