package fi.robohaku.drafts;

import java.text.Normalizer;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/** Names for files, tables and columns out of what people write. */
final class Names {
    private static final Pattern MARKS = Pattern.compile("\\p{M}+");
    private static final Pattern OTHER = Pattern.compile("[^a-z0-9]+");
    private static final Pattern ENDS = Pattern.compile("^_+|_+$");
    private static final Pattern BRACKETS = Pattern.compile("[(\\[][^()\\[\\]]*[)\\]]");
    private static final int LONGEST = 40;
    /** Columns that every table has, or that mean something to the program. */
    private static final Set<String> TAKEN = Set.of(
            "document_id",
            "record_no",
            "round",
            "stage",
            "subject_id",
            "provenance",
            "precision",
            "status",
            "sheet",
            "cell",
            "file_name",
            "n_rows");

    private Names() {}

    /** A name of a column or table: lower case letters, digits and underscores, without what stands in brackets. */
    static String snake(String text) {
        String bare = BRACKETS.matcher(text).replaceAll(" ");
        String plain = MARKS.matcher(Normalizer.normalize(bare, Normalizer.Form.NFD))
                .replaceAll("")
                .toLowerCase(Locale.ROOT);
        String name = ENDS.matcher(OTHER.matcher(plain).replaceAll("_")).replaceAll("");
        if (name.length() > LONGEST) {
            name = name.substring(0, LONGEST);
            name = ENDS.matcher(name.substring(0, Math.max(LONGEST / 2, name.lastIndexOf('_'))))
                    .replaceAll("");
        }
        if (name.isEmpty() || Character.isDigit(name.charAt(0))) {
            name = "column_" + name;
        }
        return TAKEN.contains(name) ? "reported_" + name : ENDS.matcher(name).replaceAll("");
    }

    /** A name that is not among those given yet: with a number behind it where it is. */
    static String unlike(String name, Set<String> others) {
        String free = name;
        for (int i = 2; others.contains(free); i++) {
            free = name + "_" + i;
        }
        return free;
    }

    /** A name of a table: letters and underscores alone. */
    static String table(String text) {
        String name = ENDS.matcher(snake(text).replaceAll("[0-9]+", "").replaceAll("_+", "_"))
                .replaceAll("");
        return name.isEmpty() ? "record" : name;
    }

    /** A text as YAML has it between double quotes. */
    static String quoted(String text) {
        return '"' + text.replace("\\", "\\\\").replace("\"", "\\\"").replaceAll("\\s+", " ") + '"';
    }

    /** A text as SQL has it between single quotes. */
    static String sqlText(String text) {
        return "'" + text.replace("\\", "\\\\").replace("'", "\\'").replaceAll("\\s+", " ") + "'";
    }
}
