package fi.robohaku.export.text;

import fi.robohaku.contracts.Language;
import fi.robohaku.contracts.Texts;
import fi.robohaku.export.rows.MartRow;
import fi.robohaku.marts.MartColumn;
import java.math.BigDecimal;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Values of marts as people read them in one language: numbers by {@link ValueFormat}, words for codes. */
public final class MartText {
    /** A ratio in a list of projects, as in 2020-ARA-1: 0.432; 2020-KAVI-1: 0.300. */
    private static final Pattern LISTED_RATIO = Pattern.compile("(?<=: )\\d+\\.\\d+(?=;|$)");

    /** What stands between the codes of a list. */
    private static final String LIST = "; ";

    private final Vocabulary vocabulary;
    private final Messages messages;

    MartText(Vocabulary vocabulary, Language language) {
        this.vocabulary = vocabulary;
        this.messages = vocabulary.messages().in(language);
    }

    public Language language() {
        return messages.language();
    }

    public Messages messages() {
        return messages;
    }

    public ValueFormat values() {
        return messages.values();
    }

    /** A value in a table: euros in full, codes in words; empty where there is none. */
    public Optional<String> cell(MartRow row, MartColumn column) {
        return value(row, column, number -> values().withUnit(quantity(row, column), number));
    }

    /** The same below a heading that names the unit: euros without their sign. */
    public Optional<String> cellBelowUnit(MartRow row, MartColumn column) {
        return column.label().in(language()).contains("€")
                ? value(row, column, number -> values().number(quantity(row, column), number))
                : cell(row, column);
    }

    /** Language of a text as it was told, where that is another than this one; else empty. A code that has a word is in this one. */
    public String languageOf(MartRow row, MartColumn column) {
        boolean isAsTold = column.language() != null
                && cell(row, column).filter(row.text(column.name())::equals).isPresent();
        String told = isAsTold ? row.text(column.language()) : "";
        return told.equals(language().code()) ? "" : told;
    }

    /** A value in a sentence: large sums in millions; empty where there is none. */
    public Optional<String> phrase(MartRow row, MartColumn column) {
        Quantity quantity = quantity(row, column);
        return value(
                row,
                column,
                number -> quantity == Quantity.EUROS ? values().sum(number) : values().withUnit(quantity, number));
    }

    /** A ratio or share in per cent; empty where there is none. */
    public Optional<String> percent(MartRow row, MartColumn column) {
        return value(row, column, values()::percent);
    }

    /** A sum in millions without its unit; empty where there is none. */
    public Optional<String> millions(MartRow row, MartColumn column) {
        return value(row, column, values()::millions);
    }

    /** The same with two decimals, also where they are zeros. */
    public Optional<String> centsOfMillions(MartRow row, MartColumn column) {
        return value(row, column, values()::centsOfMillions);
    }

    private Optional<String> value(MartRow row, MartColumn column, Function<BigDecimal, String> number) {
        if (row.isEmpty(column.name())) {
            return Optional.empty();
        }
        Object value = row.values().get(column.name());
        if (column.unit() != null) {
            String written = number.apply(new BigDecimal(value.toString()));
            return Optional.of(vocabulary
                    .codes()
                    .precisionOf(row, column.name())
                    .map(precision -> values().worded(precision, written))
                    .orElse(written));
        }
        return Optional.of(value instanceof String code ? listed(word(column, code)) : values().literal(value));
    }

    private String listed(String words) {
        return LISTED_RATIO
                .matcher(words)
                .replaceAll(ratio -> values().number(Quantity.RATIO, new BigDecimal(ratio.group())));
    }

    /** The code of how exactly a figure of a row is known; empty where the row does not tell. */
    public Optional<String> precisionOf(MartRow row, String column) {
        return vocabulary.codes().precisionOf(row, column);
    }

    /** How exactly a sum is known whose loosest part is known so. */
    public static String precisionOfSum(String precision) {
        return Codes.summed(precision, true);
    }

    private static Quantity quantity(MartRow row, MartColumn column) {
        return "as_unit_column".equals(column.unit())
                ? Quantity.of(row.text("unit"), column.name())
                : Quantity.of(column);
    }

    /**
     * A value of a data file or sheet: yes or no, and words for codes; a number, a day and a text as it was told stay what
     * they are, and nothing stays nothing.
     */
    public Object inWords(MartColumn column, Object value) {
        if (value instanceof Boolean is) {
            return values().truth(is);
        }
        return value instanceof String code && column.language() == null ? word(column, code) : value;
    }

    /** What a code of a column, or each of a list of codes, is called; the code itself where nothing says what it means. */
    public String word(MartColumn column, String code) {
        String word = wordOf(column, code);
        return word.equals(code) && code.contains(LIST)
                ? Stream.of(code.split(LIST, -1))
                        .map(part -> wordOf(column, part))
                        .collect(Collectors.joining(LIST))
                : word;
    }

    private String wordOf(MartColumn column, String code) {
        Terms terms = vocabulary.terms();
        return vocabulary
                .codes()
                .word(column.name(), code)
                .or(() -> Optional.ofNullable(terms.of(column).get(code)))
                .or(() -> vocabulary
                        .codes()
                        .taxonomyOf(column.name())
                        .map(terms::of)
                        .map(labels -> labels.get(code)))
                .orElseGet(() -> terms.label(column, code))
                .in(language());
    }

    /** Whether a column holds codes that stand for words. */
    public boolean isCoded(MartColumn column) {
        return !vocabulary.terms().of(column).isEmpty()
                || vocabulary.codes().taxonomyOf(column.name()).isPresent();
    }

    /** What a code of a taxonomy is called; the code itself where the taxonomy does not have it. */
    public String term(String taxonomy, String code) {
        return vocabulary
                .terms()
                .of(taxonomy)
                .getOrDefault(code, new Texts(code, code, code))
                .in(language());
    }

    /** Why there is no value, as it stands within a sentence. */
    public String reason(String status) {
        return explained("reason", "statuses", status);
    }

    /** How exactly a figure is known. */
    public String precision(String precision) {
        return explained("precision", "precisions", precision);
    }

    /** Where a figure comes from. */
    public String provenance(String provenance) {
        return explained("provenance", "provenances", provenance);
    }

    /** What a message says of a code; where none does, what its taxonomy calls it. */
    private String explained(String group, String taxonomy, String code) {
        return messages.catalogue()
                .find(group + "." + code)
                .map(texts -> texts.in(language()))
                .orElseGet(() -> uncapitalised(term(taxonomy, code)));
    }

    /** A clause as it stands at the beginning of a sentence. */
    public static String capitalised(String clause) {
        return clause.substring(0, 1).toUpperCase(Locale.ROOT) + clause.substring(1);
    }

    /** A word as it stands within a sentence; one with capitals inside, an abbreviation, stays. */
    public static String uncapitalised(String word) {
        boolean isPlain = word.length() > 1 && Character.isLowerCase(word.charAt(1));
        return isPlain ? word.substring(0, 1).toLowerCase(Locale.ROOT) + word.substring(1) : word;
    }
}
