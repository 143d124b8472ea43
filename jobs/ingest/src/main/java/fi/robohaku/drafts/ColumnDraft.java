package fi.robohaku.drafts;

import fi.robohaku.contracts.Field;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * A column of a document as a contract may have it.
 *
 * @param name of the field and of the column of the table
 * @param heading as it stands in the document
 * @param type what its values look like
 * @param unit what a bare number means; empty where the heading does not say, or it is no number
 * @param isRequired whether each row has a value of its own there
 * @param isPersonal whether it looks like personal data, which is recognised and never stored
 * @param noneWords texts that stand among its numbers
 * @param remark what a person must look at; empty where nothing
 */
public record ColumnDraft(
        String name,
        String heading,
        Field.Type type,
        Optional<Field.Unit> unit,
        boolean isRequired,
        boolean isPersonal,
        List<String> noneWords,
        String remark) {
    private static final Pattern BRACKETS = Pattern.compile("\\s*[(\\[][^()\\[\\]]*[)\\]]\\s*$");

    public ColumnDraft {
        noneWords = List.copyOf(noneWords);
    }

    /** What people read above its figures: tables hold whole units, whatever the heading of the document counts in. */
    String label() {
        boolean isMoney = type == Field.Type.MONEY;
        String bare = isMoney ? BRACKETS.matcher(heading).replaceFirst("") : heading;
        return bare.isBlank() ? heading : bare;
    }

    /** Whether its numbers can be added up. */
    boolean isAmount() {
        return !isPersonal && (type == Field.Type.MONEY || (type == Field.Type.NUMBER && unit.isEmpty()));
    }

    /** The type of the column of its table. */
    String sqlType() {
        return switch (type) {
            case MONEY -> "DECIMAL(18,2)";
            case NUMBER, RANGE, SHARE -> "DECIMAL(18,6)";
            case INTEGER, YEAR -> "INT";
            case DATE -> "DATE";
            case BOOLEAN -> "BOOLEAN";
            case TEXT, TERM -> "STRING";
        };
    }

    /** The line of the contract. */
    String yaml() {
        StringBuilder line = new StringBuilder("{name: " + name + ", label: {fi: " + Names.quoted(heading) + "}");
        if (isPersonal) {
            line.append(", personal: true");
        } else {
            line.append(", column: ").append(name);
        }
        if (type != Field.Type.TEXT) {
            line.append(", type: ").append(type.name().toLowerCase(Locale.ROOT));
        }
        unit.ifPresent(one -> line.append(", unit: ").append(one.name().toLowerCase(Locale.ROOT)));
        if (isRequired) {
            line.append(", required: true");
        }
        return line + "}" + (remark.isEmpty() ? "" : "  # " + remark);
    }

    /** The same with other words for none. */
    ColumnDraft withNoneWords(List<String> others) {
        return new ColumnDraft(name, heading, type, unit, isRequired, isPersonal, others, remark);
    }

    /** The same under another name, as where one is taken. */
    ColumnDraft named(String other) {
        return new ColumnDraft(other, heading, type, unit, isRequired, isPersonal, noneWords, remark);
    }
}
