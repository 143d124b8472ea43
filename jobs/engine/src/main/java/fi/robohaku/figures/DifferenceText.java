package fi.robohaku.figures;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** A difference as people read it. */
public final class DifferenceText {
    private DifferenceText() {}

    /**
     * Documents that changed, and the figures that moved.
     *
     * @param most figures shown at most; 0 for all
     */
    public static String of(Difference difference, int most) {
        List<String> lines = new ArrayList<>();
        lines.add("From run " + difference.from() + " to run " + difference.to());
        lines.add("Documents changed: " + difference.documents().size());
        difference.documents().forEach(one -> lines.add("  " + one.change() + "  " + one.path()));
        difference
                .unreadable()
                .forEach(
                        table -> lines.add(
                                "Not compared: " + table
                                        + ", of which one of the two versions is not there any more (vacuumed, or its log cleaned up)"));
        if (!difference.redefined().isEmpty()) {
            lines.add(
                    "Computed by another definition or other parameters: " + String.join(", ", difference.redefined()));
        }
        lines.add("Figures moved: " + difference.moves().size());
        long shown = most == 0 ? difference.moves().size() : most;
        difference.moves().stream().limit(shown).forEach(move -> lines.add("  " + line(move)));
        if (difference.moves().size() > shown) {
            lines.add("  and " + (difference.moves().size() - shown) + " more; --limit 0 shows all");
        }
        return String.join("\n", lines) + "\n";
    }

    private static String line(Difference.Move move) {
        String change = move.change() == null ? "" : "  " + signed(move.change());
        String relative = move.relative() == null
                ? ""
                : String.format(Locale.ROOT, " (%+.1f %%)", move.relative().movePointRight(2));
        String documents = move.documents().isEmpty() ? "" : "  by " + String.join(", ", move.documents());
        return "gold." + move.mart() + " " + move.row() + " " + move.column() + ": " + text(move.before()) + " -> "
                + text(move.after()) + change + relative + documents;
    }

    private static String signed(BigDecimal change) {
        return (change.signum() > 0 ? "+" : "") + change.toPlainString();
    }

    private static String text(BigDecimal number) {
        return number == null ? "none" : number.toPlainString();
    }
}
