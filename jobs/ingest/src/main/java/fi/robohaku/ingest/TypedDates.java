package fi.robohaku.ingest;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Dates as people type them in the three languages: {@code 1.3.2021 klo 12}, {@code 1. maaliskuuta 2021}, {@code den 1 mars
 * 2021}, {@code March 1, 2021}, {@code 2021-03-01T12:00}. A time of day is left out. Days and months that could be either
 * way round ({@code 3/1/2021}) and years of two digits are not guessed.
 */
final class TypedDates {
    private static final int LONGEST = 80;
    private static final Pattern SPACES = Pattern.compile("[\\s\\p{Z}]+");
    private static final Pattern UNSEEN = Pattern.compile("\\p{Cf}");
    private static final Pattern DASHES = Pattern.compile("[\\p{Pd}\\u2212]");
    private static final String WEEKDAY = "(?:(?:ma|ti|ke|to|pe|la|su|maanantai|tiistai|keskiviikko|torstai|perjantai|"
            + "lauantai|sunnuntai)(?:na)?|mån|tis|ons|tors|fre|lör|sön|måndag|tisdag|onsdag|torsdag|fredag|lördag|söndag|"
            + "mon|tue|wed|thu|fri|sat|sun|monday|tuesday|wednesday|thursday|friday|saturday|sunday)";
    private static final Pattern BEFORE = Pattern.compile("^(?:" + WEEKDAY + "\\.?,? )?(?:(?:den|the|pvm:?) )?");
    private static final Pattern TIME = Pattern.compile("(?:,? ?(?:klo|kello|kl|at)\\.? ?|,? |t)"
            + "\\d{1,2}(?:[.:]\\d{2}(?:[.:]\\d{2}(?:[.,]\\d+)?)?)?(?: ?[ap]\\.?m\\.?)?(?: ?z|[+-]\\d{2}:?\\d{2})?$");
    private static final Pattern END = Pattern.compile("[ .,;]+$");
    private static final Pattern FINNISH =
            Pattern.compile("(?<day>\\d{1,2})\\. ?(?<month>\\d{1,2})\\. ?(?<year>\\d{4})");
    private static final Pattern ISO = Pattern.compile("(?<year>\\d{4})[-/](?<month>\\d{1,2})[-/](?<day>\\d{1,2})");
    private static final Pattern DAY_FIRST = Pattern.compile(
            "(?<day>\\d{1,2})(?:\\.|st|nd|rd|th|:a|:e)? ?(?:of )?(?<month>\\p{L}+)\\.?,? (?<year>\\d{4})");
    private static final Pattern MONTH_FIRST = Pattern.compile(
            "(?<month>\\p{L}+)\\.? (?<day>\\d{1,2})(?:\\.|st|nd|rd|th)?(?: päivä(?:nä)?)?,? (?<year>\\d{4})");

    private static final Map<String, Integer> MONTHS = months();

    private TypedDates() {}

    /**
     * The date of a text; empty where it is none.
     *
     * @throws DateTimeException where no calendar has such a day
     */
    static Optional<LocalDate> parse(String text) {
        if (text.length() > LONGEST) {
            return Optional.empty();
        }
        String plain = DASHES.matcher(UNSEEN.matcher(text).replaceAll("")).replaceAll("-");
        plain = SPACES.matcher(plain).replaceAll(" ").strip().toLowerCase(Locale.ROOT);
        plain = BEFORE.matcher(plain).replaceFirst("");
        plain = END.matcher(plain).replaceFirst("");
        Optional<LocalDate> whole = parseDay(plain);
        return whole.isPresent()
                ? whole
                : parseDay(END.matcher(TIME.matcher(plain).replaceFirst("")).replaceFirst(""));
    }

    private static Optional<LocalDate> parseDay(String text) {
        for (Pattern shape : List.of(FINNISH, ISO, DAY_FIRST, MONTH_FIRST)) {
            Matcher date = shape.matcher(text);
            if (date.matches()) {
                return monthOf(date.group("month"))
                        .map(month -> LocalDate.of(
                                Integer.parseInt(date.group("year")), month, Integer.parseInt(date.group("day"))));
            }
        }
        return Optional.empty();
    }

    private static Optional<Integer> monthOf(String text) {
        return Character.isDigit(text.charAt(0))
                ? Optional.of(Integer.valueOf(text))
                : Optional.ofNullable(MONTHS.get(text));
    }

    private static Map<String, Integer> months() {
        List<String> finnish = List.of(
                "tammi", "helmi", "maalis", "huhti", "touko", "kesä", "heinä", "elo", "syys", "loka", "marras",
                "joulu");
        List<String> swedish = List.of(
                "januari",
                "februari",
                "mars",
                "april",
                "maj",
                "juni",
                "juli",
                "augusti",
                "september",
                "oktober",
                "november",
                "december");
        List<String> english = List.of(
                "january",
                "february",
                "march",
                "april",
                "may",
                "june",
                "july",
                "august",
                "september",
                "october",
                "november",
                "december");
        Map<String, Integer> months = new HashMap<>();
        for (int i = 0; i < 12; i++) {
            int month = i + 1;
            for (String ending : List.of("", "kuu", "kuuta", "kuun")) {
                months.put(finnish.get(i) + ending, month);
            }
            for (String name : List.of(swedish.get(i), english.get(i))) {
                months.put(name, month);
                months.put(name.substring(0, 3), month);
            }
        }
        months.put("sept", 9);
        return Map.copyOf(months);
    }
}
