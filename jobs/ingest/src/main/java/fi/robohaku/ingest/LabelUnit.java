package fi.robohaku.ingest;

import fi.robohaku.contracts.Labels;
import fi.robohaku.contracts.MoneyWords;
import fi.robohaku.contracts.MoneyWords.Multiple;
import java.math.BigDecimal;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The unit of money that a label names, and the label without it: {@code myönnetty (1000 euroa)}, {@code myönnetty, t€},
 * {@code beviljat euro}.
 *
 * @param bare key of the label without the unit
 * @param factor of a thousand or a million, or one for euros; empty where no unit is named
 */
record LabelUnit(String bare, Optional<BigDecimal> factor) {
    private static final String EUROS = MoneyWords.anyOf(MoneyWords.EUROS);
    private static final String THOUSANDS = multiple(Multiple.THOUSAND, "1 ?000|");
    private static final String MILLIONS = multiple(Multiple.MILLION, "");
    private static final String UNIT =
            "(?:(?<million>" + MILLIONS + ")|(?<thousand>" + THOUSANDS + ")|(?<one>" + EUROS + "))";
    /** In brackets at the end, with what else is said there; or as the last words, after a comma or without. */
    private static final Pattern IN_BRACKETS =
            Pattern.compile("[(\\[](?:[^()\\[\\]]*?[ ,;])??" + UNIT + "(?:[ ,;][^()\\[\\]]*)?[)\\]][\\s:*]*$");

    private static final Pattern AT_END = Pattern.compile("(?:[\\s,;:/–-]+)" + UNIT + "[\\s:*.]*$");
    /** A unit with what stands around it is no longer. */
    private static final int LONGEST = 60;

    private static final Pattern SPACES = Pattern.compile("[\\s\\p{Z}]+");
    private static final Pattern END = Pattern.compile("[\\s,;:/–-]+$");

    /** As words with or without euros, {@code i tusen euro}, or as a letter before them, {@code t€}. */
    private static String multiple(Multiple multiple, String digits) {
        return "(?:(?:" + digits + "(?:i |in )?" + MoneyWords.anyOf(multiple.labelWords()) + "(?: of)?)(?: ?" + EUROS
                + ")?|" + MoneyWords.anyOf(multiple.letters()) + "(?:€|eur|e))";
    }

    /** The unit of a label, whatever is measured. */
    static LabelUnit of(String label) {
        String text = SPACES.matcher(label.replace("\u00ad", ""))
                .replaceAll(" ")
                .strip()
                .toLowerCase(Locale.ROOT);
        boolean hasBrackets = text.indexOf('(') >= 0 || text.indexOf('[') >= 0;
        Matcher inBrackets = IN_BRACKETS.matcher(text);
        Matcher unit = hasBrackets && inBrackets.find() && inBrackets.start() > 0 ? inBrackets : atEnd(text);
        boolean isNamed = unit == inBrackets || (unit.find() && unit.start() > 0);
        if (isNamed) {
            return new LabelUnit(bare(text.substring(0, unit.start())), Optional.of(factor(unit)));
        }
        return new LabelUnit(bare(text), Optional.empty());
    }

    /** Looks for a unit in the last words only: most cells are compared with every label, and few name one. */
    private static Matcher atEnd(String text) {
        return AT_END.matcher(text).region(Math.max(0, text.length() - LONGEST), text.length());
    }

    private static BigDecimal factor(Matcher unit) {
        if (unit.group("million") != null) {
            return Multiple.MILLION.factor();
        }
        return unit.group("thousand") != null ? Multiple.THOUSAND.factor() : BigDecimal.ONE;
    }

    /** A label may say its unit twice: {@code myönnetty euroa (1000)}. */
    private static String bare(String text) {
        String left = END.matcher(text).replaceFirst("");
        Matcher again = atEnd(left);
        return Labels.key(again.find() && again.start() > 0 ? left.substring(0, again.start()) : left);
    }
}
