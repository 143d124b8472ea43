package fi.robohaku.notebook;

import java.util.Objects;

/**
 * What a cell shows.
 *
 * @param mediaType of the content
 * @param content as it is drawn
 * @param text the same for whoever reads plain text, or has it read out
 */
public record Shown(String mediaType, String content, String text) {
    public Shown {
        Objects.requireNonNull(mediaType, "mediaType");
        Objects.requireNonNull(content, "content");
        Objects.requireNonNull(text, "text");
    }

    static Shown html(String content, String text) {
        return new Shown("text/html", content, text);
    }

    static Shown markdown(String content) {
        return new Shown("text/markdown", content, content);
    }

    static Shown svg(String content, String text) {
        return new Shown("image/svg+xml", content, text);
    }

    static Shown plain(String text) {
        return new Shown("text/plain", text, text);
    }
}
