package fi.robohaku.notebook;

import java.awt.geom.Rectangle2D;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.zip.CRC32;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.apache.batik.svggen.SVGGeneratorContext;
import org.apache.batik.svggen.SVGGraphics2D;
import org.apache.batik.svggen.SVGIDGenerator;
import org.jfree.chart.JFreeChart;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;

/** Writes a chart as SVG that can stand inside a page: with a title and a description for those who have it read out. */
final class Svg {
    private static final String NAMESPACE = "http://www.w3.org/2000/svg";

    private Svg() {}

    static String of(JFreeChart chart, int width, int height, String title, String description) {
        String id = id(title + description);
        SVGGeneratorContext context = SVGGeneratorContext.createDefault(document());
        context.setIDGenerator(new Ids(id));
        context.setComment("");
        SVGGraphics2D graphics = new SVGGraphics2D(context, false);
        graphics.setSVGCanvasSize(new java.awt.Dimension(width, height));
        chart.draw(graphics, new Rectangle2D.Double(0, 0, width, height));
        Element root = graphics.getRoot();
        rename(root.getElementsByTagName("defs"), id);
        root.setAttribute("viewBox", "0 0 " + width + " " + height);
        root.setAttribute("role", "img");
        root.setAttribute("aria-labelledby", id + "-title " + id + "-desc");
        root.insertBefore(text(root, "desc", id, description), root.getFirstChild());
        root.insertBefore(text(root, "title", id, title), root.getFirstChild());
        return written(graphics, root);
    }

    private static Element text(Element root, String name, String id, String text) {
        Element element = root.getOwnerDocument().createElementNS(NAMESPACE, name);
        element.setAttribute("id", id + "-" + name);
        element.setTextContent(text);
        return element;
    }

    /** What Batik calls alike in every drawing. */
    private static void rename(NodeList shared, String id) {
        for (int i = 0; i < shared.getLength(); i++) {
            Element element = (Element) shared.item(i);
            if (!element.getAttribute("id").startsWith(id)) {
                element.setAttribute("id", id + "-" + element.getAttribute("id"));
            }
        }
    }

    private static String written(SVGGraphics2D graphics, Element root) {
        StringWriter out = new StringWriter();
        try {
            graphics.stream(root, out, true, false);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        // Inside a page there is neither a declaration nor a document type.
        return out.toString().substring(out.toString().indexOf("<svg")).strip();
    }

    private static Document document() {
        try {
            return DocumentBuilderFactory.newInstance()
                    .newDocumentBuilder()
                    .getDOMImplementation()
                    .createDocument(NAMESPACE, "svg", null);
        } catch (ParserConfigurationException e) {
            throw new IllegalStateException(e);
        }
    }

    /** The same chart has the same name in every run, and another chart of the page another. */
    private static String id(String text) {
        CRC32 sum = new CRC32();
        sum.update(text.getBytes(StandardCharsets.UTF_8));
        return "c" + Long.toHexString(sum.getValue());
    }

    /** Names inside a chart begin with the name of the chart, as several stand on one page. */
    private static final class Ids extends SVGIDGenerator {
        private final String chart;

        Ids(String chart) {
            this.chart = chart;
        }

        @Override
        public String generateID(String prefix) {
            return chart + "-" + super.generateID(prefix);
        }
    }
}
