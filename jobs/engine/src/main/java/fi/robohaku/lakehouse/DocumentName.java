package fi.robohaku.lakehouse;

import fi.robohaku.documents.PersonalData;
import java.nio.charset.StandardCharsets;
import java.text.Normalizer;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.regex.Pattern;

/**
 * Names of files as paths show them: letters put together in one way, and what no eye sees (line ends, other control
 * characters, marks that turn the direction of writing) as the percent codes of its bytes, and personal data masked.
 */
final class DocumentName {
    private static final Pattern UNSEEN = Pattern.compile("[\\p{Cc}\\p{Cf}\\u2028\\u2029\\ufffd]");

    private DocumentName() {}

    /**
     * The names of a folder as paths show them, no two alike: of two that come out the same, the one that is shown as it is
     * keeps it, and others get percent signs in front.
     *
     * @param names by what tells them apart in their storage
     */
    static Map<String, String> shown(SortedMap<String, String> names) {
        Set<String> others = Set.copyOf(names.values());
        Map<String, String> shown = new HashMap<>();
        Set<String> taken = new HashSet<>();
        for (boolean isPlain : new boolean[] {true, false}) {
            names.forEach((raw, name) -> {
                String kept = of(name, others);
                if (kept.equals(name) == isPlain) {
                    while (!taken.add(kept)) {
                        kept = "%" + kept;
                    }
                    shown.put(raw, kept);
                }
            });
        }
        return shown;
    }

    /** A name that differs from another of the folder only in how its letters are put together stays as it is. */
    private static String of(String name, Set<String> others) {
        String composed = Normalizer.normalize(name, Normalizer.Form.NFC);
        String kept = composed.equals(name) || !others.contains(composed) ? composed : name;
        return UNSEEN.matcher(PersonalData.mask(kept)).replaceAll(unseen -> encode(unseen.group()));
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
