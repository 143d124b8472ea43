package fi.robohaku.serve;

import java.util.Locale;

/** Labels of people as names in SQL that need no quotes. */
final class SqlName {
    private SqlName() {}

    /**
     * A label in small letters, words joined by underscores: {@code Myönnetty, €} becomes {@code myönnetty_eur}. Letters
     * of Finnish and Swedish stay what they are.
     */
    static String of(String label) {
        String name = label.toLowerCase(Locale.ROOT)
                .replace("€", " eur ")
                .replace("%", " pros ")
                .replaceAll("[^\\p{L}\\p{Nd}]+", "_")
                .replaceAll("^_+|_+$", "");
        return Character.isDigit(name.charAt(0)) ? "n_" + name : name;
    }
}
