package fi.robohaku.contracts;

import java.text.Normalizer;
import java.util.HashSet;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/** Compares labels as people do: without case, spacing, numbering, colons, and what stands in brackets at the end. */
public final class Labels {
    private static final Pattern NUMBERING = Pattern.compile("^(\\d{1,2}([.)]\\d{0,2})*[.)]?|[a-z]\\))\\s+");
    private static final String MARKS = ":*?!.…";
    private static final String BRACKETS = "()[]";
    private static final int LONGEST = 300;

    private Labels() {}

    /**
     * The key of a label: labels that people take for the same have the same key. Every cell of every document is compared by
     * it, so it goes over the letters by hand and leaves expressions to numbered labels.
     */
    public static String key(String text) {
        String cut = text.length() > LONGEST ? text.substring(0, LONGEST) : text;
        String key = spaced(Normalizer.normalize(cut, Normalizer.Form.NFC).toLowerCase(Locale.ROOT))
                .strip();
        if (isNumbered(key)) {
            key = NUMBERING.matcher(key).replaceFirst("");
        }
        key = withoutMarks(key).strip();
        String bare = withoutBrackets(key);
        return bare.isEmpty() ? withoutMarks(key).strip() : withoutMarks(bare).strip();
    }

    /** One blank for each run of white space, one dash for all dashes, and nothing for what is not seen. */
    private static String spaced(String text) {
        StringBuilder spaced = new StringBuilder(text.length());
        boolean isAfterSpace = false;
        for (int i = 0; i < text.length(); i++) {
            char letter = text.charAt(i);
            if (letter == '\u00ad'
                    || (letter >= '\u200b' && letter <= '\u200d')
                    || letter == '\u2060'
                    || letter == '\ufeff') {
                continue;
            }
            boolean isSpace = isSpace(letter);
            if (!isSpace) {
                boolean isDash = (letter >= '\u2010' && letter <= '\u2015') || letter == '\u2212';
                spaced.append(isDash ? '-' : letter);
            } else if (!isAfterSpace) {
                spaced.append(' ');
            }
            isAfterSpace = isSpace;
        }
        return spaced.toString();
    }

    private static boolean isSpace(char letter) {
        return letter == ' '
                || (letter >= '\t' && letter <= '\r')
                || letter == '\u0085'
                || Character.isSpaceChar(letter);
    }

    private static boolean isNumbered(String key) {
        return key.length() > 1 && (Character.isDigit(key.charAt(0)) || key.charAt(1) == ')');
    }

    private static String withoutMarks(String key) {
        int end = key.length();
        while (end > 0 && (isSpace(key.charAt(end - 1)) || MARKS.indexOf(key.charAt(end - 1)) >= 0)) {
            end--;
        }
        return key.substring(0, end);
    }

    /** The key without the last pair of brackets, where nothing stands behind it. */
    private static String withoutBrackets(String key) {
        int end = key.length() - 1;
        if (end < 1 || (key.charAt(end) != ')' && key.charAt(end) != ']')) {
            return key;
        }
        int begin = end - 1;
        while (begin >= 0 && BRACKETS.indexOf(key.charAt(begin)) < 0) {
            begin--;
        }
        boolean isOpen = begin >= 0 && (key.charAt(begin) == '(' || key.charAt(begin) == '[');
        return isOpen ? key.substring(0, begin).stripTrailing() : key;
    }

    /** Keys of a text in its languages. */
    public static Set<String> keys(Texts texts) {
        Set<String> keys = new HashSet<>();
        texts.all().forEach(text -> keys.add(key(text)));
        return keys;
    }

    /** Keys of the label of a field and of its aliases. */
    public static Set<String> keys(Field field) {
        Set<String> keys = keys(field.label());
        field.aliases().forEach(alias -> keys.add(key(alias)));
        return keys;
    }

    /** Keys of the words by which documents mean a term: its code, its label and its aliases. */
    public static Set<String> keys(Taxonomy.Term term) {
        Set<String> keys = keys(term.label());
        keys.add(key(term.code()));
        term.aliases().forEach(alias -> keys.add(key(alias)));
        return keys;
    }

    /** The language in which one of several texts has a key. */
    public static Optional<Language> language(Texts texts, String key) {
        for (Language language : Language.values()) {
            if (key(texts.in(language)).equals(key)) {
                return Optional.of(language);
            }
        }
        return Optional.empty();
    }
}
