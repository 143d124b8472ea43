package fi.robohaku.ingest;

import java.math.BigDecimal;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What a number format makes of a number: thousands left out by commas at its end ({@code #,##0,}), a unit of money
 * ({@code 0.0" milj. €"}), another currency ({@code [$SEK] 0}), words, or nothing at all ({@code ;;;}).
 *
 * @param number as shown, to the digits that are stored
 * @param text number and unit as shown
 */
record ShownAmount(BigDecimal number, String text) {
    private static final Pattern LITERAL = Pattern.compile("\"([^\"]*)\"|\\\\(.)|\\[\\$([^\\]-]*)[^\\]]*\\]|([€])");
    private static final Pattern ASIDE = Pattern.compile("\\[[^\\]]*\\]|[_*].");
    /** Where a format puts digits, or the number as it is; a format without one shows only its own words. */
    private static final Pattern PLACEHOLDER = Pattern.compile("[0#?@]|(?i:general|standard)");

    private static final Pattern ROOM = Pattern.compile("_.");
    private static final Pattern CONDITION = Pattern.compile("\\[[<>=]");

    private static final Pattern SCALE = Pattern.compile("[0#?](,+)(?![0#?,])");

    /** How a number is shown; empty where it is shown as it is stored, without words. */
    static Optional<ShownAmount> of(BigDecimal stored, String format) {
        if (format == null || format.length() > 200) {
            return Optional.empty();
        }
        // What is behind an underscore only takes room.
        String section = ROOM.matcher(firstSection(format)).replaceAll("");
        StringBuilder words = new StringBuilder();
        Matcher literals = LITERAL.matcher(section);
        while (literals.find()) {
            for (int group = 1; group <= literals.groupCount(); group++) {
                words.append(literals.group(group) == null ? "" : literals.group(group));
            }
        }
        String digits = ASIDE.matcher(LITERAL.matcher(section).replaceAll("")).replaceAll("");
        Matcher scale = SCALE.matcher(digits);
        int commas = scale.find() ? scale.group(1).length() : 0;
        String unit = words.toString().strip();
        boolean hasUnit = LabelUnit.of("x " + unit).factor().isPresent();
        boolean isMoney = hasUnit || commas > 0;
        boolean isForThis = stored.signum() > 0 && !CONDITION.matcher(format).find();
        if (!isMoney && !isForThis) {
            // Another part of the format holds for it, in which words and signs are its own.
            return Optional.empty();
        }
        if (!PLACEHOLDER.matcher(digits).find()) {
            return Optional.of(new ShownAmount(stored, unit));
        }
        boolean isNegated = !isMoney && unit.isEmpty() && digits.strip().startsWith("-");
        if (!isMoney && unit.isEmpty() && !isNegated) {
            return Optional.empty();
        }
        BigDecimal shown = stored.movePointLeft(3 * commas);
        String plain = ExtractionContext.format(isNegated ? shown.negate() : shown);
        return Optional.of(
                hasUnit
                        ? new ShownAmount(shown, plain + " " + unit)
                        : new ShownAmount(stored, (plain + " " + unit).strip()));
    }

    /** The factor of the unit that is shown behind a number; empty where none is. */
    static Optional<BigDecimal> factorOf(RawCell cell) {
        return isOther(cell) ? LabelUnit.of("x " + wordsOf(cell)).factor() : Optional.empty();
    }

    /** The words that are shown beside a number. */
    static String wordsOf(RawCell cell) {
        return cell.text().replaceFirst("^[-\\d.]+", "").strip();
    }

    /** Whether a number is shown otherwise than it is stored. */
    static boolean isOther(RawCell cell) {
        return cell.kind() == RawCell.Kind.NUMBER
                && !cell.text().equals(cell.number().orElseThrow().toPlainString());
    }

    private static String firstSection(String format) {
        boolean isQuoted = false;
        for (int i = 0; i < format.length(); i++) {
            isQuoted ^= format.charAt(i) == '"';
            if (format.charAt(i) == ';' && !isQuoted) {
                return format.substring(0, i);
            }
        }
        return format;
    }
}
