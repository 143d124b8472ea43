package fi.robohaku.drafts;

import fi.robohaku.contracts.Field;
import fi.robohaku.ingest.OpenedDocument.Cell;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Looks at a column of a document: what its values are, and what its heading says of them. */
final class ColumnProfile {
    private static final Pattern NUMBER = Pattern.compile(
            "[-−–+]?\\d{1,3}(?:[ ,.\\u00a0\\u202f]\\d{3})+(?:[.,]\\d+)?|[-−–+]?\\d+(?:[.,]\\d+)?(?:[eE][+-]?\\d{1,2})?");
    private static final Pattern WHOLE = Pattern.compile("[-−–+]?\\d{1,9}");
    private static final Pattern YEAR = Pattern.compile("(?:19|20)\\d{2}");
    private static final Pattern READABLE_DATE =
            Pattern.compile("\\d{4}-\\d{1,2}-\\d{1,2}(?:[T ].*)?|\\d{1,2}\\. ?\\d{1,2}\\. ?\\d{4}");
    private static final Pattern OTHER_DATE = Pattern.compile("\\d{1,2}[/-]\\d{1,2}[/-]\\d{2,4}");
    private static final Pattern YES_OR_NO = Pattern.compile("(?i)yes|no|true|false|kyllä|ei|ja|nej|y|n");
    private static final Pattern MULTIPLE = Pattern.compile("(?i)\\s*(?:billion|bn|million|mn|m|thousand|k)\\.?$");
    private static final Pattern PERSON = Pattern.compile(
            "(?i).*\\b(?:e-?mail|phone|telephone|contact|sro|senior responsible|project director|manager name|official"
                    + "|puhelin|sähköposti|yhteyshenkilö|kontaktperson|epost|e-post)\\b.*");
    private static final Pattern YEAR_HEADING = Pattern.compile("(?i).*\\b(?:year|vuosi|år)\\b.*");
    private static final double MOST = 0.6;

    private final String heading;
    private final List<Cell> filled;
    private final int rows;
    private final Money money;

    /** @param cells one for each row, empty ones too */
    ColumnProfile(String heading, List<Cell> cells) {
        this.heading = heading;
        this.filled = cells.stream().filter(cell -> !cell.text().isEmpty()).toList();
        this.rows = cells.size();
        this.money = Money.of(heading, filled.stream().map(Cell::text).toList());
    }

    Money money() {
        return money;
    }

    /** Whether each row has a value here, and each its own. */
    boolean isKey() {
        return rows > 0
                && filled.size() == rows
                && new HashSet<>(texts().toList()).size() == rows
                && (type() == Field.Type.TEXT || type() == Field.Type.INTEGER);
    }

    /** The column as a contract may have it. */
    ColumnDraft draft(String name, boolean isRequired) {
        boolean isPersonal = PERSON.matcher(heading).matches();
        Field.Type type = isPersonal ? Field.Type.TEXT : type();
        return new ColumnDraft(
                name,
                heading,
                type,
                type == Field.Type.MONEY ? Optional.of(money.unit()) : Optional.empty(),
                isRequired,
                isPersonal,
                type.isNumeric()
                        ? NoneWordDraft.of(
                                texts().filter(text -> !isNumber(text)).toList())
                        : List.of(),
                remark(type, isPersonal));
    }

    private String remark(Field.Type type, boolean isPersonal) {
        if (isPersonal) {
            return "looks like personal data, which is not stored; check";
        }
        if (filled.isEmpty()) {
            return "empty in this document; check the type";
        }
        if (type == Field.Type.TEXT && share(text -> OTHER_DATE.matcher(text).matches()) >= MOST) {
            return "dates such as " + filled.get(0).text() + " are kept as text";
        }
        if (type == Field.Type.MONEY && money.isGuessed()) {
            return "no sign of a currency; check";
        }
        return "";
    }

    /** Share of filled cells whose text is as asked. */
    private double share(java.util.function.Predicate<String> condition) {
        return filled.isEmpty() ? 0 : (double) texts().filter(condition).count() / filled.size();
    }

    private Stream<String> texts() {
        return filled.stream().map(Cell::text);
    }

    private Field.Type type() {
        if (filled.isEmpty()) {
            return Field.Type.TEXT;
        }
        if (filled.stream()
                .allMatch(cell ->
                        cell.isDate() || READABLE_DATE.matcher(cell.text()).matches())) {
            return Field.Type.DATE;
        }
        if (share(text -> YES_OR_NO.matcher(text).matches()) == 1) {
            return Field.Type.BOOLEAN;
        }
        if (share(ColumnProfile::isNumber) < MOST) {
            return Field.Type.TEXT;
        }
        if (money.isMoney()) {
            return Field.Type.MONEY;
        }
        if (share(text -> text.endsWith("%")) >= MOST) {
            return Field.Type.SHARE;
        }
        if (YEAR_HEADING.matcher(heading).matches()
                && share(text -> YEAR.matcher(text).matches()) == 1) {
            return Field.Type.YEAR;
        }
        boolean isWhole = texts().filter(ColumnProfile::isNumber)
                .allMatch(text -> WHOLE.matcher(text).matches());
        return isWhole ? Field.Type.INTEGER : Field.Type.NUMBER;
    }

    /** Whether a text is a number, with or without signs of a currency, a multiple or per cent. */
    static boolean isNumber(String text) {
        String bare = Money.withoutMarks(text.toLowerCase(Locale.ROOT)).replace("%", "");
        return NUMBER.matcher(MULTIPLE.matcher(bare.strip()).replaceFirst("").strip())
                .matches();
    }
}
