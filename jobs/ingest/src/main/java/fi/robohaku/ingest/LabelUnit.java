package fi.robohaku.ingest;

import fi.robohaku.contracts.Labels;
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
    private static final BigDecimal THOUSAND = BigDecimal.valueOf(1_000);
    private static final BigDecimal MILLION = BigDecimal.valueOf(1_000_000);
    private static final String EUROS = "(?:€|eur|euroa|euroina|euros|euro)";
    private static final String THOUSANDS =
            "(?:(?:1 ?000|tuhatta|tuhat|tuhansina|tuhansissa|i tusen|tusen|in thousands?(?: of)?|" + "thousands?)(?: ?"
                    + EUROS + ")?|[tk]€|[tk]eur|[tk]e)";
    private static final String MILLIONS =
            "(?:(?:milj\\.?|mn|miljoonaa|miljoonina|miljoner|in millions?(?: of)?|millions?)(?: ?" + EUROS
                    + ")?|m€|meur|me)";
    private static final String UNIT =
            "(?:(?<million>" + MILLIONS + ")|(?<thousand>" + THOUSANDS + ")|(?<one>" + EUROS + "))";
    /** In brackets at the end, with what else is said there; or as the last words, after a comma or without. */
    private static final Pattern IN_BRACKETS =
            Pattern.compile("[(\\[](?:[^()\\[\\]]*?[ ,;])??" + UNIT + "(?:[ ,;][^()\\[\\]]*)?[)\\]][\\s:*]*$");

    private static final Pattern AT_END = Pattern.compile("(?:[\\s,;:/–-]+)" + UNIT + "[\\s:*.]*$");
    private static final Pattern SPACES = Pattern.compile("[\\s\\p{Z}]+");
    private static final Pattern END = Pattern.compile("[\\s,;:/–-]+$");

    /** The unit of a label, whatever is measured. */
    static LabelUnit of(String label) {
        String text = SPACES.matcher(label.replace("\u00ad", ""))
                .replaceAll(" ")
                .strip()
                .toLowerCase(Locale.ROOT);
        for (Pattern place : new Pattern[] {IN_BRACKETS, AT_END}) {
            Matcher unit = place.matcher(text);
            if (unit.find() && unit.start() > 0) {
                return new LabelUnit(bare(text.substring(0, unit.start())), Optional.of(factor(unit)));
            }
        }
        return new LabelUnit(bare(text), Optional.empty());
    }

    private static BigDecimal factor(Matcher unit) {
        if (unit.group("million") != null) {
            return MILLION;
        }
        return unit.group("thousand") != null ? THOUSAND : BigDecimal.ONE;
    }

    /** A label may say its unit twice: {@code myönnetty euroa (1000)}. */
    private static String bare(String text) {
        String left = END.matcher(text).replaceFirst("");
        Matcher again = AT_END.matcher(left);
        return Labels.key(again.find() && again.start() > 0 ? left.substring(0, again.start()) : left);
    }
}
