package fi.robohaku.export.check;

import fi.robohaku.contracts.Rule;
import fi.robohaku.ingest.DocumentReading;
import fi.robohaku.ingest.Finding;

/**
 * A document that was checked.
 *
 * @param file as the person named it
 * @param reading what was read, with what the rules found
 */
public record CheckedDocument(String file, DocumentReading reading) {
    /** Whether nothing of it would be rejected. */
    boolean isClean() {
        return reading.findings().stream().noneMatch(finding -> finding.outcome() == Finding.Outcome.REJECTED);
    }

    /** Key of the message that says whether it would be taken in. */
    String verdict() {
        if (reading.isEmptyForm()) {
            return "check.empty";
        }
        return isClean() ? "check.accepted" : reading.readable() ? "check.partly" : "check.refused";
    }

    /** Key of the message that heads the findings of a tier. */
    static String title(Rule.Tier tier) {
        return switch (tier) {
            case VALIDITY -> "check.validity";
            case ACCURACY -> "check.accuracy";
            case USEFULNESS -> "check.usefulness";
        };
    }
}
