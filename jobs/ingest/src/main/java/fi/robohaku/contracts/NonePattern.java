package fi.robohaku.contracts;

import java.util.Optional;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;

/** A word for none that stands for many: a regular expression between two slashes. */
public final class NonePattern {
    private static final int SHORTEST = 3;

    private NonePattern() {}

    /** Whether a word for none is a regular expression. */
    public static boolean isOne(String word) {
        return word.length() >= SHORTEST && word.startsWith("/") && word.endsWith("/");
    }

    /**
     * The expression, which a whole text must match, in any case.
     *
     * @throws PatternSyntaxException where it is none
     */
    public static Pattern of(String word) {
        return Pattern.compile(
                word.substring(1, word.length() - 1), Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE | Pattern.DOTALL);
    }

    /** What is wrong with a word for none; empty where nothing is. */
    static Optional<String> problem(String word) {
        if (!isOne(word)) {
            return Optional.empty();
        }
        try {
            return of(word).matcher("").matches()
                    ? Optional.of("'" + word + "' matches an empty text; say what must stand there")
                    : Optional.empty();
        } catch (PatternSyntaxException e) {
            return Optional.of("'" + word + "' is no regular expression: " + e.getDescription());
        }
    }
}
