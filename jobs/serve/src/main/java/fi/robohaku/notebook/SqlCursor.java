package fi.robohaku.notebook;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Tells whether the cursor in a cell is in SQL: below the line of {@code %%sql}, or in a string of Java. */
final class SqlCursor {
    private static final Pattern CELL = Pattern.compile("\\s*%%sql\\b[^\\n]*\\n");
    private static final Pattern WORD = Pattern.compile("[\\p{L}\\d_.]*$");
    private static final String BLOCK = "\"\"\"";

    private SqlCursor() {}

    /** The part of a word before the cursor; empty where there is none. */
    static String wordAt(String cell, int cursor) {
        Matcher word = WORD.matcher(cell.substring(0, cursor));
        return word.find() ? word.group() : "";
    }

    static boolean isInSql(String cell, int cursor) {
        Matcher query = CELL.matcher(cell);
        return query.lookingAt() ? cursor >= query.end() : isInString(cell, cursor);
    }

    private static boolean isInString(String java, int cursor) {
        int at = 0;
        while (at < cursor) {
            String delimiter = delimiterAt(java, at);
            if (delimiter.isEmpty()) {
                at++;
                continue;
            }
            int start = at + delimiter.length();
            int end = endOf(java, start, delimiter);
            if (cursor >= start && cursor <= end) {
                return delimiter.startsWith("\"");
            }
            at = end + closing(delimiter).length();
        }
        return false;
    }

    /** The delimiter that opens a string, a character or a comment here; empty where none does. */
    private static String delimiterAt(String java, int at) {
        for (String delimiter : new String[] {BLOCK, "\"", "'", "//", "/*"}) {
            if (java.startsWith(delimiter, at)) {
                return delimiter;
            }
        }
        return "";
    }

    private static String closing(String delimiter) {
        return switch (delimiter) {
            case "//" -> "\n";
            case "/*" -> "*/";
            default -> delimiter;
        };
    }

    /** The position where it closes; where it never does, the end of its line or, for a text block or comment, of the cell. */
    private static int endOf(String java, int start, String delimiter) {
        boolean isSingleLine = delimiter.length() == 1;
        for (int at = start; at < java.length(); at++) {
            if (java.startsWith(closing(delimiter), at) || (isSingleLine && java.charAt(at) == '\n')) {
                return at;
            }
            if (delimiter.endsWith("\"") && java.charAt(at) == '\\') {
                at++;
            }
        }
        return java.length();
    }
}
