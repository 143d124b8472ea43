package fi.robohaku.ingest;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The one option that is ticked of several with a box each: {@code ☐ kyllä ☒ osittain ☐ ei}. */
final class TickedOption {
    private static final int LONGEST = 400;
    private static final Pattern BOX =
            Pattern.compile("(?<ticked>☒|☑|✓|✔|✅|🗹|\\[[xX]\\]|\\([xX]\\))|☐|□|\\[ ?\\]|\\( ?\\)");
    private static final Pattern AROUND = Pattern.compile("^[\\s\\p{Z}/|,;]+|[\\s\\p{Z}/|,;]+$");

    private TickedOption() {}

    /** The option; empty where none is ticked, or more than one, or where it is not clear which box is whose. */
    static Optional<String> of(String text) {
        if (text.length() > LONGEST) {
            return Optional.empty();
        }
        List<Boolean> ticked = new ArrayList<>();
        List<String> words = new ArrayList<>();
        Matcher box = BOX.matcher(text);
        int end = 0;
        while (box.find()) {
            words.add(AROUND.matcher(text.substring(end, box.start())).replaceAll(""));
            ticked.add(box.group("ticked") != null);
            end = box.end();
        }
        words.add(AROUND.matcher(text.substring(end)).replaceAll(""));
        boolean isBefore = words.get(0).isEmpty();
        boolean isAfter = words.get(words.size() - 1).isEmpty();
        if (isBefore == isAfter || ticked.stream().filter(one -> one).count() != 1) {
            return Optional.empty();
        }
        int chosen = ticked.indexOf(true) + (isBefore ? 1 : 0);
        return Optional.of(words.get(chosen)).filter(word -> !word.isEmpty());
    }
}
