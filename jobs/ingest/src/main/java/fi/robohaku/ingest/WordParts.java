package fi.robohaku.ingest;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.poi.openxml4j.exceptions.OpenXML4JException;
import org.apache.poi.openxml4j.opc.OPCPackage;
import org.apache.poi.openxml4j.opc.PackagePart;
import org.apache.poi.openxml4j.opc.PackageRelationship;
import org.apache.poi.openxml4j.opc.TargetMode;
import org.w3c.dom.Element;

/**
 * The parts of a Word file that make its text. No document type, no entity and no part outside the file is ever read.
 *
 * @param body of the document
 * @param styles root of the styles
 * @param notes text of each footnote and endnote by the name of its reference and its id
 * @param margins text of each header and footer
 */
record WordParts(Element body, Optional<Element> styles, Map<String, String> notes, List<String> margins) {
    private static final String MAIN = "/officeDocument";

    static WordParts read(byte[] content) throws IOException {
        try (OPCPackage file = OPCPackage.open(new ByteArrayInputStream(content))) {
            PackagePart main = mainPart(file).orElseThrow(() -> new IOException("no main part"));
            Element body = WordXml.child(root(main), "body").orElseThrow(() -> new IOException("no body"));
            Map<String, String> notes = new HashMap<>();
            addNotes(main, "footnote", notes);
            addNotes(main, "endnote", notes);
            List<String> margins = new ArrayList<>();
            for (PackageRelationship relationship : main.getRelationships()) {
                String type = relationship.getRelationshipType();
                boolean isMargin = type.endsWith("/header") || type.endsWith("/footer");
                if (isMargin && relationship.getTargetMode() == TargetMode.INTERNAL) {
                    margins.add(text(root(main.getRelatedPart(relationship))));
                }
            }
            return new WordParts(body, part(main, "/styles"), notes, margins);
        } catch (OpenXML4JException e) {
            throw new IOException(e);
        }
    }

    private static Optional<PackagePart> mainPart(OPCPackage file) {
        for (PackageRelationship relationship : file.getRelationships()) {
            if (relationship.getTargetMode() == TargetMode.INTERNAL
                    && relationship.getRelationshipType().endsWith(MAIN)) {
                return Optional.ofNullable(file.getPart(relationship));
            }
        }
        return Optional.empty();
    }

    private static Optional<Element> part(PackagePart main, String type) throws IOException, OpenXML4JException {
        for (PackageRelationship relationship : main.getRelationships()) {
            if (relationship.getTargetMode() == TargetMode.INTERNAL
                    && relationship.getRelationshipType().endsWith(type)) {
                return Optional.of(root(main.getRelatedPart(relationship)));
            }
        }
        return Optional.empty();
    }

    private static Element root(PackagePart part) throws IOException {
        try (InputStream in = part.getInputStream()) {
            return WordXml.parse(in);
        }
    }

    private static void addNotes(PackagePart main, String kind, Map<String, String> notes)
            throws IOException, OpenXML4JException {
        Optional<Element> root = part(main, "/" + kind + "s");
        root.ifPresent(all -> WordXml.children(all)
                .forEach(note -> notes.put(kind + "Reference" + WordXml.attribute(note, "id"), text(note))));
    }

    private static String text(Element element) {
        StringBuilder text = new StringBuilder();
        for (Element child : WordXml.children(element)) {
            switch (WordXml.name(child)) {
                case "t" -> text.append(child.getTextContent());
                case "tab", "br" -> text.append(' ');
                case "del", "moveFrom" -> {}
                case "p" -> text.append(text.isEmpty() ? "" : " ").append(text(child));
                default -> text.append(text(child));
            }
        }
        return text.toString();
    }
}
