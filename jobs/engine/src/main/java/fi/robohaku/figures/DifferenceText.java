package fi.robohaku.figures;

import fi.robohaku.export.text.Messages;
import fi.robohaku.export.text.ValueFormat;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** A difference as people read it. Figures are told with all their digits, as the tables hold them. */
public final class DifferenceText {
    private static final String INDENT = "  ";

    private final Messages messages;
    private final ValueFormat values;

    public DifferenceText(Messages messages) {
        this.messages = messages;
        this.values = messages.values();
    }

    /**
     * Tells which documents changed and which figures moved.
     *
     * @param most figures shown at most; 0 for all
     */
    public String write(Difference difference, int most) {
        List<String> lines = new ArrayList<>();
        lines.add(messages.say("diff.runs", Map.of("from", difference.from(), "to", difference.to())));
        lines.add(messages.say(
                "diff.documents", Map.of("n", difference.documents().size())));
        difference.documents().forEach(one -> lines.add(INDENT + change(one.change()) + INDENT + one.path()));
        difference.unreadable().forEach(table -> lines.add(messages.say("diff.unreadable", Map.of("table", table))));
        if (!difference.redefined().isEmpty()) {
            lines.add(messages.say("diff.redefined", Map.of("marts", String.join(", ", difference.redefined()))));
        }
        int moved = difference.moves().size();
        lines.add(messages.say("diff.moves", Map.of("n", moved)));
        int shown = most == 0 ? moved : Math.min(most, moved);
        difference.moves().stream().limit(shown).forEach(move -> lines.add(INDENT + line(move)));
        if (moved > shown) {
            lines.add(INDENT + messages.say("diff.more", Map.of("n", moved - shown)));
        }
        return String.join("\n", lines) + "\n";
    }

    private String change(String change) {
        return messages.say("diff." + change);
    }

    private String line(Difference.Move move) {
        String change = move.change() == null ? "" : INDENT + signed(move.change());
        String relative = move.relative() == null ? "" : " (" + values.percentChange(move.relative()) + ")";
        String documents = move.documents().isEmpty()
                ? ""
                : INDENT + messages.say("diff.by", Map.of("documents", String.join(", ", move.documents())));
        return "gold." + move.mart() + " " + move.row() + " " + move.column() + ": " + text(move.before()) + " -> "
                + text(move.after()) + change + relative + documents;
    }

    private static String signed(BigDecimal change) {
        return (change.signum() > 0 ? "+" : "") + change.toPlainString();
    }

    private String text(BigDecimal number) {
        return number == null ? messages.say("diff.none") : number.toPlainString();
    }
}
