package fi.robohaku.serve.session;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The bounds of a statement's text. Spark's parser takes time that grows faster than the text where brackets nest deeply, it
 * cannot be stopped meanwhile, and other statements wait for it.
 */
public final class StatementBounds {
    /** Characters of a statement at most. */
    public static final int MAX_CHARACTERS = 1_000_000;

    /** How deep brackets may nest, those of types included. */
    public static final int MAX_BRACKETS = 60;

    /** How deep operators and queries may nest. */
    public static final int MAX_DEPTH = 500;

    /** Asterisks of a pattern of names at most. */
    public static final int MAX_STARS = 5;

    private static final int SHOWN_OF_PATTERN = 40;

    /** Quoted texts and names, comments, the begin and the end of types, and brackets. */
    private static final Pattern TOKENS = Pattern.compile(
            "'(?:[^'\\\\]|\\\\.)*+'?|\"(?:[^\"\\\\]|\\\\.)*+\"?|`[^`]*+`?|--[^\\n]*+|/\\*(?:[^*]|\\*(?!/))*+(?:\\*/)?"
                    + "|(?i:array|map|struct)\\s*+<|[()\\[\\]{}>]",
            Pattern.DOTALL);

    private StatementBounds() {}

    /**
     * Checks a text before it is read.
     *
     * @throws UnreadableStatementException where it is too long, or nests too deeply
     */
    public static void check(String text) {
        if (text.length() > MAX_CHARACTERS) {
            throw new UnreadableStatementException("it has " + text.length() + " characters, and " + MAX_CHARACTERS
                    + " are the most; load lists of values as rows of a table instead");
        }
        int brackets = 0;
        int types = 0;
        Matcher tokens = TOKENS.matcher(text);
        while (tokens.find()) {
            char begin = text.charAt(tokens.start());
            boolean isQuoted = begin == '\'' || begin == '"' || begin == '`' || begin == '-' || begin == '/';
            switch (isQuoted ? ' ' : text.charAt(tokens.end() - 1)) {
                case '(', '[', '{' -> brackets++;
                case ')', ']', '}' -> brackets--;
                case '<' -> types++;
                case '>' -> types = Math.max(0, types - 1);
                default -> {
                    // Texts, names and comments hold no brackets that count.
                }
            }
            if (brackets + types > MAX_BRACKETS) {
                throw tooDeep(MAX_BRACKETS + " brackets");
            }
        }
    }

    /**
     * Checks a pattern of names of SHOW, of which Spark makes a regular expression.
     *
     * @throws UnreadableStatementException where it could take long to match
     */
    public static void checkPattern(String pattern) {
        long stars =
                pattern.chars().filter(c -> c == '*' || c == '+' || c == '{').count();
        if (stars > MAX_STARS || pattern.length() > LikePattern.MAX_NAME_PATTERN) {
            throw new UnreadableStatementException(
                    "the pattern '" + pattern.substring(0, Math.min(pattern.length(), SHOWN_OF_PATTERN))
                            + "' has more than " + MAX_STARS + " asterisks, or more than "
                            + LikePattern.MAX_NAME_PATTERN + " characters");
        }
    }

    static UnreadableStatementException tooDeep(String most) {
        return new UnreadableStatementException(
                "it is nested too deeply, and " + most + " in one another are the most; take parts of it into WITH");
    }
}
