package fi.robohaku.ingest;

import java.util.ArrayList;
import java.util.List;
import org.w3c.dom.Element;
import org.w3c.dom.Node;

/** Reads the text of paragraphs of an open document as a reader sees it. */
final class OdtRuns {
    private static final int MOST_SPACES = 100;

    private final OdtStyles styles;

    OdtRuns(OdtStyles styles) {
        this.styles = styles;
    }

    /** @param boxes takes the text boxes that hang on the paragraph */
    ReportText read(Element paragraph, List<Element> boxes) {
        ReportText text = new ReportText();
        if (isHidden(paragraph)) {
            text.leaveOut(paragraph.getTextContent());
        } else {
            read(paragraph, List.of(WordXml.attribute(paragraph, "style-name")), text, boxes);
        }
        return text;
    }

    /** Whether a place is not shown: in a hidden section or row, or covered by the cell before or above it. */
    private static boolean isHidden(Element place) {
        for (Node node = place.getParentNode(); node instanceof Element element; node = node.getParentNode()) {
            boolean isHidden = switch (WordXml.name(element)) {
                case "section" -> "none".equals(WordXml.attribute(element, "display"));
                case "table-row" -> !List.of("", "visible").contains(WordXml.attribute(element, "visibility"));
                case "covered-table-cell" -> true;
                default -> false;
            };
            if (isHidden) {
                return true;
            }
        }
        return false;
    }

    private void read(Element parent, List<String> chain, ReportText text, List<Element> boxes) {
        for (Node node = parent.getFirstChild(); node != null; node = node.getNextSibling()) {
            if (node instanceof Element element) {
                readElement(element, chain, text, boxes);
            } else if (node.getNodeType() == Node.TEXT_NODE || node.getNodeType() == Node.CDATA_SECTION_NODE) {
                add(node.getNodeValue().replaceAll("[ \\t\\r\\n]+", " "), chain, text);
            }
        }
    }

    private void readElement(Element element, List<String> chain, ReportText text, List<Element> boxes) {
        switch (WordXml.name(element)) {
            case "span" -> {
                List<String> inner = new ArrayList<>(List.of(WordXml.attribute(element, "style-name")));
                inner.addAll(chain);
                read(element, inner, text, boxes);
            }
            case "s" ->
                add(
                        " ".repeat(Math.min(MOST_SPACES, Math.max(1, WordXml.number(WordXml.attribute(element, "c"))))),
                        chain,
                        text);
            case "tab" -> {
                text.cut();
                add("\t", chain, text);
            }
            case "line-break" -> add("\n", chain, text);
            case "note" ->
                text.addNote(WordXml.child(element, "note-body")
                        .map(body -> body.getTextContent().strip())
                        .orElse(""));
            case "change" -> text.cut();
            case "hidden-text" -> text.leaveOut(WordXml.attribute(element, "string-value"));
            case "text-box" -> boxes.add(element);
            case "object", "object-ole" -> text.addForeign();
            case "annotation", "annotation-end", "rt", "ruby-text", "title", "desc", "change-start", "change-end" -> {}
            default -> read(element, chain, text, boxes);
        }
    }

    private void add(String more, List<String> chain, ReportText text) {
        if (styles.isHidden(chain) || styles.isStruck(chain)) {
            text.leaveOut(more);
        } else if (styles.shift(chain) > 0) {
            text.addRaised(more, styles.isBold(chain));
        } else if (styles.shift(chain) < 0) {
            text.addLowered(more, styles.isBold(chain));
        } else {
            text.add(more, styles.isBold(chain));
        }
    }
}
