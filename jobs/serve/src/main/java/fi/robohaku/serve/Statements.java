package fi.robohaku.serve;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Text split at the semicolons that stand outside quotes and comments.
 *
 * @param complete statements that ended with a semicolon, without it; none is blank
 * @param rest what follows the last semicolon, blank where there is nothing but comments
 */
public record Statements(List<String> complete, String rest) {
    private static final String COMMENT = "--[^\\n]*|/\\*.*?\\*/";
    /** Comments, quoted text and names, what is opened and never closed, and the semicolons between them. */
    private static final Pattern PARTS = Pattern.compile(
            COMMENT + "|'(?:[^'\\\\]|\\\\.)*'|\"(?:[^\"\\\\]|\\\\.)*\"|`[^`]*`|['\"`].*\\z|/\\*.*\\z|;",
            Pattern.DOTALL);

    private static final Pattern COMMENTS = Pattern.compile(COMMENT, Pattern.DOTALL);

    public Statements {
        complete = List.copyOf(complete);
    }

    public static Statements of(String text) {
        List<String> complete = new ArrayList<>();
        Matcher parts = PARTS.matcher(text);
        int from = 0;
        while (parts.find()) {
            if (parts.group().equals(";")) {
                String statement = text.substring(from, parts.start());
                if (!isBlank(statement)) {
                    complete.add(statement.strip());
                }
                from = parts.end();
            }
        }
        String rest = text.substring(from);
        return new Statements(complete, isBlank(rest) ? "" : rest.strip());
    }

    /** All of them, the last one also where no semicolon ends it. */
    public List<String> all() {
        List<String> all = new ArrayList<>(complete);
        if (!rest.isEmpty()) {
            all.add(rest);
        }
        return all;
    }

    private static boolean isBlank(String text) {
        return text.isBlank() || COMMENTS.matcher(text).replaceAll(" ").isBlank();
    }
}
