package fi.robohaku.drafts;

import fi.robohaku.contracts.Field;
import fi.robohaku.contracts.MoneyWords;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * What a column says of money.
 *
 * @param isMoney whether it holds amounts
 * @param currency code of the currency whose signs stand there; empty for none
 * @param unit what a bare number means
 */
record Money(boolean isMoney, String currency, Field.Unit unit) {
    /** Where a heading names several, the first of them counts. */
    private static final List<String> ORDER = List.of("gbp", "usd", "eur", "sek", "nok", "dkk", "chf", "jpy");

    private static final Map<String, Pattern> SIGNS = signs();
    private static final Pattern WORDS = Pattern.compile(
            "(?i).*(?:cost|budget|spend|benefit|amount|funding|baseline|forecast|price|expenditure|obligation|grant"
                    + "|kustannu|hinta|rahoitu|määräraha|hyöty|kostnad|belopp|anslag|nytta).*");
    private static final Pattern NO_MONEY = Pattern.compile(
            "(?i).*(?:%|percent|variance \\(|days|months|years|fte|count|number of|date|rating|status|narrative|prosent).*");
    private static final Pattern MILLIONS = multiple(MoneyWords.Multiple.MILLION, "");
    private static final Pattern THOUSANDS = multiple(MoneyWords.Multiple.THOUSAND, "|1 ?000|'000|,000");

    private static Map<String, Pattern> signs() {
        Map<String, Pattern> signs = new LinkedHashMap<>();
        ORDER.forEach(currency -> signs.put(currency, MoneyWords.finding(MoneyWords.ownMarks(currency))));
        return signs;
    }

    /** {@code £m}, {@code (k)}, {@code miljoonaa}, {@code musd}. */
    private static Pattern multiple(MoneyWords.Multiple multiple, String others) {
        String letters = MoneyWords.anyOf(multiple.letters());
        List<String> behind = new ArrayList<>(MoneyWords.currencies());
        behind.add("€");
        return Pattern.compile("(?i).*(?:[£$€]\\s?(?:" + letters + "|mn)\\b|\\((?:" + letters + "|mn)\\)|\\b"
                + MoneyWords.anyOf(multiple.labelWords()) + "(?!\\p{L})|\\b" + letters + MoneyWords.anyOf(behind)
                + others
                + ").*");
    }

    /** What a heading and the values below it say. */
    static Money of(String heading, List<String> values) {
        String currency = SIGNS.entrySet().stream()
                .filter(sign -> sign.getValue()
                                .matcher(heading.toLowerCase(Locale.ROOT))
                                .find()
                        || values.stream().anyMatch(value -> isAmountIn(sign.getValue(), value)))
                .map(Map.Entry::getKey)
                .findFirst()
                .orElse("");
        boolean isWorded =
                WORDS.matcher(heading).matches() && !NO_MONEY.matcher(heading).matches();
        Field.Unit unit = MILLIONS.matcher(heading).matches()
                ? Field.Unit.MILLION
                : THOUSANDS.matcher(heading).matches() ? Field.Unit.THOUSAND : Field.Unit.ONE;
        return new Money(!currency.isEmpty() || isWorded, currency, unit);
    }

    private static boolean isAmountIn(Pattern sign, String value) {
        return sign.matcher(value.toLowerCase(Locale.ROOT)).find() && ColumnProfile.isNumber(value);
    }

    /** Whether nothing but a word of the heading says that it is money. */
    boolean isGuessed() {
        return isMoney && currency.isEmpty();
    }

    static String withoutMarks(String text) {
        String bare = text;
        for (Pattern sign : SIGNS.values()) {
            bare = sign.matcher(bare).replaceAll("");
        }
        return bare;
    }
}
