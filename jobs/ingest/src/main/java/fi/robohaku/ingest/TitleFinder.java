package fi.robohaku.ingest;

import fi.robohaku.contracts.Labels;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Finds the title of a template among the texts at the head of a document: as it stands, split over lines, or with
 * something before or after it, as the name of an agency.
 */
final class TitleFinder {
    private static final int LONGEST = 200;
    private static final int MOST_LINES = 3;
    private static final Pattern NO_WORD = Pattern.compile("[^\\p{L}\\p{N}]+");

    private final Map<String, LabelIndex.TitleEntry> titles;

    /** @param titles of templates, by the key of {@link Labels} */
    TitleFinder(Map<String, LabelIndex.TitleEntry> titles) {
        this.titles = titles;
    }

    Optional<LabelIndex.TitleEntry> find(List<String> heads) {
        for (int lines = 1; lines <= MOST_LINES; lines++) {
            Optional<LabelIndex.TitleEntry> exact = joined(heads, lines).stream()
                    .map(text -> titles.get(Labels.key(text)))
                    .filter(title -> title != null)
                    .findFirst();
            if (exact.isPresent()) {
                return exact;
            }
        }
        for (int lines = 1; lines <= MOST_LINES; lines++) {
            Optional<LabelIndex.TitleEntry> within = joined(heads, lines).stream()
                    .filter(text -> text.length() <= LONGEST)
                    .map(this::findWithin)
                    .flatMap(Optional::stream)
                    .findFirst();
            if (within.isPresent()) {
                return within;
            }
        }
        return Optional.empty();
    }

    private static List<String> joined(List<String> heads, int lines) {
        List<String> joined = new ArrayList<>();
        for (int i = 0; i + lines <= heads.size(); i++) {
            joined.add(String.join(" ", heads.subList(i, i + lines)));
        }
        return joined;
    }

    /** The longest title with which a text begins or ends. A title of one word must stand apart by more than a blank. */
    private Optional<LabelIndex.TitleEntry> findWithin(String text) {
        String words = words(text);
        return titles.entrySet().stream()
                .filter(title -> isWithin(text, words, title.getKey()))
                .max(Comparator.comparingInt(title -> title.getKey().length()))
                .map(Map.Entry::getValue);
    }

    private static boolean isWithin(String text, String words, String title) {
        String wanted = words(title);
        if (wanted.isEmpty()) {
            return false;
        }
        if (wanted.indexOf(' ') < 0) {
            return Pattern.compile(
                            "^\\s*" + Pattern.quote(title) + "\\s*[,:;(–—-].*|.*[,:;)–—-]\\s+" + Pattern.quote(title)
                                    + "\\s*$",
                            Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE | Pattern.DOTALL)
                    .matcher(text)
                    .matches();
        }
        return words.equals(wanted) || words.startsWith(wanted + " ") || words.endsWith(" " + wanted);
    }

    private static String words(String text) {
        return NO_WORD.matcher(Labels.key(text)).replaceAll(" ").strip();
    }
}
