package fi.robohaku.ingest;

import java.text.Normalizer;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Identifiers as people type them: {@code hanke 2020–vnk – 1} is {@code 2020-VNK-1}. Letters become capitals, dashes
 * of any kind hyphens; spaces that are not seen, or stand round a hyphen, go.
 *
 * <p>Words may stand before the identifier, and a remark after it. Digits may not, for they could be the rest of it.
 */
final class Identifiers {
    private static final int LONGEST = 200;
    private static final Pattern DASHES = Pattern.compile("[\\p{Pd}\\u2212\\u00ac]");
    private static final Pattern UNSEEN = Pattern.compile("[\\p{Cf}\\p{Cc}&&[^\\t\\n\\r]]");
    private static final Pattern SPACES = Pattern.compile("[\\s\\p{Z}]+");
    private static final Pattern AROUND_HYPHEN = Pattern.compile(" ?- ?");
    private static final Pattern DIGIT = Pattern.compile("\\d");
    private static final Pattern BEFORE = Pattern.compile("(?:.*[ :,;(\\[\"'/.])?");
    private static final Pattern AFTER = Pattern.compile("(?: ?[,;:(\\[)\\]\"'/.].*)?");

    private static final Map<String, Pattern> PATTERNS = new ConcurrentHashMap<>();

    private Identifiers() {}

    /**
     * The one identifier in a text.
     *
     * @param pattern regular expression of the field
     * @return empty where there is none, or more than one
     */
    static Optional<String> find(String pattern, String text) {
        if (text.length() > LONGEST) {
            return Optional.empty();
        }
        String plain = normalize(text);
        Matcher found = PATTERNS.computeIfAbsent(pattern, Pattern::compile).matcher(plain);
        if (!found.find()) {
            return Optional.empty();
        }
        String before = plain.substring(0, found.start());
        String after = plain.substring(found.end());
        boolean isAlone = BEFORE.matcher(before).matches()
                && AFTER.matcher(after).matches()
                && !DIGIT.matcher(before + after).find();
        return isAlone ? Optional.of(found.group()) : Optional.empty();
    }

    /** A text with its letters, dashes and spaces as identifiers have them. */
    static String normalize(String text) {
        String plain =
                UNSEEN.matcher(Normalizer.normalize(text, Normalizer.Form.NFKC)).replaceAll("");
        plain = DASHES.matcher(plain).replaceAll("-");
        plain = SPACES.matcher(plain).replaceAll(" ").strip();
        return AROUND_HYPHEN.matcher(plain).replaceAll("-").toUpperCase(Locale.ROOT);
    }
}
