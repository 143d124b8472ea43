package fi.robohaku.export;

import fi.robohaku.lakehouse.TextResource;
import io.pebbletemplates.pebble.PebbleEngine;
import io.pebbletemplates.pebble.loader.ClasspathLoader;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Map;
import org.apache.commons.codec.digest.DigestUtils;

/** Pages out of templates: every value is escaped, and a value that a template asks for and nobody gave is an error. */
public final class PageTemplate {
    private static final PebbleEngine ENGINE = new PebbleEngine.Builder()
            .loader(new ClasspathLoader(PageTemplate.class.getClassLoader()))
            .strictVariables(true)
            .build();

    private PageTemplate() {}

    /**
     * Fills a template.
     *
     * @param template path of the template among the resources
     */
    public static String fill(String template, Map<String, Object> values) {
        StringWriter out = new StringWriter();
        try {
            ENGINE.getTemplate(template).evaluate(out, values);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return out.toString();
    }

    /** What scripts of pages with tables begin with. */
    public static String tableScript() {
        return TextResource.read(PageTemplate.class, "tables.js");
    }

    /** By which the security policy of a page allows this style or script and no other, in Base64. */
    public static String contentHash(String content) {
        return Base64.getEncoder().encodeToString(DigestUtils.sha256(content.getBytes(StandardCharsets.UTF_8)));
    }
}
