package fi.robohaku.export.drawing;

import java.io.StringWriter;
import java.util.Base64;
import java.util.HashMap;
import java.util.Map;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import javax.xml.transform.OutputKeys;
import javax.xml.transform.Transformer;
import javax.xml.transform.TransformerException;
import javax.xml.transform.TransformerFactory;
import javax.xml.transform.dom.DOMSource;
import javax.xml.transform.stream.StreamResult;
import org.apache.batik.svggen.SVGGeneratorContext;
import org.apache.batik.svggen.SVGGraphics2D;
import org.apache.batik.svggen.SVGIDGenerator;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.Node;
import org.w3c.dom.NodeList;

/** A picture as SVG, with its text alternative inside. */
public final class SvgPicture {
    private static final String SVG = "http://www.w3.org/2000/svg";

    /** Height of a picture that fits on a page with its caption. */
    private static final int MOST_HEIGHT = 600;

    private SvgPicture() {}

    /** A file of its own, which carries the font of its words with it. */
    public static String file(Picture picture, String language) {
        return "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n" + alone(picture, language) + "\n";
    }

    /** A picture that stands alone among text of others, and carries the font of its words with it. */
    public static String alone(Picture picture, String language) {
        Element root = draw(picture, false);
        describe(root, picture, picture.description(), language);
        Element style = root.getOwnerDocument().createElementNS(SVG, "style");
        style.setTextContent(faces());
        root.insertBefore(style, root.getFirstChild());
        return text(root);
    }

    /** A part of a page that has the font already. */
    public static String inPage(Picture picture, String language) {
        Element root = draw(picture, false);
        describe(root, picture, picture.about(), language);
        return text(root);
    }

    /** A picture for paper, no higher than a page, without any font: its words are outlines. */
    public static String outlined(Picture picture) {
        Element root = draw(picture, true);
        root.setAttribute("alt", picture.title() + ". " + picture.about());
        double scale = Math.min(1, (double) MOST_HEIGHT / picture.size().height());
        root.setAttribute("width", Math.round(picture.size().width() * scale) + "px");
        root.setAttribute("height", Math.round(picture.size().height() * scale) + "px");
        return text(root);
    }

    /** The font as style for a page or a picture. */
    public static String faces() {
        return face(400) + face(600);
    }

    private static String face(int weight) {
        return "@font-face{font-family:'" + Theme.FAMILY + "';font-weight:" + weight
                + ";src:url(data:font/woff2;base64,"
                + Base64.getEncoder().encodeToString(Theme.file("source-sans-3-latin-" + weight + "-normal.woff2"))
                + ") format('woff2')}";
    }

    private static Element draw(Picture picture, boolean isOutlined) {
        SVGGeneratorContext context = SVGGeneratorContext.createDefault(document());
        context.setComment(null);
        context.setPrecision(2);
        context.setIDGenerator(new OwnIds(picture.id()));
        SVGGraphics2D g2 = new SVGGraphics2D(context, isOutlined);
        g2.setSVGCanvasSize(
                new java.awt.Dimension(picture.size().width(), picture.size().height()));
        picture.drawing().draw(g2);
        Element root = g2.getRoot();
        root.setAttribute(
                "viewBox",
                "0 0 " + picture.size().width() + " " + picture.size().height());
        root.removeAttributeNS("http://www.w3.org/2000/xmlns/", "xlink");
        nameFonts(root);
        return root;
    }

    private static void describe(Element root, Picture picture, String description, String language) {
        String id = "chart-" + picture.id();
        root.setAttribute("role", "img");
        root.setAttribute("aria-labelledby", id + "-title " + id + "-desc");
        root.setAttributeNS("http://www.w3.org/XML/1998/namespace", "xml:lang", language);
        root.insertBefore(element(root, "desc", id + "-desc", description), root.getFirstChild());
        root.insertBefore(element(root, "title", id + "-title", picture.title()), root.getFirstChild());
    }

    private static Element element(Element root, String name, String id, String text) {
        Element element = root.getOwnerDocument().createElementNS(SVG, name);
        element.setAttribute("id", id);
        element.setTextContent(text);
        return element;
    }

    /** Calls the two faces by one family and a weight, as pages do. */
    private static void nameFonts(Element root) {
        NodeList all = root.getElementsByTagName("*");
        for (int i = 0; i < all.getLength(); i++) {
            Element element = (Element) all.item(i);
            nameFont(element);
            // Batik calls the definitions of every picture by one id; nothing refers to it.
            if (element.getAttribute("id").equals("genericDefs")) {
                element.removeAttribute("id");
            }
        }
        nameFont(root);
    }

    private static void nameFont(Element element) {
        String family = element.getAttribute("font-family");
        if (family.contains(Theme.FAMILY)) {
            element.setAttribute("font-family", "'" + Theme.FAMILY + "', sans-serif");
            element.setAttribute("font-weight", Theme.isSemibold(family) ? "600" : "400");
        }
    }

    private static Document document() {
        try {
            return DocumentBuilderFactory.newInstance()
                    .newDocumentBuilder()
                    .getDOMImplementation()
                    .createDocument(SVG, "svg", null);
        } catch (ParserConfigurationException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String text(Node root) {
        try {
            Transformer transformer = TransformerFactory.newInstance().newTransformer();
            transformer.setOutputProperty(OutputKeys.OMIT_XML_DECLARATION, "yes");
            StringWriter out = new StringWriter();
            transformer.transform(new DOMSource(root), new StreamResult(out));
            return out.toString();
        } catch (TransformerException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Ids that differ from those of other pictures on the same page. */
    private static final class OwnIds extends SVGIDGenerator {
        private final String picture;
        private final Map<String, Integer> used = new HashMap<>();

        OwnIds(String picture) {
            this.picture = picture;
        }

        @Override
        public String generateID(String prefix) {
            return picture + "-" + prefix + used.merge(prefix, 1, Integer::sum);
        }
    }
}
