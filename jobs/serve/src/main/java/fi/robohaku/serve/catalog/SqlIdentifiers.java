package fi.robohaku.serve.catalog;

import java.text.Normalizer;
import java.util.Locale;

/** Makes SQL identifiers that need no quotes from labels. */
final class SqlIdentifiers {
    private SqlIdentifiers() {}

    /**
     * Makes an identifier from a label: lower case, words joined by underscores. {@code Myönnetty, €} becomes
     * {@code myonnetty_eur}. Without quotes Spark takes the letters a to z only, so ä, ö and å lose their dots and rings.
     */
    static String fromLabel(String label) {
        String plain = Normalizer.normalize(label, Normalizer.Form.NFD).replaceAll("\\p{M}", "");
        String name = plain.toLowerCase(Locale.ROOT)
                .replace("€", " eur ")
                .replace("%", " pros ")
                .replaceAll("[^a-z0-9]+", "_")
                .replaceAll("^_+|_+$", "");
        return name.isEmpty() || Character.isDigit(name.charAt(0)) ? "n_" + name : name;
    }
}
