package fi.robohaku.export.report;

import fi.robohaku.export.PageTemplate;
import fi.robohaku.export.drawing.SvgPicture;
import fi.robohaku.lakehouse.TextResource;
import java.util.List;
import java.util.Map;

/** A page as HTML that fetches nothing and allows no style and script but its own; it is well-formed XML as well. */
final class HtmlReport {
    private HtmlReport() {}

    /** The report in another language; named by the template. */
    public record Edition(String address, String lang, String name) {}

    /**
     * For screens.
     *
     * @param editions in other languages, beside it
     */
    static String forScreen(Page page, List<Edition> editions) {
        return rendered(page, editions, SvgPicture.faces() + TextResource.read(HtmlReport.class, "report.css"), false);
    }

    /** For setting into pages: nothing is folded away, and the font is brought by what sets it. */
    static String forPaper(Page page) {
        return rendered(page, List.of(), TextResource.read(HtmlReport.class, "print.css"), true);
    }

    /**
     * The page of one sheet, for screens.
     *
     * @param report address of the report, whose rows its figures link to
     */
    static String briefForScreen(Page page, String report) {
        String style = SvgPicture.faces() + TextResource.read(HtmlReport.class, "brief.css");
        return brief(page, report, style, false);
    }

    /** The page of one sheet, for setting into pages. */
    static String briefForPaper(Page page) {
        return brief(page, "", TextResource.read(HtmlReport.class, "brief-print.css"), true);
    }

    private static String brief(Page page, String report, String style, boolean isPaper) {
        return PageTemplate.fill(
                "fi/robohaku/export/report/brief.html",
                Map.of(
                        "page", page,
                        "words", page.words(),
                        "report", report,
                        "style", style,
                        "style_hash", PageTemplate.contentHash(style),
                        "is_paper", isPaper));
    }

    private static String rendered(Page page, List<Edition> editions, String style, boolean isPaper) {
        String script = PageTemplate.tableScript() + TextResource.read(HtmlReport.class, "report.js");
        return PageTemplate.fill(
                "fi/robohaku/export/report/report.html",
                Map.of(
                        "page", page,
                        "words", page.words(),
                        "editions", editions,
                        "style", style,
                        "style_hash", PageTemplate.contentHash(style),
                        "script", script,
                        "script_hash", PageTemplate.contentHash(script),
                        "is_paper", isPaper));
    }
}
