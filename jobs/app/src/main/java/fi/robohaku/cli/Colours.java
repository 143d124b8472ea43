package fi.robohaku.cli;

import java.util.Optional;
import picocli.CommandLine.Help.Ansi;

/** Where colours are shown: at a terminal that has them, unless {@code NO_COLOR} is set. */
final class Colours {
    private Colours() {}

    /** Colours of the answer. */
    static Ansi ofAnswer() {
        return at("robohaku.answer.terminal");
    }

    /** Colours of errors and progress. */
    static Ansi ofErrors() {
        return at("robohaku.terminal");
    }

    private static Ansi at(String terminal) {
        return wanted(Boolean.getBoolean(terminal), System.getenv("NO_COLOR"), System.getenv("TERM"))
                ? Ansi.ON
                : Ansi.OFF;
    }

    /**
     * Whether to colour.
     *
     * @param isTerminal whether a person watches
     * @param noColour value of {@code NO_COLOR}, null where it is not set; by no-color.org an empty one counts as not set
     * @param kind value of {@code TERM}, null where it is not set
     */
    static boolean wanted(boolean isTerminal, String noColour, String kind) {
        return isTerminal && Optional.ofNullable(noColour).orElse("").isEmpty() && kind != null && !kind.equals("dumb");
    }
}
