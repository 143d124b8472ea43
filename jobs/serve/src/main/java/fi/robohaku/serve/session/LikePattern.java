package fi.robohaku.serve.session;

import java.util.Arrays;
import java.util.Locale;
import java.util.function.Predicate;

/**
 * A pattern of LIKE: a percent sign matches any text, an underscore one character, and the character behind the escape
 * stands for itself. To match takes no more steps than the product of both lengths, whatever the pattern.
 */
public final class LikePattern {
    /** Characters of a pattern for names at most. */
    public static final int MAX_NAME_PATTERN = 1000;

    private static final int ANY_TEXT = -1;
    private static final int ANY_CHARACTER = -2;

    private final int[] parts;

    private LikePattern(int[] parts) {
        this.parts = parts;
    }

    /** Compiles a pattern, of which the case counts. */
    public static LikePattern of(String pattern, char escape) {
        int[] characters = pattern.codePoints().toArray();
        int[] parts = new int[characters.length];
        int size = 0;
        for (int i = 0; i < characters.length; i++) {
            int character = characters[i];
            if (character == escape && i + 1 < characters.length) {
                i++;
                parts[size] = characters[i];
            } else {
                parts[size] = character == '%' ? ANY_TEXT : character == '_' ? ANY_CHARACTER : character;
            }
            size++;
        }
        return new LikePattern(Arrays.copyOf(parts, size));
    }

    /** Compiles a pattern for names of a catalog, in any case, with a backslash to escape. */
    public static Predicate<String> ofNames(String pattern) {
        if (pattern.length() > MAX_NAME_PATTERN) {
            throw new IllegalArgumentException("A pattern of names has " + pattern.length() + " characters, and "
                    + MAX_NAME_PATTERN + " are the most");
        }
        LikePattern compiled = of(pattern.toLowerCase(Locale.ROOT), '\\');
        return name -> compiled.matches(name.toLowerCase(Locale.ROOT));
    }

    /** Whether the pattern matches the whole of a text. */
    public boolean matches(String text) {
        int[] characters = text.codePoints().toArray();
        int part = 0;
        int lastAnyText = -1;
        int retryFrom = 0;
        int at = 0;
        while (at < characters.length) {
            if (part < parts.length && parts[part] == ANY_TEXT) {
                lastAnyText = part++;
                retryFrom = at;
            } else if (part < parts.length && (parts[part] == ANY_CHARACTER || parts[part] == characters[at])) {
                part++;
                at++;
            } else if (lastAnyText >= 0) {
                // Only the last percent sign takes one character more: what stands before it has matched as early as it
                // can.
                part = lastAnyText + 1;
                at = ++retryFrom;
            } else {
                return false;
            }
        }
        while (part < parts.length && parts[part] == ANY_TEXT) {
            part++;
        }
        return part == parts.length;
    }
}
