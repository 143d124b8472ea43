package fi.robohaku.ingest;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.w3c.dom.Element;

/** What the styles of an open document say of a piece of text, each with the styles that it stems from. */
final class OdtStyles {
    private static final int LONGEST_CHAIN = 20;

    private final Map<String, Element> styles = new HashMap<>();
    private final List<String> margins = new ArrayList<>();

    /** Adds the styles of a part; the first of a name holds. */
    void add(Element root) {
        for (Element group : WordXml.children(root)) {
            WordXml.children(group).stream()
                    .filter(page -> "master-page".equals(WordXml.name(page)))
                    .forEach(page -> WordXml.children(page).forEach(part -> margins.add(part.getTextContent())));
            WordXml.children(group).stream()
                    .filter(style -> "style".equals(WordXml.name(style)))
                    .forEach(style -> styles.putIfAbsent(WordXml.attribute(style, "name"), style));
        }
    }

    /** Text of each header and footer. */
    List<String> margins() {
        return List.copyOf(margins);
    }

    /**
     * A property of a piece of text; empty where no style names it.
     *
     * @param chain names of styles, the innermost first
     */
    String property(List<String> chain, String name) {
        for (String start : chain) {
            for (Element style : withParents(start)) {
                String value = WordXml.child(style, "text-properties")
                        .map(properties -> WordXml.attribute(properties, name))
                        .orElse("");
                if (!value.isEmpty()) {
                    return value;
                }
            }
        }
        return "";
    }

    boolean isStruck(List<String> chain) {
        return isNamed(property(chain, "text-line-through-style"))
                || isNamed(property(chain, "text-line-through-type"));
    }

    boolean isHidden(List<String> chain) {
        return "none".equals(property(chain, "display"));
    }

    boolean isBold(List<String> chain) {
        String weight = property(chain, "font-weight");
        return "bold".equals(weight) || WordXml.number(weight) >= 600;
    }

    /** Whether text is raised above the line, above zero, or lowered, below zero. */
    int shift(List<String> chain) {
        String position = property(chain, "text-position");
        if (position.startsWith("su")) {
            return position.startsWith("super") ? 1 : -1;
        }
        return WordXml.number(position.replaceFirst("%.*", ""));
    }

    private static boolean isNamed(String line) {
        return !line.isEmpty() && !"none".equals(line);
    }

    private List<Element> withParents(String name) {
        List<Element> chain = new ArrayList<>();
        Element style = styles.get(name);
        while (style != null && chain.size() < LONGEST_CHAIN) {
            chain.add(style);
            style = styles.get(WordXml.attribute(style, "parent-style-name"));
        }
        return chain;
    }
}
