package fi.robohaku.ingest;

import fi.robohaku.contracts.DocumentTemplate;
import fi.robohaku.contracts.Field;
import fi.robohaku.contracts.MoneyWords;
import fi.robohaku.contracts.MoneyWords.Multiple;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * The currency of a contract, as people write it beside amounts: {@code £1.2m}, {@code USD 3,400}, {@code 5 mn kr}.
 *
 * <p>Its own marks are taken away before a number is read; euros are left to {@link TypedUnit}. An amount with the mark of
 * another currency is not converted and not taken for the contract's own.
 */
final class Currencies {
    private static final Pattern BILLIONS = multiple(Multiple.BILLION);
    private static final Pattern MILLIONS = multiple(Multiple.MILLION);
    private static final Pattern THOUSANDS = multiple(Multiple.THOUSAND);

    private final String code;
    private final boolean isEuro;
    private final Pattern own;
    private final Pattern others;

    /** @param code the currency of a contract, lower case */
    Currencies(String code) {
        this.code = code;
        this.isEuro = code.equals(DocumentTemplate.EURO);
        List<String> ownMarks = MoneyWords.marks(code);
        this.own = MoneyWords.finding(ownMarks);
        List<String> foreign = new ArrayList<>();
        MoneyWords.currencies().stream()
                .filter(other -> !other.equals(code))
                .forEach(other -> MoneyWords.marks(other).stream()
                        .filter(mark -> !ownMarks.contains(mark))
                        .forEach(foreign::add));
        this.others = MoneyWords.finding(foreign);
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

    private static Pattern multiple(Multiple multiple) {
        List<String> words = new ArrayList<>(multiple.words());
        words.addAll(multiple.letters());
        return Pattern.compile("(?<![\\p{L}])\\s*" + MoneyWords.anyOf(words) + "\\.?(?![\\p{L}])");
    }
}
