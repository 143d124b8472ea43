package fi.robohaku.export.drawing;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import javax.xml.parsers.DocumentBuilderFactory;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;

/** A picture as a test reads it. */
public record Svg(Document document) {
    /** A place in pixels. */
    public record Place(double x, double y) {}

    public static Svg of(String text) throws Exception {
        return new Svg(DocumentBuilderFactory.newInstance()
                .newDocumentBuilder()
                .parse(new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8))));
    }

    public List<Element> all(String name) {
        NodeList found = document.getElementsByTagName(name);
        List<Element> elements = new ArrayList<>();
        for (int i = 0; i < found.getLength(); i++) {
            elements.add((Element) found.item(i));
        }
        return elements;
    }

    public List<String> texts() {
        return all("text").stream().map(Element::getTextContent).toList();
    }

    public String all() {
        return document.getDocumentElement().getTextContent();
    }

    /** Where some words stand, moved as they are drawn. */
    public Place text(String words) {
        Element element = all("text").stream()
                .filter(text -> text.getTextContent().equals(words))
                .findFirst()
                .orElseThrow(() -> new AssertionError("No words " + words + " in " + texts()));
        return new Place(number(element, "x"), number(element, "y"));
    }

    /** A colour as pictures write it. */
    public static String rgb(java.awt.Color color) {
        return "rgb(" + color.getRed() + "," + color.getGreen() + "," + color.getBlue() + ")";
    }

    /** Circles that are drawn in a colour and not filled, from the top down. */
    public List<Place> emptyCircles(java.awt.Color color) {
        return all("circle").stream()
                .filter(circle -> inherited(circle, "stroke").equals(rgb(color))
                        && inherited(circle, "fill").equals("none"))
                .map(circle -> new Place(number(circle, "cx"), number(circle, "cy")))
                .sorted(java.util.Comparator.comparingDouble(Place::y))
                .toList();
    }

    public static String inherited(Element element, String attribute) {
        Element at = element;
        while (at.getAttribute(attribute).isEmpty() && at.getParentNode() instanceof Element parent) {
            at = parent;
        }
        return at.getAttribute(attribute);
    }

    private static double number(Element element, String attribute) {
        return Double.parseDouble(element.getAttribute(attribute));
    }
}
