package fi.robohaku.export.check;

import com.fasterxml.jackson.annotation.JsonProperty;
import fi.robohaku.export.text.PrintableText;
import java.util.List;

/**
 * The findings of a document as they are shown.
 *
 * @param contract id of its template; in words where none was recognised
 * @param isEmptyForm whether it is a form in which nothing is answered yet; the verdict says so and nothing else is shown
 * @param accepted whether any part of it would be taken in
 * @param tiers findings by tier, gravest first; tiers without findings are left out
 * @param absent labels of the parts of the template that need not be there and are not in the document
 */
record DocumentFindings(
        String file,
        String contract,
        String kind,
        String subject,
        @JsonProperty("not_filled_in") boolean isEmptyForm,
        boolean accepted,
        String verdict,
        List<Tier> tiers,
        List<String> absent) {

    DocumentFindings {
        tiers = List.copyOf(tiers);
        absent = List.copyOf(absent);
    }

    /** Findings of one tier. */
    record Tier(String title, List<Line> lines) {
        Tier {
            lines = List.copyOf(lines);
        }

        private Tier plain() {
            return new Tier(title, lines.stream().map(Line::plain).toList());
        }
    }

    /** A finding. */
    record Line(
            String rule,
            String tier,
            String outcome,
            String sheet,
            String cell,
            String place,
            String field,
            String found,
            String expected,
            String message,
            String remedy,
            String explanation) {
        private Line plain() {
            return new Line(
                    rule,
                    tier,
                    outcome,
                    DocumentFindings.plain(sheet),
                    DocumentFindings.plain(cell),
                    DocumentFindings.plain(place),
                    DocumentFindings.plain(field),
                    DocumentFindings.plain(found),
                    DocumentFindings.plain(expected),
                    DocumentFindings.plain(message),
                    DocumentFindings.plain(remedy),
                    DocumentFindings.plain(explanation));
        }
    }

    /** The same without characters that steer a terminal or turn the direction of text: words of a document are words. */
    DocumentFindings plain() {
        return new DocumentFindings(
                plain(file),
                contract,
                kind,
                plain(subject),
                isEmptyForm,
                accepted,
                verdict,
                tiers.stream().map(Tier::plain).toList(),
                absent);
    }

    private static String plain(String text) {
        return PrintableText.of(text);
    }
}
