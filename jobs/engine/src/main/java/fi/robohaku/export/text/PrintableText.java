package fi.robohaku.export.text;

import java.util.regex.Pattern;

/**
 * Text from outside, such as words of a document, as a terminal or a page may show it: without control characters, which
 * steer a terminal or break a line, and without the invisible marks that turn the direction of writing.
 */
public final class PrintableText {
    private static final Pattern UNSEEN = Pattern.compile("[\\p{Cc}\\p{Cf}\\u2028\\u2029]+");
    private static final Pattern UNSEEN_BUT_LINE_FEEDS = Pattern.compile("[\\p{Cc}\\p{Cf}\\u2028\\u2029&&[^\n]]+");
    private static final String SOFT_HYPHEN = "\u00ad";

    private PrintableText() {}

    /** The text in one line: a space for what is not seen, nothing for a soft hyphen. */
    public static String of(String text) {
        return UNSEEN.matcher(text.replace(SOFT_HYPHEN, "")).replaceAll(" ");
    }

    /** The same with its line feeds. */
    public static String withLines(String text) {
        return UNSEEN_BUT_LINE_FEEDS.matcher(text.replace(SOFT_HYPHEN, "")).replaceAll(" ");
    }
}
