package fi.robohaku.export.text;

import fi.robohaku.marts.MartColumn;
import java.util.Arrays;
import java.util.Currency;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * What a number measures. This alone decides how many decimals people read, in sentences, tables, charts, workbook and
 * statistical files alike.
 */
public enum Quantity {
    /** Whole euros; the cents stay in the data. */
    EUROS("eur", 0, false),
    EUROS_PER_INVOICE("eur_per_invoice", 2, true),
    /** Whole units of another currency, which the heading or the sentence names. */
    MONEY("", 0, false),
    /** A quotient, worded as a number; the same in per cent has {@link #percentDecimals()} decimals. */
    RATIO("ratio", 3, true),
    /** A part of a whole, stored as a fraction and worded in per cent. */
    SHARE("share", 3, false),
    /** The p of a test: a share by its unit, worded as a number. */
    PROBABILITY("", 3, true),
    /** Stored in per cent, with the sign in the heading. */
    PERCENT("percent", 1, false),
    COUNT("count", 0, false),
    ORDINAL("ordinal", 0, false),
    /** A calendar year, never grouped. */
    YEAR("year", 0, false),
    YEARS("years", 2, false),
    MONTHS("months", 1, false),
    POINTS("points", 2, false),
    PERSON_YEARS("person_years", 1, false),
    MINUTES("minutes", 0, false),
    /** A number of which nothing more is known. */
    NUMBER("", 3, false);

    private static final Set<String> CURRENCIES = Currency.getAvailableCurrencies().stream()
            .map(currency -> currency.getCurrencyCode().toLowerCase(Locale.ROOT))
            .collect(Collectors.toUnmodifiableSet());
    private static final Pattern PROBABILITY_NAME = Pattern.compile("(?:.*_)?p(?:_.*)?");

    private final String unit;
    private final int decimals;
    private final boolean isFixed;

    Quantity(String unit, int decimals, boolean isFixed) {
        this.unit = unit;
        this.decimals = decimals;
        this.isFixed = isFixed;
    }

    /** What a column of a mart measures, from its unit and name. */
    public static Quantity of(MartColumn column) {
        return of(column.unit() == null ? "" : column.unit(), column.name());
    }

    /**
     * What a column measures.
     *
     * @param unit code of the unit, see {@code schemas/taxonomies/units.yml}; empty or unknown for a plain number
     */
    public static Quantity of(String unit, String column) {
        Quantity known = Arrays.stream(values())
                .filter(quantity -> !unit.isEmpty() && quantity.unit.equals(unit))
                .findFirst()
                .orElse(CURRENCIES.contains(unit) ? MONEY : NUMBER);
        return known == SHARE && PROBABILITY_NAME.matcher(column).matches() ? PROBABILITY : known;
    }

    /** What a column measures that no mart describes, from the way columns are named. */
    public static Quantity named(String column) {
        if (column.endsWith("_eur")) {
            return EUROS;
        }
        if (column.equals("year") || column.endsWith("_year")) {
            return YEAR;
        }
        if (column.startsWith("n_")) {
            return COUNT;
        }
        if (column.endsWith("_ratio")) {
            return RATIO;
        }
        return column.endsWith("_share") ? SHARE : NUMBER;
    }

    /** Decimals of the number as it is stored. */
    public int decimals() {
        return decimals;
    }

    /** Decimals of the same number in per cent. */
    public int percentDecimals() {
        return Math.max(0, decimals - 2);
    }

    /** Whether zeros at the end are written, as in a ratio of 0.590. */
    public boolean isFixed() {
        return isFixed;
    }
}
