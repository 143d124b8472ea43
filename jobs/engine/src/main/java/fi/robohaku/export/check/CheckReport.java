package fi.robohaku.export.check;

import fi.robohaku.export.PageTemplate;
import fi.robohaku.export.text.Messages;
import fi.robohaku.lakehouse.AnswerJson;
import fi.robohaku.lakehouse.TextResource;
import java.util.List;
import java.util.Map;

/** What the rules say of single documents: as text, JSON, or a page to print. */
public final class CheckReport {
    private static final String PAGE = "fi/robohaku/export/check/check.html";

    private final List<CheckedDocument> documents;
    private final Messages messages;
    private final FindingsInWords words;

    /**
     * @param messages in the language of the report
     * @param withPassed whether rules that hold are shown too
     */
    public CheckReport(List<CheckedDocument> documents, Messages messages, boolean withPassed) {
        this.documents = List.copyOf(documents);
        this.messages = messages;
        this.words = new FindingsInWords(messages, withPassed);
    }

    /** Whether nothing would be rejected. */
    public boolean isClean() {
        return documents.stream().allMatch(CheckedDocument::isClean);
    }

    /** Whether all that would be rejected are forms in which nothing is answered yet. */
    public boolean hasOnlyEmptyForms() {
        return documents.stream()
                .allMatch(document -> document.isClean() || document.reading().isEmptyForm());
    }

    private List<DocumentFindings> findings() {
        return documents.stream().map(words::of).toList();
    }

    private List<DocumentFindings> plainFindings() {
        return findings().stream().map(DocumentFindings::plain).toList();
    }

    /** For the terminal. */
    public String text() {
        StringBuilder out = new StringBuilder();
        for (DocumentFindings document : plainFindings()) {
            String subject = document.subject().isEmpty() ? "" : ", " + document.subject();
            line(out, 0, document.file() + "  (" + document.contract() + subject + ")");
            line(out, 2, document.verdict());
            if (document.tiers().isEmpty() && !document.isEmptyForm()) {
                line(out, 2, messages.say("check.nothing"));
            }
            document.tiers().forEach(tier -> write(tier, out));
            if (!document.absent().isEmpty()) {
                line(out, 2, messages.say("check.absent") + ": " + String.join("; ", document.absent()));
            }
        }
        return out.toString();
    }

    private void write(DocumentFindings.Tier tier, StringBuilder out) {
        line(out, 2, tier.title());
        for (DocumentFindings.Line finding : tier.lines()) {
            line(out, 4, finding.place() + "  " + finding.message());
            if (!finding.remedy().isEmpty()) {
                line(out, 6, "→ " + finding.remedy());
            }
            if (!finding.explanation().isEmpty()) {
                line(out, 6, messages.say("check.explanation") + ": " + finding.explanation());
            }
        }
    }

    private static void line(StringBuilder out, int indent, String text) {
        out.append(" ".repeat(indent)).append(text).append('\n');
    }

    /** For machines. */
    public String json() {
        return AnswerJson.of(Map.of("documents", findings())) + System.lineSeparator();
    }

    /** For printing: one page without anything fetched from elsewhere. */
    public String html() {
        String style = TextResource.read(CheckReport.class, "check.css");
        return PageTemplate.fill(
                PAGE,
                Map.ofEntries(
                        Map.entry("style", style),
                        Map.entry("style_hash", PageTemplate.contentHash(style)),
                        Map.entry("lang", messages.language().code()),
                        Map.entry("title", messages.say("check.title")),
                        Map.entry("nothing", messages.say("check.nothing")),
                        Map.entry("place", messages.say("check.place")),
                        Map.entry("finding", messages.say("check.finding")),
                        Map.entry("remedy", messages.say("check.remedy")),
                        Map.entry("explanation", messages.say("check.explanation")),
                        Map.entry("absent", messages.say("check.absent")),
                        Map.entry("documents", plainFindings())));
    }
}
