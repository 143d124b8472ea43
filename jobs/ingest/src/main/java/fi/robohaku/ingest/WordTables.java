package fi.robohaku.ingest;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.w3c.dom.Element;
import org.w3c.dom.Node;

/** The rows and cells of a table, in whatever controls and wrappers they stand, without those that are deleted. */
final class WordTables {
    private static final List<String> GROUNDS = List.of("shd", "highlight", "tblStyle");

    private WordTables() {}

    static List<Element> rows(Element table) {
        return collect(table, "tr", "trPr", "del");
    }

    static List<Element> cells(Element row) {
        return collect(row, "tc", "tcPr", "cellDel");
    }

    private static List<Element> collect(Element parent, String wanted, String properties, String deleted) {
        List<Element> found = new ArrayList<>();
        List<Element> children = "AlternateContent".equals(WordXml.name(parent))
                ? WordXml.shownBranch(parent)
                : WordXml.children(parent);
        for (Element child : children) {
            if (wanted.equals(WordXml.name(child))) {
                if (WordXml.find(child, properties, deleted).isEmpty()) {
                    found.add(child);
                }
            } else if (isWrapper(child)) {
                found.addAll(collect(child, wanted, properties, deleted));
            }
        }
        return found;
    }

    private static boolean isWrapper(Element element) {
        return switch (WordXml.name(element)) {
            case "sdt", "sdtContent", "customXml", "ins", "moveTo", "AlternateContent" -> true;
            default -> false;
        };
    }

    /** Whether a place is not shown: in a hidden row, or in a cell that the one before it covers. */
    static boolean isHidden(Element place) {
        for (Node node = place.getParentNode(); node instanceof Element element; node = node.getParentNode()) {
            boolean isRow = "tr".equals(WordXml.name(element))
                    && WordXml.flag(WordXml.child(element, "trPr"), "hidden").orElse(false);
            boolean isCovered = "tc".equals(WordXml.name(element)) && isMerged(element, "hMerge");
            if (isRow || isCovered) {
                return true;
            }
        }
        return false;
    }

    /** Whether a run may stand on a ground of another colour than white, by what is set for it or round it. */
    static boolean isOnGround(Element run) {
        for (Node node = run; node instanceof Element element; node = node.getParentNode()) {
            String properties = WordXml.name(element) + "Pr";
            boolean hasGround = GROUNDS.stream()
                    .anyMatch(
                            ground -> WordXml.find(element, properties, ground).isPresent());
            if (hasGround) {
                return true;
            }
        }
        return false;
    }

    /** How many columns of the grid a row leaves empty before its first cell. */
    static int startOf(Element row) {
        return WordXml.find(row, "trPr", "gridBefore")
                .map(before -> WordXml.number(WordXml.value(before)))
                .orElse(0);
    }

    static int spanOf(Element cell) {
        return WordXml.find(cell, "tcPr", "gridSpan")
                .map(span -> Math.max(1, WordXml.number(WordXml.value(span))))
                .orElse(1);
    }

    /** Whether a cell is merged with the one above. */
    static boolean isContinued(Element cell) {
        return isMerged(cell, "vMerge");
    }

    private static boolean isMerged(Element cell, String direction) {
        Optional<Element> merge = WordXml.find(cell, "tcPr", direction);
        return merge.filter(found -> !"restart".equals(WordXml.value(found))).isPresent();
    }
}
