package fi.robohaku.serve.session;

import java.util.Optional;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Puts what the SQL standard and other databases write into the words of Spark: names in double quotes,
 * {@code FETCH FIRST n ROWS ONLY} and {@code SELECT TOP n}.
 */
final class AnsiSyntax {
    private static final String TEXT = "'(?:[^'\\\\]|\\\\.)*+'";
    private static final String QUOTED = "\"(?:[^\"]|\"\")*+\"";
    private static final Pattern TOKENS =
            Pattern.compile(TEXT + "|`[^`]*+`|--[^\\n]*+|/\\*.*?\\*/|" + QUOTED, Pattern.DOTALL);

    /** A name in double quotes that can be no text: of a table, or with a point before or behind it. */
    private static final Pattern QUOTED_NAME =
            Pattern.compile("(?i:\\b(?:from|join)\\s+|\\.\\s*)" + QUOTED + "|" + QUOTED + "\\s*\\.", Pattern.DOTALL);

    private static final Pattern FETCH = Pattern.compile(
            "(?is)(?:\\s+offset\\s+(\\d+)\\s+rows?)?\\s+fetch\\s+(?:first|next)\\s+(?:(\\d+)\\s+)?rows?\\s+only\\s*;?\\s*$");

    private static final Pattern TOP =
            Pattern.compile("(?is)^\\s*select\\s+top\\s+(?:\\(\\s*(\\d+)\\s*\\)|(\\d+))\\s+");

    private AnsiSyntax() {}

    /** The statement in Spark's words; empty where it holds nothing that could be put so. */
    static Optional<String> translate(String statement) {
        String translated = quoteNames(statement);
        Matcher fetch = FETCH.matcher(translated);
        if (fetch.find()) {
            String offset = fetch.group(1) == null ? "" : " OFFSET " + fetch.group(1);
            String rows = fetch.group(2) == null ? "1" : fetch.group(2);
            translated = translated.substring(0, fetch.start()) + " LIMIT " + rows + offset;
        }
        Matcher top = TOP.matcher(translated);
        if (top.find()) {
            String rows = top.group(1) == null ? top.group(2) : top.group(1);
            translated = "SELECT " + translated.substring(top.end()).replaceFirst("\\s*;?\\s*$", "") + " LIMIT " + rows;
        }
        return translated.equals(statement) ? Optional.empty() : Optional.of(translated);
    }

    /** Where one name of a statement stands in double quotes, all that does is a name, as in the standard. */
    private static String quoteNames(String statement) {
        String withoutTexts = TOKENS.matcher(statement)
                .replaceAll(token -> Matcher.quoteReplacement(isQuotedName(token) ? token.group() : " ' ' "));
        if (!QUOTED_NAME.matcher(withoutTexts).find()) {
            return statement;
        }
        return TOKENS.matcher(statement)
                .replaceAll(
                        token -> Matcher.quoteReplacement(isQuotedName(token) ? quote(token.group()) : token.group()));
    }

    private static boolean isQuotedName(MatchResult token) {
        return token.group().startsWith("\"");
    }

    private static String quote(String name) {
        return "`" + name.substring(1, name.length() - 1).replace("\"\"", "\"").replace("`", "``") + "`";
    }
}
