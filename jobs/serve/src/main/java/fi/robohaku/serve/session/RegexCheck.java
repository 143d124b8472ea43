package fi.robohaku.serve.session;

import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;
import org.apache.spark.sql.catalyst.expressions.Expression;
import org.apache.spark.sql.catalyst.expressions.RLike;
import org.apache.spark.sql.catalyst.expressions.RegExpExtractBase;
import org.apache.spark.sql.catalyst.expressions.RegExpReplace;
import org.apache.spark.sql.catalyst.expressions.StringSplit;

/**
 * Tries a regular expression on a text before Spark does, in a way that can be stopped. A pattern with repetitions can try
 * for years, or go as deep as the text is long; Spark can neither be stopped while it does, nor goes on after it.
 */
final class RegexCheck {
    private static final Pattern REPETITION = Pattern.compile("[*+?{]");

    private RegexCheck() {}

    /** Whether a function matches a pattern that can take long: one that is computed, or has repetitions. */
    static boolean isNeeded(Expression function) {
        if (!(function instanceof RLike
                || function instanceof RegExpReplace
                || function instanceof RegExpExtractBase
                || function instanceof StringSplit)) {
            return false;
        }
        Expression pattern = function.children().apply(1);
        if (!pattern.foldable()) {
            return true;
        }
        Object text = pattern.eval(null);
        return text != null && REPETITION.matcher(text.toString()).find();
    }

    /**
     * Finds all matches. It fails where its query is stopped meanwhile.
     *
     * @param values the text and the pattern, and what else the function takes
     * @throws IllegalArgumentException if the pattern goes too deep for the text
     */
    static void run(String function, List<Object> values) {
        if (values.get(0) == null || values.get(1) == null) {
            return;
        }
        try {
            Matcher matches = Pattern.compile(values.get(1).toString())
                    .matcher(new StoppableText(values.get(0).toString()));
            while (matches.find()) {
                StopCheck.requireNoInterruption();
            }
        } catch (PatternSyntaxException e) {
            // Spark says what is wrong with it.
            return;
        } catch (StackOverflowError e) {
            throw new IllegalArgumentException(
                    function
                            + ": the regular expression goes too deep for a text of this length; repeat single characters"
                            + " ([ab]*) rather than alternatives ((a|b)*)",
                    e);
        }
    }

    /** A text that can no longer be read once the query is stopped. */
    private record StoppableText(String text) implements CharSequence {
        @Override
        public char charAt(int index) {
            StopCheck.requireNoInterruption();
            return text.charAt(index);
        }

        @Override
        public int length() {
            return text.length();
        }

        @Override
        public CharSequence subSequence(int begin, int end) {
            return new StoppableText(text.substring(begin, end));
        }

        @Override
        public String toString() {
            return text;
        }
    }
}
