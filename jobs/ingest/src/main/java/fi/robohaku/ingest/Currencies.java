package fi.robohaku.ingest;

import fi.robohaku.contracts.DocumentTemplate;
import fi.robohaku.contracts.Field;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * The currency of a contract, as people write it beside amounts: {@code £1.2m}, {@code USD 3,400}, {@code 5 mn kr}.
 *
 * <p>Its own marks are taken away before a number is read; euros are left to {@link TypedUnit}. An amount with the mark of
 * another currency is not converted and not taken for the contract's own.
 */
final class Currencies {
    /** Marks and words by code; each currency is known by its code too. */
    private static final Map<String, List<String>> MARKS = new TreeMap<>(Map.of(
            "gbp", List.of("£", "pounds sterling", "pounds", "pound"),
            "usd", List.of("us$", "$", "us dollars", "dollars", "dollar"),
            "sek", List.of("kronor", "kr"),
            "nok", List.of("kroner", "kr"),
            "dkk", List.of("kroner", "kr"),
            "chf", List.of("fr."),
            "jpy", List.of("¥", "yen"),
            "eur", List.of("€", "euros", "euro", "euroa")));

    private static final Pattern BILLIONS = multiple("bn|billion|billions|mrd");
    private static final Pattern MILLIONS = multiple("mn|m|million|millions|mio");
    private static final Pattern THOUSANDS = multiple("k|thousand|thousands");

    private final String code;
    private final boolean isEuro;
    private final Pattern own;
    private final Pattern others;

    /** @param code the currency of a contract, lower case */
    Currencies(String code) {
        this.code = code;
        this.isEuro = code.equals(DocumentTemplate.EURO);
        List<String> ownMarks = marks(code);
        this.own = mark(ownMarks);
        List<String> foreign = new ArrayList<>();
        MARKS.keySet().stream()
                .filter(other -> !other.equals(code))
                .forEach(other -> marks(other).stream()
                        .filter(mark -> !ownMarks.contains(mark))
                        .forEach(foreign::add));
        this.others = mark(foreign);
    }

    /** The code as people know it. */
    String code() {
        return code.toUpperCase(Locale.ROOT);
    }

    /** The text of an amount without the marks of the contract's currency, and its multiples as {@link TypedUnit} has them. */
    String withoutOwn(Field field, String text) {
        if (isEuro || !isMoney(field)) {
            return text;
        }
        String bare = own.matcher(text.toLowerCase(Locale.ROOT)).replaceAll("");
        bare = BILLIONS.matcher(bare).replaceAll(" billion");
        bare = MILLIONS.matcher(bare).replaceAll(" million");
        return THOUSANDS.matcher(bare).replaceAll(" thousand").strip();
    }

    /** Whether an amount is in another currency than the contract's. */
    boolean isOther(Field field, String text, Optional<TypedUnit> unit) {
        if (!isMoney(field)) {
            return false;
        }
        boolean isMarked = others.matcher(text.toLowerCase(Locale.ROOT)).find();
        boolean isEuros =
                unit.filter(typed -> typed.measure() == TypedUnit.Measure.EUROS).isPresent();
        return isEuro ? isMarked && unit.isEmpty() : isMarked || isEuros;
    }

    private static boolean isMoney(Field field) {
        return switch (field.type()) {
            case MONEY -> true;
            case NUMBER, INTEGER, RANGE -> field.unit() != null && isOfMoney(field.unit());
            case SHARE, TEXT, YEAR, DATE, BOOLEAN, TERM -> false;
        };
    }

    private static boolean isOfMoney(Field.Unit unit) {
        return switch (unit) {
            case EUR, KEUR, MEUR, ONE, THOUSAND, MILLION -> true;
            case PERSON_YEARS, MONTHS, YEARS, POINTS, PERCENT, COUNT -> false;
        };
    }

    private static List<String> marks(String code) {
        List<String> marks = new ArrayList<>(MARKS.getOrDefault(code, List.of()));
        marks.add(code);
        return marks;
    }

    /**
     * A mark stands by itself, or with a number or a multiple beside it; letters around it would make another word, and so
     * does the rest of {@code fr. o. m.}
     */
    private static Pattern mark(List<String> marks) {
        return Pattern.compile(marks.stream()
                .map(mark -> Character.isLetter(mark.charAt(0))
                        ? "(?<![\\p{L}])" + Pattern.quote(mark) + "(?=(?:m|mn|k|bn)?(?![\\p{L}]))(?! ?o\\.)"
                        : Pattern.quote(mark))
                .collect(Collectors.joining("|")));
    }

    private static Pattern multiple(String words) {
        return Pattern.compile("(?<![\\p{L}])\\s*(?:" + words + ")\\.?(?![\\p{L}])");
    }
}
