package fi.robohaku.ingest;

import fi.robohaku.contracts.Rule;
import fi.robohaku.documents.PersonalData;
import java.util.Objects;

/**
 * The result of a rule for a document or one of its cells.
 *
 * @param rule the rule
 * @param outcome what came of it
 * @param place cell it speaks of
 * @param field label of the field, as the template words it; empty for the whole document
 * @param found what stands there, shortened to 200 characters; never the value of a personal field, nor personal data
 * @param expected what the rule expects, in the document's language
 * @param explanation what the sender says about it; empty where nothing
 */
public record Finding(
        Rule rule,
        Outcome outcome,
        Figure.Place place,
        String field,
        String found,
        String expected,
        String explanation) {

    /** Rule that tells what a template knows, does not require, and a document lacks. */
    public static final String FIELD_ABSENT = "field_absent";

    /** Rule that tells of a form in which nothing is answered; it then stands alone. */
    public static final String NOT_FILLED_IN = "not_filled_in";

    /** What came of a rule. */
    public enum Outcome {
        PASSED("passed"),
        WARNED("warned"),
        REJECTED("rejected"),
        NOT_APPLICABLE("not_applicable");

        private final String code;

        Outcome(String code) {
            this.code = code;
        }

        public String code() {
            return code;
        }
    }

    /** The same finding with what the sender says about it. */
    Finding withExplanation(String text) {
        return new Finding(rule, outcome, place, field, found, expected, text);
    }

    public Finding {
        Objects.requireNonNull(rule, "rule");
        Objects.requireNonNull(outcome, "outcome");
        Objects.requireNonNull(place, "place");
        field = shown(field);
        found = shown(found);
        expected = shown(expected);
        explanation = shown(explanation);
    }

    /** What a finding says stands in tables and messages: personal data never does. */
    private static String shown(String text) {
        return text == null ? "" : PersonalData.mask(text);
    }
}
