package fi.robohaku.ingest;

import fi.robohaku.contracts.DocumentTemplate;
import fi.robohaku.contracts.Field;
import fi.robohaku.contracts.Labels;
import fi.robohaku.contracts.Language;
import fi.robohaku.contracts.Precision;
import fi.robohaku.contracts.Schemas;
import fi.robohaku.contracts.Texts;
import java.math.BigDecimal;
import java.text.Normalizer;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.poi.ss.usermodel.DateUtil;

/** Parses cells as values of the fields of one template. */
final class ValueParser {
    static final int LONGEST_TEXT = 10_000;
    private static final int LONGEST_YEAR = 100;
    private static final int EARLIEST = 1990;
    private static final int LATEST = 2100;
    private static final Pattern YEAR = Pattern.compile("(?<!\\d)(?:19|20|21)\\d{2}(?!\\d)");
    private static final Pattern TWO_AMOUNTS =
            Pattern.compile("(?<!\\d)\\d{1,3}(?:[\\s\\p{Z}]+\\d{3})+[\\s\\p{Z}]+[1-9]\\d{2}[\\s\\p{Z}]+\\d{3}(?!\\d)");
    private static final Texts YES_OR_NO = new Texts("kyllä, ei", "ja, nej", "yes, no");
    private static final BigDecimal PERCENT = new BigDecimal("0.01");
    /** Beyond what DECIMAL(18,2) holds. */
    private static final BigDecimal TOO_LARGE = BigDecimal.TEN.pow(15);

    private final Schemas schemas;
    private final LabelIndex labelIndex;
    private final Language language;
    private final NoneWords noneWords;
    private final Currencies currencies;
    private final String decimal;

    /**
     * @param language of the document, in which a rule says what it expects
     * @param decimal decimal sign of the numbers in its texts; empty where none is known
     */
    ValueParser(Schemas schemas, LabelIndex labelIndex, DocumentTemplate template, Language language, String decimal) {
        this.schemas = schemas;
        this.labelIndex = labelIndex;
        this.language = language;
        this.decimal = decimal;
        this.noneWords = labelIndex.noneWords(template);
        this.currencies = new Currencies(template.currency());
    }

    /** Parses a cell as the value of a field. */
    ParsedValue parse(Field field, RawCell cell) {
        return parse(field, cell, Optional.empty());
    }

    /**
     * Parses a cell as the value of a field.
     *
     * @param factor of a bare number, where the document names another unit than the template
     */
    ParsedValue parse(Field field, RawCell cell, Optional<BigDecimal> factor) {
        switch (cell.kind()) {
            case EMPTY -> {
                return ParsedValue.absent("not_reported");
            }
            case ERROR -> {
                return ParsedValue.invalid("formula_error", "");
            }
            case UNCALCULATED -> {
                return ParsedValue.invalid("formula_without_value", "");
            }
            case TEXT, NUMBER, DATE, BOOLEAN -> {
                Optional<String> status = noneWords.status(cell);
                boolean isWord = field.type() == Field.Type.BOOLEAN && isYesOrNo(cell);
                RawCell typed = field.type() == Field.Type.TEXT && field.pattern() == null ? cell : cell.withoutMarks();
                return status.isPresent() && !isWord
                        ? ParsedValue.absent(status.get())
                        : parseTyped(field, typed, factor);
            }
        }
        throw new IllegalStateException(cell.kind().name());
    }

    /** Whether a text is one that stands where a value does not. */
    boolean isNone(String text) {
        return noneWords.status(Labels.key(text), text).isPresent();
    }

    /** A number in the place of a text, a term, a year, a date or a yes or no is what is stored, whatever is shown beside it. */
    private static RawCell stored(RawCell cell) {
        return ShownAmount.isOther(cell) && cell.date().isEmpty()
                ? RawCell.number(cell.ref(), cell.number().orElseThrow())
                : cell;
    }

    private ParsedValue parseTyped(Field field, RawCell shown, Optional<BigDecimal> factor) {
        RawCell cell = field.type().isNumeric() ? shown : stored(shown);
        ParsedValue parsed = switch (field.type()) {
            case TEXT -> field.pattern() == null ? parseText(cell) : parseIdentifier(field, cell);
            case MONEY, NUMBER, INTEGER, RANGE, SHARE -> parseNumber(field, cell, factor);
            case YEAR -> parseYear(cell);
            case DATE -> parseDate(cell);
            case BOOLEAN -> parseBoolean(cell);
            case TERM -> parseTerm(field, cell);
        };
        return parsed.isReported() ? checkBounds(field, parsed) : parsed;
    }

    private static ParsedValue parseText(RawCell cell) {
        return cell.text().length() > LONGEST_TEXT
                ? ParsedValue.invalid("text_too_long", Integer.toString(LONGEST_TEXT))
                : ParsedValue.text(Normalizer.normalize(cell.text().strip(), Normalizer.Form.NFC));
    }

    private static ParsedValue parseIdentifier(Field field, RawCell cell) {
        return Identifiers.find(field.pattern(), cell.text())
                .map(ParsedValue::text)
                .orElseGet(() -> ParsedValue.invalid("identifier_expected", field.pattern()));
    }

    /** Whether the label of amounts names another currency than the template has. */
    boolean namesOtherCurrency(Field field, String label) {
        return LabelUnit.of(label).factor().isEmpty() && currencies.isOther(field, label, Optional.empty());
    }

    /** What becomes of an amount in another currency. */
    ParsedValue ofOtherCurrency() {
        return ParsedValue.invalid("currency_differs", currencies.code());
    }

    private ParsedValue parseNumber(Field field, RawCell cell, Optional<BigDecimal> told) {
        BigDecimal factor =
                told.orElse(field.unit() == null ? BigDecimal.ONE : field.unit().factor());
        if (cell.kind() == RawCell.Kind.NUMBER && currencies.isOther(field, cell.text(), Optional.empty())) {
            return ofOtherCurrency();
        }
        if (cell.kind() == RawCell.Kind.NUMBER) {
            return checkSize(
                    field, ParsedValue.number(cell.number().orElseThrow().multiply(factor), Precision.EXACT));
        }
        if (cell.isText() && holdsTwoNumbers(cell.text())) {
            return ParsedValue.invalid("ambiguous_number", "");
        }
        Optional<Numbers.Typed> read = cell.kind() == RawCell.Kind.TEXT
                ? Numbers.parse(currencies.withoutOwn(field, cell.text()), decimal)
                : Optional.empty();
        if (currencies.isOther(field, cell.text(), read.flatMap(Numbers.Typed::unit))) {
            return ofOtherCurrency();
        }
        if (read.isEmpty()) {
            return ParsedValue.invalid("number_expected", "");
        }
        Numbers.Typed typed = read.get();
        if (typed.unit().isPresent() && !typed.unit().get().fits(field)) {
            return ParsedValue.invalid("number_expected", "");
        }
        if (typed.isAmbiguous()) {
            return ParsedValue.invalid("ambiguous_number", "");
        }
        BigDecimal by = typed.unit().map(TypedUnit::factor).orElse(factor);
        if (field.type() == Field.Type.SHARE && typed.unit().isPresent()) {
            by = PERCENT;
        }
        if (field.type() != Field.Type.RANGE && typed.low().compareTo(typed.high()) != 0) {
            return ParsedValue.invalid("number_expected", "");
        }
        return checkSize(
                field, ParsedValue.range(typed.low().multiply(by), typed.high().multiply(by), typed.precision()));
    }

    /**
     * Numbers on two lines, or two in a row of groups ({@code 100 000 137 000}): nobody can tell which holds, and glued they
     * would be a third.
     */
    private static boolean holdsTwoNumbers(String text) {
        if (text.length() >= LONGEST_YEAR) {
            return false;
        }
        long lines = text.lines()
                .filter(line -> line.chars().anyMatch(Character::isDigit))
                .count();
        return lines > 1 || TWO_AMOUNTS.matcher(text).find();
    }

    private static ParsedValue checkSize(Field field, ParsedValue parsed) {
        if (parsed.number().orElseThrow().abs().compareTo(TOO_LARGE) >= 0
                || parsed.upper().orElseThrow().abs().compareTo(TOO_LARGE) >= 0) {
            return ParsedValue.invalid("value_out_of_range", "< 10^15");
        }
        boolean isWhole = parsed.number().orElseThrow().stripTrailingZeros().scale() <= 0;
        return field.type() == Field.Type.INTEGER && !isWhole ? ParsedValue.invalid("number_expected", "") : parsed;
    }

    private static ParsedValue checkBounds(Field field, ParsedValue parsed) {
        Optional<BigDecimal> value = parsed.number();
        if (value.isEmpty()) {
            return parsed;
        }
        boolean isBelow = field.minimum() != null && value.get().compareTo(field.minimum()) < 0;
        boolean isAbove =
                field.maximum() != null && parsed.upper().orElse(value.get()).compareTo(field.maximum()) > 0;
        if (isBelow && field.minimum().signum() == 0) {
            return ParsedValue.invalid("value_negative", "≥ 0");
        }
        return isBelow || isAbove ? ParsedValue.invalid("value_out_of_range", formatBounds(field)) : parsed;
    }

    private static String formatBounds(Field field) {
        String low = field.minimum() == null ? "" : field.minimum().toPlainString();
        return low + "–" + (field.maximum() == null ? "" : field.maximum().toPlainString());
    }

    private static ParsedValue parseYear(RawCell cell) {
        String text = cell.date()
                .filter(date -> cell.kind() == RawCell.Kind.DATE)
                .map(date -> Integer.toString(date.getYear()))
                .orElse(cell.text());
        if (text.length() > LONGEST_YEAR) {
            return ParsedValue.invalid("year_expected", EARLIEST + "–" + LATEST);
        }
        Matcher years = YEAR.matcher(text);
        if (!years.find()) {
            return ParsedValue.invalid("year_expected", "");
        }
        int year = Integer.parseInt(years.group());
        return years.find() || year < EARLIEST || year > LATEST
                ? ParsedValue.invalid("year_expected", EARLIEST + "–" + LATEST)
                : ParsedValue.number(BigDecimal.valueOf(year), Precision.EXACT);
    }

    /** The year a heading of a grid names, if it names one and nothing else. */
    static Optional<Integer> yearOf(RawCell cell) {
        return YearHeading.of(cell);
    }

    private static ParsedValue parseDate(RawCell cell) {
        try {
            Optional<LocalDate> read = cell.date();
            if (read.isEmpty() && cell.kind() == RawCell.Kind.NUMBER) {
                double serial = cell.number().orElseThrow().doubleValue();
                read = DateUtil.isValidExcelDate(serial) && serial > 20_000 && serial < 80_000
                        ? Optional.of(DateUtil.getLocalDateTime(serial).toLocalDate())
                        : Optional.empty();
            }
            LocalDate date = read.or(() -> TypedDates.parse(cell.text())).orElse(null);
            return date == null || date.getYear() < EARLIEST || date.getYear() > LATEST
                    ? ParsedValue.invalid("date_expected", "")
                    : ParsedValue.date(date);
        } catch (DateTimeException e) {
            return ParsedValue.invalid("date_expected", "");
        }
    }

    private ParsedValue parseBoolean(RawCell cell) {
        return YesOrNo.parse(cell.text())
                .map(ParsedValue::bool)
                .orElseGet(() -> ParsedValue.invalid("boolean_expected", YES_OR_NO.in(language)));
    }

    private static boolean isYesOrNo(RawCell cell) {
        return YesOrNo.parse(cell.text()).isPresent();
    }

    private ParsedValue parseTerm(Field field, RawCell cell) {
        Map<String, String> terms = labelIndex.terms(field.taxonomy());
        String code = terms.get(cell.isText() ? cell.key() : Labels.key(cell.text()));
        if (code == null) {
            code = TickedOption.of(cell.text()).map(Labels::key).map(terms::get).orElse(null);
        }
        return code != null ? ParsedValue.text(code) : ParsedValue.invalid("term_unknown", listTerms(field.taxonomy()));
    }

    private String listTerms(String taxonomy) {
        Set<String> labels = new LinkedHashSet<>();
        schemas.taxonomy(taxonomy)
                .terms()
                .forEach(term -> labels.add(term.label().in(language)));
        String all = String.join(", ", labels);
        return all.length() > 180 ? all.substring(0, 180) + " …" : all;
    }
}
