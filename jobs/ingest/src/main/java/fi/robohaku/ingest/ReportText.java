package fi.robohaku.ingest;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/**
 * The text of one paragraph, put together from its runs. Digits that something else stood between, as a struck or deleted
 * number, are kept apart by a line break: they are no number.
 */
final class ReportText {
    private static final Pattern UNSEEN = Pattern.compile("[\\u00ad\\u200b\\u200e\\u200f\\u2060\\ufeff]");
    private static final String IN_NUMBERS = ",.";

    private final StringBuilder text = new StringBuilder();
    private final StringBuilder leftOut = new StringBuilder();
    private final List<String> notes = new ArrayList<>();
    private boolean isCut;
    private boolean hasForeign;
    private boolean hasPlain;
    private boolean hasUnraised;

    /** Adds what a reader sees. */
    void add(String more, boolean isBold) {
        hasUnraised |= !more.isBlank();
        append(more, isBold);
    }

    private void append(String more, boolean isBold) {
        String seen = UNSEEN.matcher(more).replaceAll("");
        if (seen.isEmpty()) {
            return;
        }
        if (isCut && endsInNumber() && startsInNumber(seen)) {
            text.append('\n');
        }
        isCut = isCut && seen.isBlank();
        hasPlain |= !isBold && !seen.isBlank();
        text.append(seen);
    }

    /** Adds raised text behind other text: a mark of a note in characters of its own, anything else as it stands. */
    void addRaised(String more, boolean isBold) {
        if (more.isBlank() || !hasUnraised) {
            append(more, isBold);
            return;
        }
        String raised = NoteMarks.raise(more);
        boolean isMark = !raised.equals(more);
        isCut |= !isMark;
        append(raised, isBold);
        isCut = true;
    }

    /** Adds lowered text, whose digits are never digits of the number beside it. */
    void addLowered(String more, boolean isBold) {
        isCut |= !more.isBlank();
        add(more, isBold);
        isCut |= !more.isBlank();
    }

    /** Leaves out what a reader sees struck or does not see. */
    void leaveOut(String more) {
        isCut |= !more.isEmpty();
        leftOut.append(more);
    }

    /** Marks where something stood that is no text: a deletion, a note. */
    void cut() {
        isCut = true;
    }

    void addNote(String note) {
        isCut = true;
        if (!note.isBlank()) {
            notes.add(note.strip());
        }
    }

    /** Marks where something stands that another program shows, as a sheet of a workbook. */
    void addForeign() {
        hasForeign = true;
    }

    boolean hasForeign() {
        return hasForeign;
    }

    String text() {
        return text.toString().strip();
    }

    String leftOut() {
        return leftOut.toString().strip();
    }

    List<String> notes() {
        return List.copyOf(notes);
    }

    boolean isBold() {
        return !hasPlain && !text.toString().isBlank();
    }

    private boolean endsInNumber() {
        String before = text.toString().strip();
        return !before.isEmpty() && isOfNumber(before.charAt(before.length() - 1));
    }

    private static boolean startsInNumber(String more) {
        String after = more.strip();
        return !after.isEmpty() && isOfNumber(after.charAt(0));
    }

    private static boolean isOfNumber(char one) {
        return Character.isDigit(one) || IN_NUMBERS.indexOf(one) >= 0;
    }
}
