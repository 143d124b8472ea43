package fi.robohaku.ingest;

import fi.robohaku.contracts.Precision;
import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Numbers as people type them: {@code 237 000 €}, {@code 1,5 milj. €}, {@code n. 40 t€}, {@code −0,36}, {@code 5–8 htv},
 * {@code yli 57 000 euroa}, {@code 1 100 000 € (jos käyttöönotto jatkuu)}.
 *
 * <p>A comma is a decimal sign and a space groups digits. A point groups digits where it stands more than once;
 * otherwise it is a decimal sign, but for one before exactly three digits, which could be either: that is not guessed.
 * The same holds for one comma before exactly three digits.
 */
final class Numbers {
    private static final String DIGITS = "\\d{1,3}(?: \\d{3})+(?:[.,]\\d+)?|\\d+(?:[.,]\\d+)*";
    private static final String UNIT = "[^\\d\\s+()<>~-][^\\d()]*?";
    private static final Pattern SHAPE = Pattern.compile("(?<sign>[-+]?) ?(?<low>" + DIGITS + ")(?: ?- ?(?<high>"
            + DIGITS + "))?(?: ?(?<unit>" + UNIT + "))?(?: ?\\((?<note>[^()]*)\\))?");
    private static final Pattern DASHES = Pattern.compile("[\\u2010-\\u2015\\u2212\\u00ad]");
    private static final Pattern SPACES = Pattern.compile("[\\s\\u00a0\\u2007\\u2009\\u202f']+");
    private static final Pattern AMBIGUOUS = Pattern.compile("[1-9]\\d{0,2}[.,]\\d{3}");
    private static final int LONGEST = 200;

    private static final Map<Precision, List<String>> WORDS = Map.of(
            Precision.APPROX,
            List.of(
                    "noin",
                    "n.",
                    "arviolta",
                    "likimain",
                    "ca.",
                    "ca",
                    "cirka",
                    "circa",
                    "c.",
                    "ungefär",
                    "about",
                    "approximately",
                    "approx.",
                    "approx",
                    "~"),
            Precision.OVER,
            List.of(
                    "yli",
                    "vähintään",
                    "runsas",
                    "runsaat",
                    "reilu",
                    "över",
                    "minst",
                    "drygt",
                    "over",
                    "more than",
                    "at least",
                    ">"),
            Precision.UNDER,
            List.of(
                    "alle",
                    "vajaa",
                    "vajaat",
                    "enintään",
                    "lähes",
                    "under",
                    "knappt",
                    "högst",
                    "nästan",
                    "less than",
                    "at most",
                    "nearly",
                    "<"));
    private static final List<String> CONDITIONS = List.of(
            "jos",
            "mikäli",
            "ehdollinen",
            "ehdollisesti",
            "ehdolla",
            "om",
            "ifall",
            "villkorlig",
            "if",
            "conditional",
            "provided");

    private static final Map<String, BigDecimal> UNITS = units();

    private Numbers() {}

    /**
     * A number as typed.
     *
     * @param low value, or lower end of a range
     * @param high the same as {@code low} but for a range
     * @param factor what the unit typed beside it multiplies by; empty where none is typed
     * @param isPercent whether a percent sign stands there
     */
    record Typed(
            BigDecimal low,
            BigDecimal high,
            Optional<BigDecimal> factor,
            boolean isPercent,
            Precision precision,
            boolean isAmbiguous) {}

    /**
     * Reads a text as a number.
     *
     * @param decimal the decimal sign, where it is known; else empty
     * @return empty where it is none
     */
    static Optional<Typed> parse(String text, String decimal) {
        String left = DASHES.matcher(text).replaceAll("-").toLowerCase(Locale.ROOT);
        left = SPACES.matcher(left).replaceAll(" ").strip();
        if (left.length() > LONGEST) {
            return Optional.empty();
        }
        Precision precision = Precision.EXACT;
        for (Precision worded : List.of(Precision.APPROX, Precision.OVER, Precision.UNDER)) {
            Optional<String> rest = without(left, WORDS.get(worded));
            if (rest.isPresent()) {
                left = rest.get();
                precision = worded;
                break;
            }
        }
        int condition = condition(left);
        if (condition >= 0) {
            precision = Precision.CONDITIONAL;
            left = left.substring(0, condition).replaceFirst("[ ,;(:]+$", "");
        }
        left = left.startsWith("€ ") ? left.substring(2) + " €" : left;
        return shaped(left, decimal, precision);
    }

    private static Optional<Typed> shaped(String text, String decimal, Precision precision) {
        Matcher shape = SHAPE.matcher(text);
        if (!shape.matches()) {
            return Optional.empty();
        }
        String unit = shape.group("unit") == null ? "" : shape.group("unit").strip();
        if (!unit.isEmpty() && !UNITS.containsKey(unit)) {
            return Optional.empty();
        }
        String low = shape.group("low");
        String high = shape.group("high") == null ? low : shape.group("high");
        boolean isScaled = !unit.isEmpty() && UNITS.get(unit).compareTo(BigDecimal.ONE) > 0;
        boolean isAmbiguous = decimal.isEmpty()
                && !isScaled
                && (AMBIGUOUS.matcher(low).matches() || AMBIGUOUS.matcher(high).matches());
        BigDecimal first = plain(low, decimal);
        BigDecimal second = plain(high, decimal);
        if ("-".equals(shape.group("sign"))) {
            first = first.negate();
            second = shape.group("high") == null ? first : second;
        }
        return Optional.of(new Typed(
                first.min(second),
                first.max(second),
                unit.isEmpty() ? Optional.empty() : Optional.of(UNITS.get(unit)),
                unit.startsWith("%") || unit.startsWith("pros") || unit.startsWith("perc"),
                precision,
                isAmbiguous));
    }

    private static BigDecimal plain(String digits, String decimal) {
        String bare = digits.replace(" ", "");
        if (!decimal.isEmpty()) {
            String group = ".".equals(decimal) ? "," : ".";
            return new BigDecimal(bare.replace(group, "").replace(decimal, "."));
        }
        int comma = bare.lastIndexOf(',');
        int point = bare.lastIndexOf('.');
        if (comma >= 0 && point >= 0) {
            String group = comma > point ? "." : ",";
            return new BigDecimal(bare.replace(group, "").replace(',', '.'));
        }
        char sign = comma >= 0 ? ',' : '.';
        boolean isGrouping = bare.indexOf(sign) != bare.lastIndexOf(sign);
        return new BigDecimal(isGrouping ? bare.replace(String.valueOf(sign), "") : bare.replace(',', '.'));
    }

    private static Optional<String> without(String text, List<String> words) {
        for (String word : words) {
            boolean isMark = !Character.isLetter(word.charAt(word.length() - 1));
            if (text.startsWith(word) && (isMark || text.startsWith(word + " "))) {
                return Optional.of(text.substring(word.length()).strip());
            }
        }
        return Optional.empty();
    }

    private static int condition(String text) {
        for (String word : CONDITIONS) {
            Matcher found =
                    Pattern.compile("(?<![\\p{L}])" + word + "(?![\\p{L}])").matcher(text);
            if (found.find() && found.start() > 0) {
                return found.start();
            }
        }
        return -1;
    }

    private static Map<String, BigDecimal> units() {
        Map<String, BigDecimal> units = new LinkedHashMap<>();
        for (String one : List.of(
                "€",
                "eur",
                "euro",
                "euroa",
                "euros",
                "e",
                "htv",
                "årsverken",
                "årsv.",
                "person-years",
                "fte",
                "%",
                "prosenttia",
                "procent",
                "percent",
                "kk",
                "kuukautta",
                "kuukausi",
                "mån",
                "mån.",
                "månader",
                "months",
                "v",
                "v.",
                "vuotta",
                "år",
                "years",
                "kpl",
                "st",
                "st.",
                "pcs",
                "p",
                "pistettä",
                "poäng",
                "points",
                "henkilötyövuotta",
                "min",
                "minuuttia",
                "minuter",
                "minutes")) {
            units.put(one, BigDecimal.ONE);
        }
        for (String thousand : List.of(
                "t€",
                "te",
                "k€",
                "keur",
                "teur",
                "tuhatta",
                "tuhat",
                "tuhatta euroa",
                "tuhat euroa",
                "tusen",
                "tusen euro",
                "thousand",
                "thousand euros",
                "1000 €")) {
            units.put(thousand, BigDecimal.valueOf(1_000));
        }
        for (String million : List.of(
                "milj. €",
                "milj.",
                "milj",
                "milj €",
                "milj. euroa",
                "milj euroa",
                "miljoonaa",
                "miljoona",
                "miljoonaa euroa",
                "m€",
                "me",
                "meur",
                "miljoner",
                "miljoner euro",
                "mn",
                "mn €",
                "mn euro",
                "million",
                "million euros")) {
            units.put(million, BigDecimal.valueOf(1_000_000));
        }
        return units;
    }
}
