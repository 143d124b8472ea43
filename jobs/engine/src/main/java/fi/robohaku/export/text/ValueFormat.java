package fi.robohaku.export.text;

import fi.robohaku.contracts.Language;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.text.NumberFormat;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/**
 * The one formatter of what people read: words euros, millions, ratios, per cents, counts, years, dates and bounds in one
 * language, rounded half up, with spaces that do not break within a value. {@link Quantity} decides the decimals.
 */
public final class ValueFormat {
    private static final BigDecimal MILLION = new BigDecimal(1_000_000);
    private static final int MILLION_DECIMALS = 2;
    private static final int SHARED_COUNT_DECIMALS = 2;
    private static final int LEAST_AXIS_DECIMALS = 2;
    private static final DateTimeFormatter NORDIC_DATE = DateTimeFormatter.ofPattern("d.M.uuuu", Locale.ROOT);
    private static final DateTimeFormatter NORDIC_TIME = DateTimeFormatter.ofPattern("H.mm", Locale.ROOT);
    private static final DateTimeFormatter ISO_TIME = DateTimeFormatter.ofPattern("HH:mm", Locale.ROOT);

    private static final String SHEET_DATE = "yyyy\\-mm\\-dd";
    private static final String NORDIC_SHEET_DATE = "d\\.m\\.yyyy";

    private final MessageCatalogue catalogue;
    private final Language language;
    private final Digits digits;

    ValueFormat(MessageCatalogue catalogue, Language language) {
        this.catalogue = catalogue;
        this.language = language;
        this.digits = new Digits(language);
    }

    /** A number by itself, as in a column whose heading names the unit; a share has its sign of per cent. */
    public String number(Quantity quantity, BigDecimal number) {
        return switch (quantity) {
            case SHARE -> percent(number);
            // A moment within a year, as 2021.75, is in that year.
            case YEAR, ORDINAL -> digits.writeUngrouped(number.setScale(0, RoundingMode.DOWN));
            case COUNT -> digits.write(number, 0, isWhole(number) ? 0 : SHARED_COUNT_DECIMALS);
            case PROBABILITY -> probability(number);
            case EUROS,
                    EUROS_PER_INVOICE,
                    MONEY,
                    RATIO,
                    PERCENT,
                    YEARS,
                    MONTHS,
                    POINTS,
                    PERSON_YEARS,
                    MINUTES,
                    NUMBER -> write(quantity, number);
        };
    }

    /** A number with all its digits, as a query gives it; only a year is not grouped. */
    public String exact(Quantity quantity, BigDecimal number) {
        boolean isPlain = (quantity == Quantity.YEAR || quantity == Quantity.ORDINAL) && isWhole(number);
        int decimals = Math.max(0, number.scale());
        return isPlain ? digits.writeUngrouped(number) : digits.write(number, decimals, decimals);
    }

    private String write(Quantity quantity, BigDecimal number) {
        return digits.write(number, quantity.isFixed() ? quantity.decimals() : 0, quantity.decimals());
    }

    /** The p of a test is never written as zero, which it cannot be. */
    private String probability(BigDecimal p) {
        BigDecimal least = BigDecimal.ONE.movePointLeft(Quantity.PROBABILITY.decimals());
        boolean isBelow = p.signum() > 0 && p.compareTo(least) < 0;
        return isBelow ? pattern("value.less", write(Quantity.PROBABILITY, least)) : write(Quantity.PROBABILITY, p);
    }

    /** A number with its unit, as in a sentence: euros have their sign. */
    public String withUnit(Quantity quantity, BigDecimal number) {
        return quantity == Quantity.EUROS || quantity == Quantity.EUROS_PER_INVOICE
                ? signed("value.euros", number, number(quantity, number.abs()))
                : number(quantity, number);
    }

    /** A ratio or share in per cent. */
    public String percent(BigDecimal part) {
        String number = digits.write(part.movePointRight(2), 0, Quantity.RATIO.percentDecimals());
        return pattern("value.percent", number);
    }

    /** The same with its sign, as a change. */
    public String percentChange(BigDecimal part) {
        return (part.signum() > 0 ? "+" : "") + percent(part);
    }

    /** Euros in short: millions from one million up, whole euros below. */
    public String sum(BigDecimal euros) {
        return euros.abs().compareTo(MILLION) < 0
                ? withUnit(Quantity.EUROS, euros)
                : signed("value.million_euros", euros, millions(euros.abs()));
    }

    /** Millions of euros without the unit, with at most two decimals. */
    public String millions(BigDecimal euros) {
        return digits.write(euros.movePointLeft(6), 0, MILLION_DECIMALS);
    }

    /** The same with two decimals, also where they are zeros. */
    public String centsOfMillions(BigDecimal euros) {
        return digits.write(euros.movePointLeft(6), MILLION_DECIMALS, MILLION_DECIMALS);
    }

    /** A sign stands before a sign of currency, not after it. */
    private String signed(String key, BigDecimal number, String absolute) {
        boolean isNegative = number.signum() < 0 && absolute.chars().anyMatch(c -> c >= '1' && c <= '9');
        return (isNegative ? String.valueOf(digits.minus()) : "") + pattern(key, absolute);
    }

    private static boolean isWhole(BigDecimal number) {
        return number.stripTrailingZeros().scale() <= 0;
    }

    /** A day: 27.11.2026, in English 2026-11-27. */
    public String date(LocalDate day) {
        return language == Language.EN ? day.toString() : NORDIC_DATE.format(day);
    }

    /** A moment in universal time, to the minute: 27.11.2026 9.05, in English 2026-11-27 09:05. */
    public String moment(Instant instant) {
        LocalDateTime moment = LocalDateTime.ofInstant(instant, ZoneOffset.UTC);
        DateTimeFormatter time = language == Language.EN ? ISO_TIME : NORDIC_TIME;
        return date(moment.toLocalDate()) + " " + time.format(moment);
    }

    /** The same as a format of spreadsheets. */
    public String spreadsheetDate() {
        return language == Language.EN ? SHEET_DATE : NORDIC_SHEET_DATE;
    }

    /** Yes or no. */
    public String truth(boolean is) {
        return say(is ? "value.yes" : "value.no");
    }

    /** What stands where there is no value: never a zero. */
    public String none() {
        return say("value.none");
    }

    /** From one worded value to another. */
    public String bounds(String low, String high) {
        return TextTemplate.parse(say("value.bounds"))
                .fill(name -> null, part -> part.name().equals("low") ? low : high);
    }

    /** A worded figure with the word for how exact its source is; an exact one stands alone. */
    public String worded(String precision, String value) {
        return catalogue
                .find("wording." + precision)
                .map(texts -> fill(texts.in(language), value))
                .orElse(value);
    }

    /** A value of any type, numbers with their unit; {@link #none()} where there is none. */
    public String value(Quantity quantity, Object value) {
        return value instanceof Number number ? withUnit(quantity, new BigDecimal(number.toString())) : literal(value);
    }

    /** A value that is no number: a day, yes or no, text as it is. */
    public String literal(Object value) {
        if (value == null) {
            return none();
        }
        if (value instanceof Boolean is) {
            return truth(is);
        }
        if (value instanceof java.sql.Date day) {
            return date(day.toLocalDate());
        }
        return value instanceof LocalDate day ? date(day) : value.toString();
    }

    /** For axes: the same number in short, without zeros at its end, and with the decimals that a tick between needs. */
    public NumberFormat axis(Quantity quantity) {
        return new AxisFormat(number -> quantity == Quantity.SHARE
                ? percent(number)
                : digits.write(number, 0, Math.max(quantity.decimals(), LEAST_AXIS_DECIMALS)));
    }

    /** For an axis of years; after the last one there is room for words, and no year. */
    public NumberFormat yearAxis(int last) {
        BigDecimal end = BigDecimal.valueOf(last);
        return new AxisFormat(year -> year.compareTo(end) > 0 ? "" : number(Quantity.YEAR, year));
    }

    private String pattern(String key, String value) {
        return fill(say(key), value);
    }

    private static String fill(String pattern, String value) {
        return TextTemplate.parse(pattern).fill(name -> null, part -> value);
    }

    private String say(String key) {
        return catalogue.texts(key).in(language);
    }
}
