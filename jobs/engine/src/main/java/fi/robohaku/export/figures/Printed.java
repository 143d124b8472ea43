package fi.robohaku.export.figures;

import fi.robohaku.contracts.Language;
import fi.robohaku.contracts.Texts;
import fi.robohaku.export.Terms;
import fi.robohaku.marts.MartColumn;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.text.DecimalFormat;
import java.text.NumberFormat;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
import java.util.Map;
import java.util.Optional;

/** Values of marts as people read them in one language: words for codes, spaces that do not break within a number. */
public final class Printed {
    private static final BigDecimal MILLION = new BigDecimal(1_000_000);
    private static final char NO_BREAK = '\u00a0';
    private static final Texts MILLION_EUROS =
            new Texts("%s\u00a0milj.\u00a0€", "%s\u00a0mn\u00a0€", "€%s\u00a0million");
    private static final Texts EUROS = new Texts("%s\u00a0€", "%s\u00a0€", "€%s");
    private static final Texts YES = new Texts("kyllä", "ja", "yes");
    private static final Texts NO = new Texts("ei", "nej", "no");

    private final Language language;
    private final Terms terms;
    private final Codes codes;

    public Printed(Language language, Terms terms, Codes codes) {
        this.language = language;
        this.terms = terms;
        this.codes = codes;
    }

    public Language language() {
        return language;
    }

    /** A value in a table: all its digits, or the word for its code; empty where there is none. */
    public Optional<String> inTable(MartRow row, MartColumn column) {
        return value(row, column, false);
    }

    /** A value in a sentence: large sums in millions; empty where there is none. */
    public Optional<String> inSentence(MartRow row, MartColumn column) {
        return value(row, column, true);
    }

    /** A sum in millions without its unit, with the word for how exact it is; empty where there is none. */
    public Optional<String> inMillions(MartRow row, MartColumn column) {
        return row.decimal(column.name()).map(sum -> worded(row, column, millions(sum)));
    }

    private String worded(MartRow row, MartColumn column, String number) {
        return wording(row, column.name()).map(word -> word + NO_BREAK + number).orElse(number);
    }

    private Optional<String> value(MartRow row, MartColumn column, boolean isShort) {
        if (row.isEmpty(column.name())) {
            return Optional.empty();
        }
        Object value = row.values().get(column.name());
        if (value instanceof Boolean truth) {
            return Optional.of((truth ? YES : NO).in(language));
        }
        if (column.type().equalsIgnoreCase("DATE")) {
            return Optional.of(date(LocalDate.parse(value.toString())));
        }
        if (column.unit() != null) {
            String unit = column.unit().equals("as_unit_column") ? row.text("unit") : column.unit();
            return Optional.of(worded(row, column, number(new BigDecimal(value.toString()), unit, isShort)));
        }
        return Optional.of(word(column, value.toString()));
    }

    /** A day, as written in the language. */
    public String date(LocalDate day) {
        return DateTimeFormatter.ofLocalizedDate(FormatStyle.MEDIUM)
                .withLocale(language.locale())
                .format(day);
    }

    /** How the source words a figure, where it is not exact: about, over, under. */
    private Optional<String> wording(MartRow row, String column) {
        return codes.wording(row, column).map(word -> word.in(language));
    }

    private String number(BigDecimal number, String unit, boolean isShort) {
        return switch (unit) {
            case "eur" -> isShort ? sum(number) : euros(number);
            case "ratio" -> decimals(number, isShort ? 2 : 3);
            case "share" -> percent(number);
            case "year" -> number.toBigInteger().toString();
            default -> plain(number);
        };
    }

    /** Euros: millions from one million up, whole euros below. */
    public String sum(BigDecimal euros) {
        return euros.abs().compareTo(MILLION) < 0
                ? euros(euros)
                : String.format(MILLION_EUROS.in(language), millions(euros));
    }

    /** Millions, at most two decimals, without the unit. */
    public String millions(BigDecimal euros) {
        NumberFormat format = format();
        format.setMaximumFractionDigits(2);
        return format.format(euros.movePointLeft(6));
    }

    /** Whole euros. */
    public String euros(BigDecimal euros) {
        NumberFormat format = format();
        format.setMaximumFractionDigits(0);
        return String.format(EUROS.in(language), format.format(euros));
    }

    /** A number with a fixed count of decimals. */
    public String decimals(BigDecimal number, int digits) {
        NumberFormat format = format();
        format.setMinimumFractionDigits(digits);
        format.setMaximumFractionDigits(digits);
        return format.format(number);
    }

    private String percent(BigDecimal share) {
        NumberFormat format = NumberFormat.getPercentInstance(language.locale());
        format.setRoundingMode(RoundingMode.HALF_UP);
        return format.format(share);
    }

    private String plain(BigDecimal number) {
        NumberFormat format = format();
        format.setMaximumFractionDigits(3);
        return format.format(number);
    }

    /** For axes and labels: explicit locale, half up, and a space that does not break. */
    public DecimalFormat format() {
        DecimalFormat format = (DecimalFormat) NumberFormat.getNumberInstance(language.locale());
        format.setRoundingMode(RoundingMode.HALF_UP);
        return format;
    }

    /** The word for a code of a column; the code itself where nothing says what it means. */
    public String word(MartColumn column, String code) {
        return codes.word(column.name(), code)
                .or(() -> Optional.ofNullable(terms.of(column).get(code)))
                .or(() -> codes.taxonomyOf(column.name()).map(terms::of).map(labels -> labels.get(code)))
                .orElseGet(() -> terms.label(column, code))
                .in(language);
    }

    /** Whether a column holds codes that stand for words. */
    public boolean isCoded(MartColumn column) {
        return !terms.of(column).isEmpty() || codes.taxonomyOf(column.name()).isPresent();
    }

    /** Why there is no value. */
    public String status(String status) {
        return terms.of("statuses")
                .getOrDefault(status, new Texts(status, status, status))
                .in(language);
    }

    /** A text with named values in braces. */
    public String said(Texts texts, Map<String, String> values) {
        String said = texts.in(language);
        for (Map.Entry<String, String> value : values.entrySet()) {
            said = said.replace("{" + value.getKey() + "}", value.getValue());
        }
        return said;
    }
}
