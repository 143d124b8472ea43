package fi.robohaku.notebook;

import java.util.Objects;

/**
 * The output of a cell: Jupyter's MIME bundle, with one rich representation and one as plain text.
 *
 * @param mediaType media type of the content
 * @param content the rich representation
 * @param text the same as plain text, also for screen readers
 */
public record MimeBundle(String mediaType, String content, String text) {
    public MimeBundle {
        Objects.requireNonNull(mediaType, "mediaType");
        Objects.requireNonNull(content, "content");
        Objects.requireNonNull(text, "text");
    }

    static MimeBundle html(String content, String text) {
        return new MimeBundle("text/html", content, text);
    }

    static MimeBundle markdown(String content) {
        return new MimeBundle("text/markdown", content, content);
    }

    static MimeBundle svg(String content, String text) {
        return new MimeBundle("image/svg+xml", content, text);
    }

    static MimeBundle plain(String text) {
        return new MimeBundle("text/plain", text, text);
    }
}
