package fi.robohaku.export.check;

import fi.robohaku.contracts.Language;
import fi.robohaku.contracts.Rule;
import fi.robohaku.contracts.Texts;
import fi.robohaku.export.text.Messages;
import fi.robohaku.ingest.DocumentReading;
import fi.robohaku.ingest.Finding;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** Words the findings of documents in one language. */
final class FindingsInWords {
    private final Messages messages;
    private final Language language;
    private final boolean withPassed;

    /**
     * @param withPassed whether rules that hold are shown too
     */
    FindingsInWords(Messages messages, boolean withPassed) {
        this.messages = messages;
        this.language = messages.language();
        this.withPassed = withPassed;
    }

    DocumentFindings of(CheckedDocument document) {
        DocumentReading reading = document.reading();
        return new DocumentFindings(
                document.file(),
                reading.template().isEmpty() ? messages.say("check.unknown") : reading.template(),
                reading.kind(),
                reading.subject(),
                reading.isEmptyForm(),
                reading.readable(),
                messages.say(document.verdict()),
                reading.isEmptyForm() ? List.of() : tiers(reading),
                absent(reading));
    }

    /** Labels of the template: nothing of them is the document's own. */
    private static List<String> absent(DocumentReading reading) {
        return reading.findings().stream()
                .filter(finding -> finding.rule().id().equals(Finding.FIELD_ABSENT)
                        && finding.outcome() == Finding.Outcome.NOT_APPLICABLE)
                .map(Finding::field)
                .distinct()
                .toList();
    }

    private List<DocumentFindings.Tier> tiers(DocumentReading reading) {
        List<DocumentFindings.Tier> tiers = new ArrayList<>();
        for (Rule.Tier tier : Rule.Tier.values()) {
            List<DocumentFindings.Line> lines = lines(
                    reading, tier, outcome -> outcome == Finding.Outcome.REJECTED || outcome == Finding.Outcome.WARNED);
            if (!lines.isEmpty()) {
                tiers.add(new DocumentFindings.Tier(messages.say(CheckedDocument.title(tier)), lines));
            }
        }
        if (withPassed) {
            Stream<DocumentFindings.Line> passed = Arrays.stream(Rule.Tier.values())
                    .flatMap(tier -> lines(reading, tier, outcome -> outcome == Finding.Outcome.PASSED).stream());
            tiers.add(new DocumentFindings.Tier(messages.say("check.passed"), passed.toList()));
        }
        return tiers;
    }

    private List<DocumentFindings.Line> lines(
            DocumentReading reading, Rule.Tier tier, Predicate<Finding.Outcome> outcome) {
        return reading.findings().stream()
                .filter(finding -> finding.rule().tier() == tier && outcome.test(finding.outcome()))
                .map(this::line)
                .toList();
    }

    private DocumentFindings.Line line(Finding finding) {
        Rule rule = finding.rule();
        boolean isPassed = finding.outcome() == Finding.Outcome.PASSED;
        return new DocumentFindings.Line(
                rule.id(),
                rule.tier().code(),
                finding.outcome().code(),
                finding.place().sheet(),
                finding.place().cell(),
                place(finding),
                finding.field(),
                finding.found(),
                finding.expected(),
                isPassed ? rule.id() + ": " + finding.found() : fill(rule.message(), finding),
                isPassed ? "" : fill(rule.remedy(), finding),
                finding.explanation());
    }

    private String place(Finding finding) {
        String sheet = finding.place().sheet();
        String cell = finding.place().cell();
        if (sheet.isEmpty() && cell.isEmpty()) {
            return messages.say("check.whole_document");
        }
        return sheet + (cell.isEmpty() || sheet.isEmpty() ? "" : "!") + cell;
    }

    private String fill(Texts texts, Finding finding) {
        return Rule.filled(texts.in(language), finding.field(), finding.found(), finding.expected());
    }
}
