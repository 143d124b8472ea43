package fi.robohaku.export.report;

import fi.robohaku.contracts.Language;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What no text that people read may hold: each check finds the first place in a text that is not as its language has it.
 * Paths of files are no words, so they are left out before a check looks.
 */
enum WordCheck {
    /** A name of code: a column, a table, a code of several words. */
    CODE_WORD(all("(?<![\\w/.-])[a-z]+[0-9]*(?:_[a-z0-9]+)+")),
    /** A word that holds sentences of another language together. */
    UNTRANSLATED(Map.of(
            Language.FI,
                    words(
                            "the|of|and|with|without|which|from|is|are|was|not|by|all|none|minutes|och|inte|är|för|med|utan|från|som|av"),
            Language.SV,
                    words(
                            "the|of|with|without|which|from|are|was|by|none|minutes|ei|että|tai|joka|hanke|hanketta|mukaan|eikä"),
            Language.EN, words("och|inte|är|för|av|på|från|ja|ei|että|tai|joka|hanke|hanketta|mukaan|eikä|kierros"))),
    /** Two spaces, or a space before a mark that closes. */
    SPACES(all("[ \\u00a0]{2,}|[ \\u00a0][,.;:!?)](?![\\w.])|\\( ")),
    /** A decimal mark or a mark between thousands of another language; a day in numbers is none. */
    DECIMAL_MARK(Map.of(
            Language.FI, nordicNumber(),
            Language.SV, nordicNumber(),
            Language.EN, Pattern.compile("(?<!\\d)0,\\d|\\d,(?!\\d{3}(?!\\d))\\d|\\d[ \\u00a0]\\d{3}(?!\\d)"))),
    /** A space that lets a line break between a number and what belongs to it. */
    BREAKING_SPACE(all("\\d (?:\\d{3}(?!\\d)|[%€]|milj\\.|mn\\b|million\\b)")),
    /** A count of nothing or one with the form of many. */
    COUNT_FORM(
            Map.of(
                    Language.FI,
                            counted(
                                    "0 \\w+|1 (?:hanketta|virastoa|oppia|yksikköä|riviä|ryhmää|raporttia|asiakirjaa|hakemusta|virastolta)"),
                    Language.SV,
                            counted("0 \\w+|1 (?:myndigheter|lärdomar|enheter|rader|grupper|rapporter|ansökningar)"),
                    Language.EN,
                            counted(
                                    "0 \\w+|1 (?:projects|agencies|lessons|units|rows|groups|reports|documents|applications|grants)"))),
    /** A sentence that begins in lower case; in Finnish and Swedish a stop also ends a shortened word. */
    SENTENCE_START(Map.of(
            Language.FI, Pattern.compile("[!?] [a-zåäö]"),
            Language.SV, Pattern.compile("[!?] [a-zåäö]"),
            Language.EN, Pattern.compile("(?<!\\b(?:No|vs|approx))[.!?] [a-z]"))),
    /** Nothing with a sign. */
    MINUS_ZERO(all("(?<![\\w.,-])[-\\u2212]€?0(?:[.,]0+)?(?![.,]?\\d)")),
    /** Nothing that is about. */
    ABOUT_NOTHING(all("(?U)\\b(?:noin|cirka|about)[ \\u00a0]€?0(?![.,]?\\d)")),
    /** A hyphen where a minus stands. */
    HYPHEN_FOR_MINUS(all("(?<![\\w\\u00a0.,)–/-])-€?\\d")),
    /** A probability in per cent. */
    PROBABILITY_IN_PER_CENT(all("(?U)\\bp(?:[- ](?:arvo|values?|värdet?))?\\b[^.;()\\d]{0,40}\\d[\\d.,]*[\\u00a0 ]?%"));

    private static final Pattern PATH = Pattern.compile("\\S+/\\S+|\\S+\\.(?:csv|xlsx|xls|docx|pdf)\\b");

    private final Pattern finnish;
    private final Pattern swedish;
    private final Pattern english;

    WordCheck(Map<Language, Pattern> faults) {
        this.finnish = faults.get(Language.FI);
        this.swedish = faults.get(Language.SV);
        this.english = faults.get(Language.EN);
    }

    private static Map<Language, Pattern> all(String fault) {
        Pattern pattern = Pattern.compile(fault);
        return Map.of(Language.FI, pattern, Language.SV, pattern, Language.EN, pattern);
    }

    private static Pattern words(String choice) {
        return Pattern.compile("(?U)(?<![\\w-])(?:" + choice + ")(?![\\w-])");
    }

    private static Pattern nordicNumber() {
        return Pattern.compile("(?<![\\d.])\\d+\\.\\d+(?!\\d|\\.\\d)|\\d,\\d{3},\\d{3}");
    }

    private static Pattern counted(String choice) {
        return Pattern.compile("(?U)(?<![\\w.,:/–€\\u00a0\\u2212-])(?:" + choice.replace(" ", "[ \\u00a0]") + ")\\b");
    }

    /** The first place that is not as it must be; empty where all is well. */
    Optional<String> fault(Language language, String text) {
        Pattern pattern = switch (language) {
            case FI -> finnish;
            case SV -> swedish;
            case EN -> english;
        };
        Matcher found = pattern.matcher(PATH.matcher(text).replaceAll("…"));
        return found.find() ? Optional.of(found.group()) : Optional.empty();
    }
}
