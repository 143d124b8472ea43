package fi.robohaku.ingest;

import fi.robohaku.contracts.MoneyWords;
import fi.robohaku.contracts.Precision;
import java.math.BigDecimal;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Numbers as people type them: {@code 237 000 €}, {@code 1,5 milj. €}, {@code n. 40 t€}, {@code −0,36}, {@code 5–8 htv},
 * {@code yli 57 000 euroa}, {@code 1 100 000 € (jos käyttöönotto jatkuu)}.
 *
 * <p>A comma is a decimal sign and a space groups digits. A point groups digits where it stands more than once;
 * otherwise it is a decimal sign, but for one before exactly three digits, which could be either: that is not guessed.
 * The same holds for one comma before exactly three digits.
 *
 * <p>A number with an exponent, {@code 1.23E+07}, is what a spreadsheet shows of a long number in a narrow column: digits
 * that its mantissa no longer has are lost, and it is then about what it says. Without sign and decimals, {@code 1e5},
 * it could be euros as well, and is not guessed.
 *
 * <p>A number with a unit of thousands or millions is rounded to its last digit, whatever word stands before it. The unit
 * may stand in brackets, {@code 237 (t€)}. Where the brackets tell another amount, a scale or how often, {@code 237 (x 1000)},
 * the number is not guessed; any other remark in them leaves it as it is.
 */
final class Numbers {
    private static final String DIGITS =
            "\\d{1,3}(?: \\d{3})+(?:[.,]\\d+)?|\\d+(?:[.,]\\d+)?e[+-]\\d{1,2}(?!\\d)|\\d+[.,]\\d+e\\d{1,2}(?!\\d)|\\d+(?:[.,]\\d+)*";
    private static final String UNIT = "[^\\d\\s+()<>~-][^\\d()]*?";
    private static final Pattern SHAPE = Pattern.compile("(?<sign>[-+]?) ?(?<low>" + DIGITS + ")(?: ?- ?(?<high>"
            + DIGITS + "))?(?: ?(?<unit>" + UNIT + "))?(?: ?\\((?<note>[^()]*)\\))?");
    /** Words in brackets that make another number of the one before them: a scale, or how often in a year. */
    static final Pattern SCALE = Pattern.compile("(?<![\\p{L}\\d])[x*×] ?\\d|\\d ?\\^|" + MoneyWords.NAMES_MULTIPLE
            + "|kuukaudessa|kuukausittain|/ ?(?:kk|kuukausi|mån|month)(?!\\p{L})"
            + "|per (?:kk|kuukausi|mån|månad|month)(?!\\p{L})|i månaden|monthly");

    /** Words in brackets that say that the number before them is of one year. */
    static final Pattern A_YEAR = Pattern.compile("vuodessa|vuosittain|/ ?(?:v|vuosi|år|year)(?!\\p{L})"
            + "|per (?:v|vuosi|år|year|annum)(?!\\p{L})|årligen|om året|yearly|annually");

    private static final Pattern AMOUNT =
            Pattern.compile("\\d{1,3}(?: \\d{3})+|(?<![\\d/])\\d{5,}(?![\\d/])|\\d ?(?:[tkm]?€|[tkm]?eur|tuh|milj)");
    private static final Pattern BEHIND = Pattern.compile("\\(([^()]*)\\)[\\s\\p{Z}]*$");
    private static final Pattern DASHES = Pattern.compile("[\\u2010-\\u2015\\u2212]");
    private static final Pattern SPACES = Pattern.compile("[\\s\\p{Z}'\\u200b\\ufeff]+");
    /** A point or comma that groups digits stands before three of them each time. */
    private static final Pattern WHOLE = Pattern.compile("\\d+|\\d{1,3}(?:\\.\\d{3})+|\\d{1,3}(?:,\\d{3})+");

    private static final Pattern MARKS = Pattern.compile("[.,]");
    private static final Pattern CURRENCY_FIRST = Pattern.compile("^(?:€|eur(?= )) ?");
    /** Euros without cents, as bills have them: {@code 500,-}. */
    private static final Pattern NO_CENTS = Pattern.compile("(?<=\\d)[.,]-+(?=$| )");

    private static final Pattern EXPONENT = Pattern.compile("e([+-]?\\d+)$");

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

    private static final Pattern CONDITION =
            Pattern.compile("(?<=[^\\p{L}])(?:" + String.join("|", CONDITIONS) + ")(?![\\p{L}])");
    private static final Pattern BEFORE_CONDITION = Pattern.compile("[ ,;(:]+$");

    private Numbers() {}

    /**
     * A number as typed.
     *
     * @param low value, or lower end of a range
     * @param high the same as {@code low} but for a range
     * @param unit typed beside it; empty where none is
     * @param isAmbiguous whether its one point or comma could group digits as well as start decimals
     */
    record Typed(BigDecimal low, BigDecimal high, Optional<TypedUnit> unit, Precision precision, boolean isAmbiguous) {}

    /**
     * Reads a text as a number.
     *
     * @param decimal the decimal sign of the document, where it is known; else empty. A number that cannot be one with it
     *     is read without
     * @return empty where it is none
     */
    static Optional<Typed> parse(String text, String decimal) {
        if (text.length() > LONGEST || hasDigitsOnLines(text)) {
            return Optional.empty();
        }
        String left = DASHES.matcher(text).replaceAll("-").toLowerCase(Locale.ROOT);
        left = SPACES.matcher(left).replaceAll(" ").strip();
        Precision precision = Precision.EXACT;
        for (Precision worded : List.of(Precision.APPROX, Precision.OVER, Precision.UNDER)) {
            Optional<String> rest = without(left, WORDS.get(worded));
            if (rest.isPresent()) {
                left = rest.get();
                precision = worded;
                break;
            }
        }
        Matcher condition = CONDITION.matcher(left);
        if (condition.find()) {
            precision = Precision.CONDITIONAL;
            left = BEFORE_CONDITION
                    .matcher(left.substring(0, condition.start()))
                    .replaceFirst("");
        }
        left = NO_CENTS.matcher(left).replaceFirst("");
        Matcher currency = CURRENCY_FIRST.matcher(left);
        if (currency.find() && currency.end() < left.length()) {
            String rest = left.substring(currency.end());
            left = Character.isDigit(rest.charAt(rest.length() - 1)) ? rest + " €" : rest;
        }
        return shaped(left, decimal, precision);
    }

    private static boolean isOther(String note) {
        return Stream.of(SCALE, A_YEAR, AMOUNT)
                .anyMatch(other -> other.matcher(note).find());
    }

    /** The remark in brackets behind a number, which is neither its unit nor a condition; empty where there is none. */
    static Optional<String> remark(String text) {
        Matcher behind = BEHIND.matcher(text);
        if (!behind.find()) {
            return Optional.empty();
        }
        String note = SPACES.matcher(behind.group(1).toLowerCase(Locale.ROOT))
                .replaceAll(" ")
                .strip();
        boolean isRead = note.isEmpty()
                || TypedUnit.of(note).isPresent()
                || CONDITION.matcher("(" + note).find();
        return isRead ? Optional.empty() : Optional.of(behind.group());
    }

    /** Whether digits stand on more than one line: these are several numbers, not one. */
    private static boolean hasDigitsOnLines(String text) {
        return text.lines()
                        .filter(line -> line.chars().anyMatch(Character::isDigit))
                        .count()
                > 1;
    }

    private static Optional<Typed> shaped(String text, String decimal, Precision precision) {
        Matcher shape = SHAPE.matcher(text);
        if (!shape.matches()) {
            return Optional.empty();
        }
        String note = shape.group("note") == null ? "" : shape.group("note").strip();
        Optional<TypedUnit> noted = TypedUnit.of(note);
        String typed = shape.group("unit") == null ? "" : shape.group("unit").strip();
        Optional<TypedUnit> unit = typed.isEmpty() ? noted : TypedUnit.of(typed);
        boolean isOther = noted.isPresent() ? !noted.equals(unit) : isOther(note);
        String low = shape.group("low");
        String high = shape.group("high") == null ? low : shape.group("high");
        Optional<BigDecimal> first = plain(low, decimal).or(() -> plain(low, ""));
        Optional<BigDecimal> second = plain(high, decimal).or(() -> plain(high, ""));
        if (isOther || (!typed.isEmpty() && unit.isEmpty()) || first.isEmpty() || second.isEmpty()) {
            return Optional.empty();
        }
        boolean isScaled = unit.isPresent() && unit.get().factor().compareTo(BigDecimal.ONE) > 0;
        boolean isAmbiguous = !isScaled && (isAmbiguous(low, decimal) || isAmbiguous(high, decimal));
        boolean isRounded = isScaled || hasLostDigits(low) || hasLostDigits(high);
        Precision told = isRounded && precision == Precision.EXACT ? Precision.APPROX : precision;
        BigDecimal from = "-".equals(shape.group("sign")) ? first.get().negate() : first.get();
        BigDecimal to = shape.group("high") == null ? from : second.get();
        return Optional.of(new Typed(from.min(to), from.max(to), unit, told, isAmbiguous));
    }

    /** Whether digits with an exponent stop before the last digit of the number. */
    private static boolean hasLostDigits(String digits) {
        Matcher exponent = EXPONENT.matcher(digits);
        if (!exponent.find()) {
            return false;
        }
        Matcher mark = MARKS.matcher(digits);
        int decimals = mark.find() ? exponent.start() - mark.end() : 0;
        return Integer.parseInt(exponent.group(1)) > decimals;
    }

    /** Digits with their marks and exponent as a number; empty where the marks stand where no number has them. */
    private static Optional<BigDecimal> plain(String digits, String decimal) {
        Matcher exponent = EXPONENT.matcher(digits);
        return exponent.find()
                ? marked(digits.substring(0, exponent.start()), decimal)
                        .map(mantissa -> mantissa.scaleByPowerOfTen(Integer.parseInt(exponent.group(1))))
                : marked(digits, decimal);
    }

    /** Whether one mark before three digits could group them; a mark that is known to be no decimal sign does. */
    private static boolean isAmbiguous(String digits, String decimal) {
        return AMBIGUOUS.matcher(digits).matches() && (decimal.isEmpty() || digits.contains(decimal));
    }

    /** Digits with their marks as a number; empty where the marks stand where no number has them. */
    private static Optional<BigDecimal> marked(String digits, String decimal) {
        String bare = digits.replace(" ", "");
        int comma = bare.lastIndexOf(',');
        int point = bare.lastIndexOf('.');
        char sign = decimal.isEmpty() ? (comma > point ? ',' : '.') : decimal.charAt(0);
        boolean isOnly = bare.indexOf(sign) == bare.lastIndexOf(sign);
        boolean isGrouping = decimal.isEmpty() && !isOnly;
        int end = isGrouping || bare.indexOf(sign) < 0 ? bare.length() : bare.indexOf(sign);
        String whole = bare.substring(0, end);
        String fraction = end == bare.length() ? "" : bare.substring(end + 1);
        if (!WHOLE.matcher(whole).matches() || MARKS.matcher(fraction).find()) {
            return Optional.empty();
        }
        String ungrouped = MARKS.matcher(whole).replaceAll("");
        return Optional.of(new BigDecimal(fraction.isEmpty() ? ungrouped : ungrouped + "." + fraction));
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
}
