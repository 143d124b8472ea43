package fi.robohaku.contracts;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The words that people write beside amounts, in Finnish, Swedish and English: marks of currencies, and multiples. In small letters. */
public final class MoneyWords {
    /** What a number of money is multiplied by. */
    public enum Multiple {
        THOUSAND(1_000, "tuhatta|tuhat|tusen|thousand|thousands", "tuhansina|tuhansissa", "t|k"),
        MILLION(
                1_000_000,
                "milj.|milj|miljoonaa|miljoona|miljoner|mn|mio|million|millions",
                "miljoonina|miljoonissa",
                "m"),
        BILLION(1_000_000_000, "mrd.|mrd|miljardia|miljardi|miljarder|bn|billion|billions", "miljardeina", "bn");

        private final BigDecimal factor;
        private final String words;
        private final String ofColumns;
        private final String letters;

        Multiple(long factor, String words, String ofColumns, String letters) {
            this.factor = BigDecimal.valueOf(factor);
            this.words = words;
            this.ofColumns = ofColumns;
            this.letters = letters;
        }

        public BigDecimal factor() {
            return factor;
        }

        /** Words behind a number: {@code milj.}, {@code tusen}. */
        public List<String> words() {
            return List.of(words.split("\\|", -1));
        }

        /** Words for the multiple in a label, which tells it for all numbers below or beside it: {@code tuhansina euroina}. */
        public List<String> labelWords() {
            return List.of((words + "|" + ofColumns).split("\\|", -1));
        }

        /** Letters that stand before the mark of a currency, or behind digits: {@code t€}, {@code £5m}. */
        public List<String> letters() {
            return List.of(letters.split("\\|", -1));
        }
    }

    /** Words for euros; the letter {@code e} is one behind a number or a letter of a multiple. */
    public static final List<String> EUROS = List.of("€", "eur", "euro", "euroa", "euros", "euroina", "euroissa");

    /** Marks and words by code; each currency is known by its code too. */
    private static final Map<String, List<String>> MARKS = new TreeMap<>(Map.of(
            "gbp", List.of("£", "pounds sterling", "pounds", "pound"),
            "usd", List.of("us$", "$", "us dollars", "dollars", "dollar"),
            "sek", List.of("kronor", "kr"),
            "nok", List.of("kroner", "kr"),
            "dkk", List.of("kroner", "kr"),
            "chf", List.of("fr."),
            "jpy", List.of("¥", "yen"),
            "eur", EUROS));

    /** A text names a multiple of money, at the begin of a word: {@code tuhansina euroina}, {@code (milj. €)}, {@code tkr}. */
    public static final String NAMES_MULTIPLE =
            "(?<![\\p{L}\\d])(?:tuha(?:n(?:si|ne?n)|tta|t)|(?:i )?tusen|thousand|milj(?:\\.|oon|on|ard|(?!\\p{L}))|million"
                    + "|mrd|[tkm](?:€|eur|kr(?!\\p{L})))";

    private MoneyWords() {}

    /** Codes of the currencies whose marks are known. */
    public static Set<String> currencies() {
        return MARKS.keySet();
    }

    /** Marks and words of a currency, and its code. */
    public static List<String> marks(String currency) {
        return Stream.concat(MARKS.getOrDefault(currency, List.of()).stream(), Stream.of(currency))
                .distinct()
                .toList();
    }

    /** Marks that no other currency has. */
    public static List<String> ownMarks(String currency) {
        List<String> own = new ArrayList<>(marks(currency));
        MARKS.forEach((other, marks) -> {
            if (!other.equals(currency)) {
                own.removeAll(marks);
            }
        });
        return own;
    }

    /**
     * Finds marks of currencies. A mark stands by itself, or with a number or a multiple beside it; letters around it would
     * make another word, and so does the rest of {@code fr. o. m.}
     */
    public static Pattern finding(Collection<String> marks) {
        return Pattern.compile(marks.stream()
                .map(mark -> Character.isLetter(mark.charAt(0))
                        ? "(?<![\\p{L}])" + Pattern.quote(mark) + "(?=(?:m|mn|k|bn)?(?![\\p{L}]))(?! ?o\\.)"
                        : Pattern.quote(mark))
                .collect(Collectors.joining("|")));
    }

    /** Any of some words, the longest first, as an expression. */
    public static String anyOf(Collection<String> words) {
        return words.stream()
                .sorted(Comparator.comparing(String::length).reversed())
                .map(Pattern::quote)
                .collect(Collectors.joining("|", "(?:", ")"));
    }
}
