package fi.robohaku.ingest;

import java.util.List;
import java.util.Objects;

/**
 * The result of reading one document.
 *
 * @param template id of its template; empty where none matched
 * @param kind kind of the template; empty likewise
 * @param subject application or benefit group the document speaks of; empty for a register
 * @param round round the document itself names; empty where it names none
 * @param language language it is written in; empty where unknown
 * @param readable false where the document as a whole is rejected; it then has no figures
 * @param figures what was read, in reading order
 * @param findings what the rules say: breaches, warnings and passes
 */
public record DocumentReading(
        String template,
        String kind,
        String subject,
        String round,
        String language,
        boolean readable,
        List<Figure> figures,
        List<Finding> findings) {
    public DocumentReading {
        Objects.requireNonNull(template, "template");
        figures = List.copyOf(figures);
        findings = List.copyOf(findings);
    }

    /** Whether it is a form in which nothing is answered yet. */
    public boolean isEmptyForm() {
        return findings.stream().anyMatch(finding -> finding.rule().id().equals(Finding.NOT_FILLED_IN));
    }

    /** Whether it was rejected for the state of the machine and not of the document: another time it may be read. */
    public boolean mayBeReadLater() {
        return findings.stream().anyMatch(finding -> finding.rule().isOfMachine());
    }

    /** The same reading with other findings. */
    DocumentReading with(List<Finding> others) {
        return new DocumentReading(template, kind, subject, round, language, readable, figures, others);
    }
}
