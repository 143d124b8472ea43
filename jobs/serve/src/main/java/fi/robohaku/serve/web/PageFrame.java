package fi.robohaku.serve.web;

import fi.robohaku.contracts.Language;
import fi.robohaku.export.PageTemplate;
import fi.robohaku.export.text.Messages;
import fi.robohaku.lakehouse.TextResource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What all pages have around their content: title, languages, who is logged in, style. */
final class PageFrame {
    private static final String FOLDER = "fi/robohaku/serve/web/";
    private static final String STYLE = TextResource.read(PageFrame.class, "web.css");

    private final WebWords words;
    private final String policy = SecurityHeaders.styled(PageTemplate.contentHash(STYLE));

    /** The same page in another language. */
    public record OtherLanguage(String code, String name, String address, boolean isCurrent) {}

    PageFrame(WebWords words) {
        this.words = words;
    }

    /** What the pages may load and do. */
    String policy() {
        return policy;
    }

    /**
     * Fills a page.
     *
     * @param template name of its template
     * @param title key of its title in the catalogue of messages
     * @param values what the template asks for beside
     */
    WebResponse page(
            int status,
            String template,
            String title,
            WebRequest request,
            Optional<WebSession> session,
            Map<String, ?> values) {
        Language language = WebWords.languageOf(request, session);
        Messages messages = words.in(language);
        Map<String, Object> all = new HashMap<>(values);
        all.put("lang", language.code());
        all.put("title", messages.say(title));
        all.put("words", messages.group("web"));
        all.put("shared", messages.group("report"));
        all.put("languages", languages(request, language));
        all.put("user", session.map(known -> known.client().user()).orElse(""));
        all.put("style", STYLE);
        return WebResponse.page(status, PageTemplate.fill(FOLDER + template, all), policy);
    }

    private static List<OtherLanguage> languages(WebRequest request, Language current) {
        List<OtherLanguage> all = new ArrayList<>();
        for (Language language : Language.values()) {
            all.add(new OtherLanguage(
                    language.code(),
                    language.ownName(),
                    request.isPost()
                            ? Addresses.of(request.path(), Map.of("lang", language.code()))
                            : request.addressWith("lang", language.code()),
                    language == current));
        }
        return all;
    }

    /** A page that says why there is no other. */
    WebResponse refusal(RefusedException refused, WebRequest request, Optional<WebSession> session) {
        String message = words.in(WebWords.languageOf(request, session)).say(refused.getMessage());
        WebResponse page =
                page(refused.status(), "refusal.html", "web.refused", request, session, Map.of("message", message));
        return refused.status() == 429
                ? page.with("Retry-After", String.valueOf(LoginThrottle.WINDOW.toSeconds()))
                : page;
    }
}
