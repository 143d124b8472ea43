package fi.robohaku.serve;

import java.text.Normalizer;
import java.util.Locale;

/** Labels of people as names in SQL that need no quotes. */
final class SqlName {
    private SqlName() {}

    /**
     * A label in small letters, words joined by underscores: {@code Myönnetty, €} becomes {@code myonnetty_eur}. Spark
     * takes no other letters than a to z without quotes, so ä, ö and å lose their dots and rings.
     */
    static String of(String label) {
        String plain = Normalizer.normalize(label, Normalizer.Form.NFD).replaceAll("\\p{M}", "");
        String name = plain.toLowerCase(Locale.ROOT)
                .replace("€", " eur ")
                .replace("%", " pros ")
                .replaceAll("[^a-z0-9]+", "_")
                .replaceAll("^_+|_+$", "");
        return Character.isDigit(name.charAt(0)) ? "n_" + name : name;
    }
}
