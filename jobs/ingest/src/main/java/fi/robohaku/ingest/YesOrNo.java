package fi.robohaku.ingest;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Yes and no as people write and tick them, in the three languages: {@code kyllä}, {@code ✔}, {@code ☐ ja ☒ nej}. */
final class YesOrNo {
    private static final int LONGEST = 60;
    private static final Set<String> YES = Set.of(
            "kyllä",
            "k",
            "on",
            "x",
            "ja",
            "yes",
            "y",
            "true",
            "tosi",
            "sant",
            "1",
            "kyllä on",
            "joo",
            "[x]",
            "☒",
            "☑",
            "✓",
            "✔",
            "✅",
            "√",
            "🗹");
    private static final Set<String> NO =
            Set.of("ei", "e", "ei ole", "nej", "no", "n", "false", "epätosi", "falskt", "0", "☐", "[ ]", "[]", "❌");
    private static final Pattern UNSEEN = Pattern.compile("[\\p{Cf}\\ufe0e\\ufe0f]");
    private static final Pattern SPACES = Pattern.compile("[\\s\\p{Z}]+");
    private static final Pattern END = Pattern.compile("[ .!,;:]+$");
    private static final String TICKED = "☒|☑|✓|✔|✅|🗹|\\[x\\]|\\(x\\)";
    private static final String OPEN = "☐|□|\\[ ?\\]|\\( ?\\)";
    private static final Pattern BOX = Pattern.compile("(?:(?<ticked>" + TICKED + ")|(?<open>" + OPEN + "))");

    private YesOrNo() {}

    /** The answer of a text; empty where it is none, or where it is both. */
    static Optional<Boolean> parse(String text) {
        if (text.length() > LONGEST) {
            return Optional.empty();
        }
        String word = SPACES.matcher(UNSEEN.matcher(text).replaceAll("")).replaceAll(" ");
        word = END.matcher(word.strip()).replaceFirst("").toLowerCase(Locale.ROOT);
        Optional<Boolean> answer = parseWord(word);
        return answer.isPresent() ? answer : parseBoxes(word);
    }

    private static Optional<Boolean> parseWord(String word) {
        if (YES.contains(word)) {
            return Optional.of(true);
        }
        return NO.contains(word) ? Optional.of(false) : Optional.empty();
    }

    /** Boxes with a word each, all before their words or all after them; one of them is ticked. */
    private static Optional<Boolean> parseBoxes(String text) {
        List<Boolean> ticked = new ArrayList<>();
        List<String> words = new ArrayList<>();
        Matcher box = BOX.matcher(text);
        int end = 0;
        while (box.find()) {
            words.add(text.substring(end, box.start()));
            ticked.add(box.group("ticked") != null);
            end = box.end();
        }
        words.add(text.substring(end));
        boolean isBefore = words.get(0).isBlank();
        if (ticked.isEmpty() || isBefore == words.get(words.size() - 1).isBlank()) {
            return Optional.empty();
        }
        Optional<Boolean> answer = Optional.empty();
        for (int i = 0; i < ticked.size(); i++) {
            Optional<Boolean> word = parseLabel(words.get(isBefore ? i + 1 : i));
            if (word.isEmpty() || (ticked.get(i) && answer.isPresent())) {
                return Optional.empty();
            }
            answer = ticked.get(i) ? word : answer;
        }
        return answer;
    }

    private static Optional<Boolean> parseLabel(String text) {
        String word = text.replaceAll("^[ /|,;]+|[ /|,;]+$", "");
        return word.length() < 2 ? Optional.empty() : parseWord(word);
    }
}
