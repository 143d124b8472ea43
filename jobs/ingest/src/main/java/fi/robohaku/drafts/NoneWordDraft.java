package fi.robohaku.drafts;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Words for none out of the texts that stand among numbers: a text with a number in it becomes a pattern. */
final class NoneWordDraft {
    private static final int MOST = 12;
    private static final Pattern UP_TO_A_NUMBER = Pattern.compile("(\\p{L}[^\\d]{4,}?)\\s*\\d.*", Pattern.DOTALL);
    private static final Pattern SPECIAL = Pattern.compile("[\\\\^$.|?*+()\\[\\]{}]");

    private NoneWordDraft() {}

    /** The words, each once, in the order in which they stand. */
    static List<String> of(List<String> texts) {
        Set<String> words = new LinkedHashSet<>();
        for (String text : texts) {
            Matcher numbered = UP_TO_A_NUMBER.matcher(text);
            words.add(
                    numbered.matches()
                            ? "/" + SPECIAL.matcher(numbered.group(1).strip()).replaceAll("\\\\$0") + " .*/"
                            : text);
        }
        return words.stream().limit(MOST).toList();
    }
}
