package fi.robohaku.ingest;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.w3c.dom.Element;

/** What the styles of a report say of a paragraph or run, each with the styles that it is based on. */
final class WordStyles {
    private static final Pattern HEADING = Pattern.compile("^(?:heading|otsikko|rubrik|title) ?(\\d?).*");
    private static final int BODY_TEXT = 9;
    private static final int LONGEST_CHAIN = 20;
    /** In half points. */
    private static final int SMALLEST_SIZE = 4;

    private final Map<String, Element> styles = new HashMap<>();

    /** @param root of the part with the styles; empty where the report has none */
    WordStyles(Optional<Element> root) {
        root.ifPresent(all -> WordXml.children(all).stream()
                .filter(style -> "style".equals(WordXml.name(style)))
                .forEach(style -> styles.putIfAbsent(WordXml.attribute(style, "styleId"), style)));
    }

    /** The level of a paragraph as a heading, from 1; 0 for text. By its place in the outline, or by its style. */
    int headingLevel(Element paragraph) {
        Optional<Element> properties = WordXml.child(paragraph, "pPr");
        Optional<Integer> own = outlineLevel(properties);
        if (own.isPresent()) {
            return own.get();
        }
        String id = styleOf(properties, "pStyle");
        int named = levelOfName(id);
        for (Element style : chain(id)) {
            Optional<Integer> level = outlineLevel(WordXml.child(style, "pPr"));
            if (level.isPresent()) {
                return level.get();
            }
            named = named > 0 ? named : levelOfName(nameOf(style));
        }
        return named;
    }

    private static Optional<Integer> outlineLevel(Optional<Element> properties) {
        return properties
                .flatMap(element -> WordXml.child(element, "outlineLvl"))
                .map(level -> WordXml.number(WordXml.value(level)))
                .map(level -> level >= BODY_TEXT ? 0 : level + 1);
    }

    private static int levelOfName(String name) {
        Matcher heading = HEADING.matcher(name.toLowerCase(Locale.ROOT));
        if (!heading.matches()) {
            return 0;
        }
        return heading.group(1).isEmpty() ? 1 : Math.max(1, Integer.parseInt(heading.group(1)));
    }

    /** Whether a paragraph is a line of a table of contents. */
    boolean isContents(Element paragraph) {
        return chain(styleOf(WordXml.child(paragraph, "pPr"), "pStyle")).stream()
                .anyMatch(style -> nameOf(style).startsWith("toc "));
    }

    /** Whether a run is what a control shows until somebody fills it in. */
    boolean isPlaceholder(Element run) {
        String id = styleOf(WordXml.child(run, "rPr"), "rStyle");
        return "placeholdertext".equals(id.toLowerCase(Locale.ROOT))
                || chain(id).stream().anyMatch(style -> nameOf(style).equals("placeholder text"));
    }

    /** Whether a property of a run is on: its own, else that of its style, else that of its paragraph's style. */
    boolean isOn(Element paragraph, Element run, String property) {
        Optional<Element> properties = WordXml.child(run, "rPr");
        Optional<Boolean> own = WordXml.flag(properties, property);
        if (own.isPresent()) {
            return own.get();
        }
        List<Element> chain = new ArrayList<>(chain(styleOf(properties, "rStyle")));
        chain.addAll(chain(styleOf(WordXml.child(paragraph, "pPr"), "pStyle")));
        return chain.stream()
                .flatMap(style -> WordXml.flag(WordXml.child(style, "rPr"), property).stream())
                .findFirst()
                .orElse(false);
    }

    /** Whether a run is written in white, or in letters too small to be seen. */
    boolean isFaint(Element run) {
        Optional<Element> properties = WordXml.child(run, "rPr");
        List<Element> all = new ArrayList<>(properties.stream().toList());
        chain(styleOf(properties, "rStyle"))
                .forEach(style -> WordXml.child(style, "rPr").ifPresent(all::add));
        boolean isWhite = first(all, "color").filter("ffffff"::equals).isPresent();
        return isWhite
                || first(all, "sz")
                        .filter(size -> WordXml.number(size) <= SMALLEST_SIZE)
                        .isPresent();
    }

    private static Optional<String> first(List<Element> properties, String name) {
        return properties.stream()
                .flatMap(element -> WordXml.child(element, name).stream())
                .findFirst()
                .map(found -> WordXml.value(found).toLowerCase(Locale.ROOT));
    }

    /** Whether a run is raised above the line, above zero, or lowered, below zero. */
    int shift(Element run) {
        Optional<Element> properties = WordXml.child(run, "rPr");
        List<Element> all = new ArrayList<>(properties.stream().toList());
        chain(styleOf(properties, "rStyle"))
                .forEach(style -> WordXml.child(style, "rPr").ifPresent(all::add));
        for (Element element : all) {
            Optional<Element> align = WordXml.child(element, "vertAlign");
            if (align.isPresent()) {
                return switch (WordXml.value(align.get())) {
                    case "superscript" -> 1;
                    case "subscript" -> -1;
                    default -> 0;
                };
            }
            Optional<Element> position = WordXml.child(element, "position");
            if (position.isPresent()) {
                return WordXml.number(WordXml.value(position.get()));
            }
        }
        return 0;
    }

    private static String styleOf(Optional<Element> properties, String element) {
        return properties
                .flatMap(found -> WordXml.child(found, element))
                .map(WordXml::value)
                .orElse("");
    }

    private static String nameOf(Element style) {
        return WordXml.child(style, "name").map(WordXml::value).orElse("").toLowerCase(Locale.ROOT);
    }

    private List<Element> chain(String id) {
        List<Element> chain = new ArrayList<>();
        Optional<Element> style = Optional.ofNullable(styles.get(id));
        while (style.isPresent() && chain.size() < LONGEST_CHAIN) {
            chain.add(style.get());
            style = WordXml.child(style.get(), "basedOn").map(base -> styles.get(WordXml.value(base)));
        }
        return chain;
    }
}
