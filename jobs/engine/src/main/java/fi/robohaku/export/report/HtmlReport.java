package fi.robohaku.export.report;

import fi.robohaku.export.PageTemplate;
import fi.robohaku.export.drawing.SvgPicture;
import fi.robohaku.lakehouse.TextResource;
import java.util.Map;

/** A page as HTML that fetches nothing and allows no style but its own; it is well-formed XML as well. */
final class HtmlReport {
    private HtmlReport() {}

    /** For screens. */
    static String forScreen(Page page) {
        return rendered(page, SvgPicture.faces() + TextResource.read(HtmlReport.class, "report.css"), false);
    }

    /** For setting into pages: nothing is folded away, and the font is brought by what sets it. */
    static String forPaper(Page page) {
        return rendered(page, TextResource.read(HtmlReport.class, "print.css"), true);
    }

    private static String rendered(Page page, String style, boolean isPaper) {
        return PageTemplate.fill(
                "fi/robohaku/export/report/report.html",
                Map.of(
                        "page", page,
                        "words", page.words(),
                        "style", style,
                        "style_hash", PageTemplate.contentHash(style),
                        "is_paper", isPaper));
    }
}
