package fi.robohaku.ingest;

import java.time.LocalDate;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The year that a heading names: {@code 2021}, {@code v. 2021*}, {@code 2021 (arvio)}, or a date of it. */
final class YearHeading {
    private static final int LONGEST = 60;
    private static final String REMARK =
            "(?:arvio|arv\\.?|ennuste|enn\\.?|toteuma|tot\\.?|budjetti|suunnitelma|uppskattning|prognos|utfall|budget|plan"
                    + "|estimate|est\\.?|forecast|actual|e|f)";
    private static final Pattern HEADING =
            Pattern.compile("(?:v\\.?|vuosi|vuonna|vuodelle|år|year|fy)? ?" + "((?:19|20|21)\\d{2})(?:\\.0)?[ ,.:]*(?:"
                    + REMARK + "|\\([^()]*\\)|\\[[^\\[\\]]*\\])?[ *†‡:.]*(?:\\d\\))?");
    private static final Pattern DAY = Pattern.compile("(?:\\d{1,2}\\. ?){2}((?:19|20|21)\\d{2})");
    private static final Pattern SPACES = Pattern.compile("[\\s\\p{Z}]+");

    private YearHeading() {}

    /** The year; empty where the cell names more, or something else. */
    static Optional<Integer> of(RawCell cell) {
        return switch (cell.kind()) {
            case DATE -> cell.date().map(LocalDate::getYear);
            case TEXT -> ofText(cell.text());
            // Whatever words its format shows beside it.
            case NUMBER -> ofText(cell.number().orElseThrow().toPlainString());
            case EMPTY, BOOLEAN, ERROR, UNCALCULATED -> Optional.empty();
        };
    }

    private static Optional<Integer> ofText(String text) {
        if (text.length() > LONGEST) {
            return Optional.empty();
        }
        String bare = SPACES.matcher(NoteMarks.strip(text).replaceAll("[\u00ad\u200b\ufeff]", ""))
                .replaceAll(" ")
                .strip()
                .toLowerCase(Locale.ROOT);
        for (Pattern pattern : new Pattern[] {HEADING, DAY}) {
            Matcher year = pattern.matcher(bare);
            if (year.matches()) {
                return Optional.of(Integer.parseInt(year.group(1)));
            }
        }
        return Optional.empty();
    }
}
