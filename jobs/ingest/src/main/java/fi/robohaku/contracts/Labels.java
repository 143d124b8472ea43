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
    private static final Pattern BRACKETS = Pattern.compile("\\s*[(\\[][^()\\[\\]]*[)\\]]\\s*$");
    private static final Pattern MARKS = Pattern.compile("[\\s:*?!.…]+$");
    private static final Pattern SPACES = Pattern.compile("[\\s\\p{Z}]+");
    private static final Pattern UNSEEN = Pattern.compile("[\\u00ad\\u200b-\\u200d\\u2060\\ufeff]");
    private static final Pattern DASHES = Pattern.compile("[\\u2010-\\u2015\\u2212]");
    private static final int LONGEST = 300;

    private Labels() {}

    /** The key of a label: labels that people take for the same have the same key. */
    public static String key(String text) {
        String key = text.length() > LONGEST ? text.substring(0, LONGEST) : text;
        key = Normalizer.normalize(key, Normalizer.Form.NFC).toLowerCase(Locale.ROOT);
        key = UNSEEN.matcher(key).replaceAll("");
        key = SPACES.matcher(key).replaceAll(" ").strip();
        key = DASHES.matcher(key).replaceAll("-");
        key = NUMBERING.matcher(key).replaceFirst("");
        key = MARKS.matcher(key).replaceFirst("").strip();
        String bare = BRACKETS.matcher(key).replaceFirst("");
        key = bare.isEmpty() ? key : bare;
        return MARKS.matcher(key).replaceFirst("").strip();
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
