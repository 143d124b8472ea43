package fi.robohaku.ingest;

import java.util.HashMap;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Marks of notes: raised digits and letters, as characters of their own, so that they are never digits of a number. */
final class NoteMarks {
    private static final int LONGEST = 5;

    /** Labels and numbers are short; looking for marks in a long text would take long. */
    private static final int LONGEST_MARKED = 300;

    private static final Map<Integer, String> RAISED = raised();
    private static final Pattern MARKS = Pattern.compile("[0-9a-z*†‡§(),; ]+");
    private static final Pattern ONE_LETTER = Pattern.compile("[^a-z]*[a-z]?[^a-z]*");
    private static final Pattern AT_END =
            Pattern.compile("(?<=[^\\s])[\\s\\p{Z}]*[⁰¹²³⁴⁵⁶⁷⁸⁹⁽⁾ᵃᵇᶜᵈᵉᶠᵍʰⁱʲᵏˡᵐⁿᵒᵖʳˢᵗᵘᵛʷˣʸᶻ†‡§﹡⸴⁏]+[\\s\\p{Z}]*$");

    private static final Pattern TEN_AT_END = Pattern.compile("(?<!\\d)10$");

    private NoteMarks() {}

    /** Raised text as raised characters where it looks like a mark; the same text where it is more. */
    static String raise(String text) {
        String mark = text.strip();
        boolean isMark = !mark.isEmpty()
                && mark.length() <= LONGEST
                && MARKS.matcher(mark).matches()
                && ONE_LETTER.matcher(mark).matches();
        return isMark
                ? mark.codePoints()
                        .mapToObj(one -> RAISED.getOrDefault(one, Character.toString(one)))
                        .collect(Collectors.joining())
                : text;
    }

    /** The text without the marks at its end. What is raised behind a ten is its exponent and no mark. */
    static String strip(String text) {
        if (text.length() > LONGEST_MARKED) {
            return text;
        }
        String bare = AT_END.matcher(text).replaceFirst("");
        return TEN_AT_END.matcher(bare).find() ? text : bare;
    }

    private static Map<Integer, String> raised() {
        String plain = "0123456789()abcdefghijklmnoprstuvwxyz*,;";
        String marks = "⁰¹²³⁴⁵⁶⁷⁸⁹⁽⁾ᵃᵇᶜᵈᵉᶠᵍʰⁱʲᵏˡᵐⁿᵒᵖʳˢᵗᵘᵛʷˣʸᶻ﹡⸴⁏";
        Map<Integer, String> map = new HashMap<>();
        for (int i = 0; i < plain.length(); i++) {
            map.put((int) plain.charAt(i), marks.substring(i, i + 1));
        }
        map.put((int) ' ', "");
        return Map.copyOf(map);
    }
}
