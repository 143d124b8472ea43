package fi.robohaku.export.report;

import fi.robohaku.export.charts.SvgPicture;
import io.pebbletemplates.pebble.PebbleEngine;
import io.pebbletemplates.pebble.loader.ClasspathLoader;
import java.io.IOException;
import java.io.InputStream;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.Map;

/** A page as HTML that fetches nothing and allows no style but its own; it is well-formed XML as well. */
final class HtmlReport {
    private static final String FOLDER = "fi/robohaku/export/report/";

    private HtmlReport() {}

    /** For screens. */
    static String forScreen(Page page) {
        return rendered(page, SvgPicture.faces() + resource("report.css"), false);
    }

    /** For setting into pages: nothing is folded away, and the font is brought by what sets it. */
    static String forPaper(Page page) {
        return rendered(page, resource("print.css"), true);
    }

    private static String rendered(Page page, String style, boolean isPaper) {
        StringWriter out = new StringWriter();
        try {
            new PebbleEngine.Builder()
                    .loader(new ClasspathLoader(HtmlReport.class.getClassLoader()))
                    .strictVariables(true)
                    .build()
                    .getTemplate(FOLDER + "report.html")
                    .evaluate(
                            out,
                            Map.of(
                                    "page", page,
                                    "words", page.words(),
                                    "style", style,
                                    "style_hash", sha256(style),
                                    "is_paper", isPaper));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return out.toString();
    }

    private static String resource(String name) {
        try (InputStream in = HtmlReport.class.getClassLoader().getResourceAsStream(FOLDER + name)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** By which the page allows this style and no other. */
    private static String sha256(String text) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
            return Base64.getEncoder().encodeToString(digest);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
