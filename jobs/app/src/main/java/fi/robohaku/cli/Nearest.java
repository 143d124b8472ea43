package fi.robohaku.cli;

import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import org.apache.commons.text.similarity.LevenshteinDistance;

/** What was perhaps meant where a name is not there. */
final class Nearest {
    private static final int MOST = 3;

    private Nearest() {}

    /** The names that differ from the given one in no more than a third of its letters, or begin with it; nearest first. */
    static List<String> of(String name, Collection<String> names) {
        String sought = name.toLowerCase(Locale.ROOT);
        return names.stream()
                .filter(known -> distance(sought, known) <= Math.max(1, sought.length() / 3)
                        || (sought.length() > 2
                                && known.toLowerCase(Locale.ROOT).startsWith(sought)))
                .sorted(Comparator.comparingInt((String known) -> distance(sought, known))
                        .thenComparing(Comparator.naturalOrder()))
                .distinct()
                .limit(MOST)
                .toList();
    }

    private static int distance(String sought, String known) {
        return LevenshteinDistance.getDefaultInstance().apply(sought, known.toLowerCase(Locale.ROOT));
    }
}
