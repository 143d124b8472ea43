package fi.robohaku.ingest;

import fi.robohaku.contracts.Labels;
import fi.robohaku.contracts.NonePattern;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Pattern;

/** The words of a template that stand where a value does not, and the patterns of such words. */
final class NoneWords {
    /** Longer texts are no words for none. */
    private static final int LONGEST = 300;

    private final Map<String, String> words = new HashMap<>();
    private final Map<Pattern, String> patterns = new LinkedHashMap<>();

    /** @param byStatus words by the status that they mean */
    NoneWords(Map<String, List<String>> byStatus) {
        new TreeMap<>(byStatus).forEach((status, all) -> all.forEach(word -> add(word, status)));
    }

    private void add(String word, String status) {
        if (NonePattern.isOne(word)) {
            patterns.put(NonePattern.of(word), status);
        } else {
            words.put(Labels.key(word), status);
        }
    }

    /** What a cell stands for; empty where it holds a value, or nothing. */
    Optional<String> status(RawCell cell) {
        return cell.isText() ? status(cell.key(), cell.text()) : Optional.empty();
    }

    /**
     * What a text stands for; empty where it is a value.
     *
     * @param key of the text, as {@link Labels} compares it
     */
    Optional<String> status(String key, String text) {
        String known = words.get(key);
        if (known != null) {
            return Optional.of(known);
        }
        String line = text.strip();
        return line.length() > LONGEST
                ? Optional.empty()
                : patterns.entrySet().stream()
                        .filter(pattern -> pattern.getKey().matcher(line).matches())
                        .map(Map.Entry::getValue)
                        .findFirst();
    }
}
