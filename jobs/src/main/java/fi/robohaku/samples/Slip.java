package fi.robohaku.samples;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Locale;
import java.util.Map;

/** Slips that real people make, in documents of invented projects. The first ones do no harm; the others are rejected. */
enum Slip {
    NONE,
    /** A sum typed as text with its sign. */
    SUM_AS_TEXT,
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
            Map.entry("2018-M05-5", FORMULA_ERROR),
            Map.entry("2018-M08-8", TEXT_FOR_NUMBER),
            Map.entry("2019-R02", SUM_AS_TEXT),
            Map.entry("2019-R09", WRONG_UNIT),
            Map.entry("2019-K03", DATE_AS_TEXT),
            Map.entry("2019-K05", SHEET_RENAMED),
            Map.entry("2019-K12", SUM_AS_TEXT),
            Map.entry("2019-K35", END_BEFORE_START),
            Map.entry("2019-K40", NO_TECHNOLOGY),
            Map.entry("2019-K45", NEARLY_RIGHT_SUM),
            Map.entry("2019-K50", WRONG_SUM),
            Map.entry("2019-K51", TEXT_FOR_NUMBER));

    static Slip of(String application) {
        return BY_APPLICATION.getOrDefault(application, NONE);
    }

    Object sum(long euros) {
        return this == SUM_AS_TEXT
                ? Wording.grouped(BigDecimal.valueOf(euros)) + " €"
                : (Object) BigDecimal.valueOf(euros);
    }

    Object benefit(long euros) {
        return switch (this) {
            case TEXT_FOR_NUMBER -> "tarkentuu myöhemmin";
            case WRONG_UNIT -> BigDecimal.valueOf(euros).multiply(BigDecimal.valueOf(1_000));
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
            case SHEET_RENAMED -> content.renameSheet("Hyötyarvio", "Taul3");
            case WRONG_SUM -> content.cell("benefit_sum", year + 2, BigDecimal.valueOf(999_000));
            case NEARLY_RIGHT_SUM -> {
                BigDecimal sum = BigDecimal.ZERO;
                for (String part : new String[] {"benefit_personnel", "benefit_purchases", "benefit_other"}) {
                    sum = sum.add((BigDecimal) content.line(part).get(year + 2));
                }
                content.cell("benefit_sum", year + 2, sum.add(BigDecimal.ONE));
            }
            case FORMULA_ERROR -> content.cell("running_maintenance", year + 2, "#DIV/0!");
            default -> {}
        }
    }
}
