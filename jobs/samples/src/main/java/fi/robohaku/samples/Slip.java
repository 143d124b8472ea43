package fi.robohaku.samples;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import org.apache.poi.ss.usermodel.FormulaError;

/** Slips that real people make, in documents of invented projects. The first ones do no harm; the last are rejected. */
enum Slip {
    NONE,
    /** A sum typed as text with its sign, digits grouped by non-breaking spaces. */
    SUM_AS_TEXT,
    /** A sum worded in short: {@code n. 40 t€}. */
    SUM_WORDED,
    /** A sum in millions. */
    SUM_IN_MILLIONS,
    /** A negative number typed with a dash. */
    DASH_FOR_MINUS,
    /** A remark beside the number. */
    REMARK_BESIDE,
    /** All cells moved to the right. */
    MOVED_RIGHT,
    /** Empty rows inside the forms. */
    EMPTY_ROWS,
    /** Labels in merged cells, values behind them. */
    MERGED_LABELS,
    /** A date typed as text. */
    DATE_AS_TEXT,
    /** A sheet under another name. */
    SHEET_RENAMED,
    NO_TECHNOLOGY,
    END_BEFORE_START,
    /** The benefit in euros where thousands are asked: a thousand times too much. */
    WRONG_UNIT,
    NEARLY_RIGHT_SUM,
    WRONG_SUM,
    TEXT_FOR_NUMBER,
    FORMULA_ERROR;

    private static final Map<String, Slip> BY_APPLICATION = Map.ofEntries(
            Map.entry("2018-BF-1", SUM_AS_TEXT),
            Map.entry("2018-M02-2", DATE_AS_TEXT),
            Map.entry("2018-M03-3", MOVED_RIGHT),
            Map.entry("2018-M04-4", SHEET_RENAMED),
            Map.entry("2018-M05-5", FORMULA_ERROR),
            Map.entry("2018-M06-6", MERGED_LABELS),
            Map.entry("2018-M08-8", TEXT_FOR_NUMBER),
            Map.entry("2019-R02", SUM_AS_TEXT),
            Map.entry("2019-R03", SUM_IN_MILLIONS),
            Map.entry("2019-R09", WRONG_UNIT),
            Map.entry("2019-K03", DATE_AS_TEXT),
            Map.entry("2019-K05", SHEET_RENAMED),
            Map.entry("2019-K07", MOVED_RIGHT),
            Map.entry("2019-K08", MERGED_LABELS),
            Map.entry("2019-K09", REMARK_BESIDE),
            Map.entry("2019-K10", SUM_WORDED),
            Map.entry("2019-K11", DASH_FOR_MINUS),
            Map.entry("2019-K12", SUM_AS_TEXT),
            Map.entry("2019-K13", EMPTY_ROWS),
            Map.entry("2019-K35", END_BEFORE_START),
            Map.entry("2019-K40", NO_TECHNOLOGY),
            Map.entry("2019-K45", NEARLY_RIGHT_SUM),
            Map.entry("2019-K50", WRONG_SUM),
            Map.entry("2019-K51", TEXT_FOR_NUMBER));

    static Slip of(String application) {
        return BY_APPLICATION.getOrDefault(application, NONE);
    }

    /** The slip's applications, so that a test can name them. */
    static Map<String, Slip> all() {
        return BY_APPLICATION;
    }

    /** Whether a document with the slip is read as if it had none. */
    boolean isHarmless() {
        return compareTo(SHEET_RENAMED) <= 0;
    }

    Object sum(long euros) {
        return switch (this) {
            case SUM_AS_TEXT -> Wording.grouped(BigDecimal.valueOf(euros)) + " €";
            case SUM_WORDED -> "n. " + euros / 1_000 + " t€";
            default -> BigDecimal.valueOf(euros);
        };
    }

    Object benefit(long euros) {
        return switch (this) {
            case TEXT_FOR_NUMBER -> "tarkentuu myöhemmin";
            case WRONG_UNIT -> BigDecimal.valueOf(euros).multiply(BigDecimal.valueOf(1_000));
            case SUM_IN_MILLIONS -> Wording.grouped(BigDecimal.valueOf(euros, 6)) + " milj. €";
            default -> BigDecimal.valueOf(euros);
        };
    }

    Object day(LocalDate day) {
        return this == DATE_AS_TEXT
                ? String.format(Locale.ROOT, "%d.%d.%d", day.getDayOfMonth(), day.getMonthValue(), day.getYear())
                : (Object) day;
    }

    void apply(Content content, int year) {
        switch (this) {
            case SHEET_RENAMED -> content.renameSheet("Hyötyarvio", "Taul3").renameSheet("Laskelma", "Taul2");
            case MOVED_RIGHT -> content.layout(new Content.Layout(2, false, false));
            case EMPTY_ROWS -> content.layout(new Content.Layout(0, true, false));
            case MERGED_LABELS -> content.layout(new Content.Layout(0, false, true));
            case REMARK_BESIDE ->
                content.remark("applied", "tarkistettu 12.11.").remark("net_benefit", "ilman arvonlisäveroa");
            case DASH_FOR_MINUS -> {
                BigDecimal staff =
                        (BigDecimal) content.line("benefit_personnel").get(year + 1);
                BigDecimal other = (BigDecimal) content.line("benefit_other").get(year + 1);
                content.cell("benefit_other", year + 1, "\u2212200")
                        .cell("benefit_personnel", year + 1, staff.add(other).add(BigDecimal.valueOf(200)));
            }
            case WRONG_SUM -> content.cell("benefit_sum", year + 2, BigDecimal.valueOf(999_000));
            case NEARLY_RIGHT_SUM ->
                content.cell(
                        "benefit_sum", year + 2, benefits(content, year + 2).add(BigDecimal.ONE));
            case FORMULA_ERROR -> content.cell("benefit_person_years", year + 2, FormulaError.DIV0);
            default -> {}
        }
    }

    private static BigDecimal benefits(Content content, int year) {
        return Stream.of("benefit_personnel", "benefit_purchases", "benefit_other")
                .map(part -> (BigDecimal) content.line(part).get(year))
                .reduce(BigDecimal.ZERO, BigDecimal::add);
    }
}
