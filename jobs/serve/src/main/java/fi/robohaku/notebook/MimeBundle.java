package fi.robohaku.notebook;

import java.util.Map;
import java.util.Objects;

/**
 * The output of a cell: Jupyter's MIME bundle.
 *
 * @param contents the rich representations by their media types; none where there is only the text
 * @param text the same as plain text, also for screen readers
 * @param metadata what a reader may want to know of a representation, by its media type
 */
public record MimeBundle(Map<String, String> contents, String text, Map<String, Map<String, Object>> metadata) {
    static final String HTML = "text/html";
    static final String PNG = "image/png";

    public MimeBundle {
        contents = Map.copyOf(contents);
        Objects.requireNonNull(text, "text");
        metadata = Map.copyOf(metadata);
    }

    private MimeBundle(Map<String, String> contents, String text) {
        this(contents, text, Map.of());
    }

    static MimeBundle html(String content, String text) {
        return new MimeBundle(Map.of(HTML, content), text);
    }

    static MimeBundle markdown(String content) {
        return new MimeBundle(Map.of("text/markdown", content), content);
    }

    /**
     * A picture, for readers that show pictures and for those that take HTML first.
     *
     * @param png its bytes in Base64
     * @param html the same with its text alternative
     */
    static MimeBundle picture(String png, String html, String text, int width, int height) {
        return new MimeBundle(
                Map.of(PNG, png, HTML, html), text, Map.of(PNG, Map.of("alt", text, "width", width, "height", height)));
    }

    static MimeBundle plain(String text) {
        return new MimeBundle(Map.of(), text);
    }
}
