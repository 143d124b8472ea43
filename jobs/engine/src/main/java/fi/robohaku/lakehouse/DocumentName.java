package fi.robohaku.lakehouse;

import java.nio.charset.StandardCharsets;
import java.text.Normalizer;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Names of files as paths show them: letters put together in one way, and what no eye sees (line ends, other control
 * characters, marks that turn the direction of writing) as the percent codes of its bytes.
 */
final class DocumentName {
    private static final Pattern UNSEEN = Pattern.compile("[\\p{Cc}\\p{Cf}\\u2028\\u2029\\ufffd]");

    private DocumentName() {}

    /**
     * The name as a path shows it.
     *
     * @param others names of the folder: one that differs from another only in how its letters are put together stays as
     *     it is
     */
    static String of(String name, Set<String> others) {
        String composed = Normalizer.normalize(name, Normalizer.Form.NFC);
        String kept = composed.equals(name) || !others.contains(composed) ? composed : name;
        return UNSEEN.matcher(kept).replaceAll(unseen -> encode(unseen.group()));
    }

    /** Percent codes of the bytes of a text in UTF-8. */
    static String encode(String text) {
        StringBuilder codes = new StringBuilder();
        for (byte one : text.getBytes(StandardCharsets.UTF_8)) {
            codes.append('%').append(String.format(java.util.Locale.ROOT, "%02X", one & 0xFF));
        }
        return codes.toString();
    }
}
