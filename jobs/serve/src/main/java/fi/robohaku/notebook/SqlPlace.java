package fi.robohaku.notebook;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Where in a cell the person types SQL: below the line of {@code %%sql}, and between quotation marks of Java. */
final class SqlPlace {
    private static final Pattern CELL = Pattern.compile("\\s*%%sql\\b[^\\n]*\\n");
    private static final Pattern WORD = Pattern.compile("[\\p{L}\\d_.]*$");
    private static final String BLOCK = "\"\"\"";

    private SqlPlace() {}

    /** What a word at the cursor begins with; empty where none does. */
    static String word(String cell, int cursor) {
        Matcher word = WORD.matcher(cell.substring(0, cursor));
        return word.find() ? word.group() : "";
    }

    static boolean isAt(String cell, int cursor) {
        Matcher query = CELL.matcher(cell);
        return query.lookingAt() ? cursor >= query.end() : isInQuotes(cell, cursor);
    }

    private static boolean isInQuotes(String java, int cursor) {
        int at = 0;
        while (at < cursor) {
            String mark = markAt(java, at);
            if (mark.isEmpty()) {
                at++;
                continue;
            }
            int start = at + mark.length();
            int end = endOf(java, start, mark);
            if (cursor >= start && cursor <= end) {
                return mark.startsWith("\"");
            }
            at = end + closing(mark).length();
        }
        return false;
    }

    /** What opens a text, a character or a comment here; empty where nothing does. */
    private static String markAt(String java, int at) {
        for (String mark : new String[] {BLOCK, "\"", "'", "//", "/*"}) {
            if (java.startsWith(mark, at)) {
                return mark;
            }
        }
        return "";
    }

    private static String closing(String mark) {
        return switch (mark) {
            case "//" -> "\n";
            case "/*" -> "*/";
            default -> mark;
        };
    }

    /** Where it closes; where it is not closed, the end of its line or, for what may be longer, of the cell. */
    private static int endOf(String java, int start, String mark) {
        boolean isOfOneLine = mark.length() == 1;
        for (int at = start; at < java.length(); at++) {
            if (java.startsWith(closing(mark), at) || (isOfOneLine && java.charAt(at) == '\n')) {
                return at;
            }
            if (mark.endsWith("\"") && java.charAt(at) == '\\') {
                at++;
            }
        }
        return java.length();
    }
}
