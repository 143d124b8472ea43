package fi.robohaku.ingest;

import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import javax.xml.parsers.DocumentBuilder;
import javax.xml.parsers.ParserConfigurationException;
import org.apache.poi.util.XMLHelper;
import org.w3c.dom.Element;
import org.w3c.dom.Node;
import org.xml.sax.SAXException;
import org.xml.sax.helpers.DefaultHandler;

/** Elements of office XML by their local names: the standard has them in two namespaces, transitional and strict. */
final class WordXml {
    private static final Set<String> OFF = Set.of("0", "false", "off", "none");

    private WordXml() {}

    /** The root of an XML part, read without document types and entities; what is wrong with it goes to no console. */
    static Element parse(InputStream in) throws IOException {
        try {
            DocumentBuilder builder = XMLHelper.getDocumentBuilderFactory().newDocumentBuilder();
            builder.setErrorHandler(new DefaultHandler());
            return builder.parse(in).getDocumentElement();
        } catch (SAXException | ParserConfigurationException e) {
            throw new IOException(e);
        }
    }

    static List<Element> children(Element parent) {
        List<Element> children = new ArrayList<>();
        for (Node node = parent.getFirstChild(); node != null; node = node.getNextSibling()) {
            if (node instanceof Element element) {
                children.add(element);
            }
        }
        return children;
    }

    static String name(Element element) {
        return element.getLocalName();
    }

    static Optional<Element> child(Element parent, String name) {
        return children(parent).stream()
                .filter(element -> name.equals(name(element)))
                .findFirst();
    }

    /** A descendant by the names on the way to it. */
    static Optional<Element> find(Element parent, String... names) {
        Optional<Element> found = Optional.of(parent);
        for (String name : names) {
            found = found.flatMap(element -> child(element, name));
        }
        return found;
    }

    /** The value of an attribute by its local name; empty where there is none. */
    static String attribute(Element element, String name) {
        for (int i = 0; i < element.getAttributes().getLength(); i++) {
            Node attribute = element.getAttributes().item(i);
            if (name.equals(attribute.getLocalName())) {
                return attribute.getNodeValue();
            }
        }
        return "";
    }

    static String value(Element element) {
        return attribute(element, "val");
    }

    /** What an element that switches something on or off says; without a value it is on. */
    static boolean isOn(Element element) {
        return !OFF.contains(value(element).toLowerCase(Locale.ROOT));
    }

    /** Whether a property is on; empty where the element does not name it. */
    static Optional<Boolean> flag(Optional<Element> properties, String name) {
        return properties.flatMap(element -> child(element, name)).map(WordXml::isOn);
    }

    /** The branch that programs of today show; the fallback says the same once more. */
    static List<Element> shownBranch(Element alternatives) {
        List<Element> branches = children(alternatives);
        return branches.stream()
                .filter(branch ->
                        "Choice".equals(name(branch)) && !children(branch).isEmpty())
                .findFirst()
                .or(() -> branches.stream().findFirst())
                .map(WordXml::children)
                .orElse(List.of());
    }

    static int number(String text) {
        try {
            return Integer.parseInt(text.strip());
        } catch (NumberFormatException e) {
            return 0;
        }
    }
}
