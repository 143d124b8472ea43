package fi.robohaku.cli;

import com.fasterxml.jackson.annotation.JsonInclude;
import fi.robohaku.lakehouse.AnswerJson;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import picocli.CommandLine.Help.Ansi;

/**
 * An error as people and programs get it.
 *
 * @param what what happened, to what
 * @param whatToDo what to do about it; empty where nobody knows
 * @param didYouMean names that were perhaps meant, the nearest first
 * @param log file that has the details; empty where none has
 * @param exitCode code that the program ends with
 */
@JsonInclude(JsonInclude.Include.NON_EMPTY)
record ErrorText(String what, String whatToDo, List<String> didYouMean, String log, int exitCode) {
    ErrorText {
        didYouMean = List.copyOf(didYouMean);
    }

    /** An error of a sentence that says behind its first semicolon what to do. */
    static ErrorText of(String sentence, String log, int exitCode) {
        int semicolon = sentence.indexOf("; ");
        return semicolon < 0
                ? new ErrorText(sentence, "", List.of(), log, exitCode)
                : new ErrorText(
                        sentence.substring(0, semicolon),
                        capitalised(sentence.substring(semicolon + 2)),
                        List.of(),
                        log,
                        exitCode);
    }

    private static String capitalised(String text) {
        return text.isEmpty() ? text : text.substring(0, 1).toUpperCase(Locale.ROOT) + text.substring(1);
    }

    /** Two lines: what happened, and what to do. */
    String lines(Ansi ansi) {
        String first = ansi.string("@|bold,red robohaku:|@ ") + what;
        return whatToDo.isEmpty() ? first : first + System.lineSeparator() + "  " + whatToDo;
    }

    /** One object with the one key {@code error}. */
    String json() {
        return AnswerJson.of(Map.of("error", this));
    }
}
