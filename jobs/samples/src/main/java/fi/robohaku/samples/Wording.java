package fi.robohaku.samples;

import fi.robohaku.contracts.Language;
import java.math.BigDecimal;
import java.text.DecimalFormat;
import java.text.DecimalFormatSymbols;
import java.util.Locale;

/** Amounts as people word them: the inverse of what a reader makes of them. */
final class Wording {
    private Wording() {}

    /** Digits grouped by non-breaking spaces, decimal comma. */
    static String grouped(BigDecimal number) {
        DecimalFormatSymbols symbols = new DecimalFormatSymbols(Locale.ROOT);
        symbols.setGroupingSeparator('\u00a0');
        symbols.setDecimalSeparator(',');
        return new DecimalFormat("#,##0.######", symbols).format(number);
    }

    /**
     * An amount in euros as a document words it.
     *
     * @param precision of the source; {@code exact} gives the number itself, {@code rounded} the number in the unit
     *     that it is rounded to, {@code group}, {@code not_reported} and empty amounts a word or nothing
     */
    static Object euros(String amount, String precision, Language language) {
        boolean isSwedish = language == Language.SV;
        switch (precision) {
            case "group" -> {
                return isSwedish ? "gemensam siffra" : "yhteisluku";
            }
            case "not_reported", "overrun_not_quantified" -> {
                return isSwedish ? "inte rapporterat" : "ei raportoitu";
            }
            default -> {}
        }
        if (amount.isEmpty()) {
            return "";
        }
        BigDecimal euros = new BigDecimal(amount);
        return switch (precision) {
            case "approx", "derived" -> (isSwedish ? "cirka " : "noin ") + amount(euros);
            case "over" -> (isSwedish ? "över " : "yli ") + amount(euros);
            case "under" -> (isSwedish ? "under " : "alle ") + amount(euros);
            case "rounded" -> amount(euros);
            case "conditional" ->
                amount(euros) + (isSwedish ? " (om ibruktagandet fortsätter)" : " (jos käyttöönotto jatkuu)");
            default -> euros;
        };
    }

    /** How exact a figure is, in the word of a register: what is rounded to its last digit is about. */
    static String term(String precision) {
        return precision.equals("rounded") ? "approx" : precision;
    }

    /** A number, or two with a dash between, as the source words it; empty where there is none. */
    static String number(String value, String precision) {
        String shown = value.replace('.', ',').replaceFirst("(?<=\\d)-", "\u2013");
        return precision.equals("approx") ? "noin " + shown : shown;
    }

    /** The bounds of an amount in euros; a word for it where the wording of the amount itself tells them. */
    static String between(String low, String high) {
        return low.isEmpty()
                ? "ei sovellu"
                : grouped(new BigDecimal(low)) + "\u2013" + grouped(new BigDecimal(high)) + " €";
    }

    /** What an origin row names as the basis of invented figures. */
    static String seed(Language language, long seed) {
        return (language == Language.SV ? "frö " : "siemenluku ") + seed;
    }

    /** Millions where they are round, thousands likewise for small sums, euros otherwise. */
    private static String amount(BigDecimal euros) {
        BigDecimal million = BigDecimal.valueOf(1_000_000);
        if (euros.compareTo(million) >= 0
                && euros.remainder(BigDecimal.valueOf(10_000)).signum() == 0) {
            return grouped(euros.divide(million)) + " milj. €";
        }
        boolean isSmall = euros.compareTo(BigDecimal.valueOf(50_000)) < 0;
        return isSmall && euros.remainder(BigDecimal.valueOf(1_000)).signum() == 0
                ? euros.divide(BigDecimal.valueOf(1_000)).toPlainString() + " t€"
                : grouped(euros) + " €";
    }
}
