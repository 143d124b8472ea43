package fi.robohaku.serve.shell;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Splits a text into statements, at the semicolons outside quotes and comments.
 *
 * @param complete statements that ended with a semicolon, without it; none is blank
 * @param rest the text after the last semicolon; empty where it holds nothing but comments
 */
public record StatementSplitter(List<String> complete, String rest) {
    private static final String COMMENT = "--[^\\n]*|/\\*.*?\\*/";
    /** Comments, quoted text and names, also those that are never closed, and the semicolons between them. */
    private static final Pattern TOKENS = Pattern.compile(
            COMMENT + "|'(?:[^'\\\\]|\\\\.)*'|\"(?:[^\"\\\\]|\\\\.)*\"|`[^`]*`|['\"`].*\\z|/\\*.*\\z|;",
            Pattern.DOTALL);

    private static final Pattern COMMENTS = Pattern.compile(COMMENT, Pattern.DOTALL);

    public StatementSplitter {
        complete = List.copyOf(complete);
    }

    public static StatementSplitter split(String text) {
        List<String> complete = new ArrayList<>();
        Matcher tokens = TOKENS.matcher(text);
        int from = 0;
        while (tokens.find()) {
            if (tokens.group().equals(";")) {
                String statement = text.substring(from, tokens.start());
                if (!isBlank(statement)) {
                    complete.add(statement.strip());
                }
                from = tokens.end();
            }
        }
        String rest = text.substring(from);
        return new StatementSplitter(complete, isBlank(rest) ? "" : rest.strip());
    }

    /** All statements, the last one also where no semicolon ends it. */
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
