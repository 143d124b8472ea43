package fi.robohaku.cli;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.time.Instant;
import java.util.Locale;

/**
 * What a command printed and how it ended.
 *
 * @param code exit code
 * @param out what it printed as its answer
 * @param err what it printed beside that
 */
record CommandResult(int code, String out, String err) {
    /** Gives a command line to the program, in this process, at an English terminal. */
    static CommandResult of(String... arguments) {
        return at(Locale.UK, arguments);
    }

    /** Gives a command line to the program, in this process, at a terminal of a locale. */
    static CommandResult at(Locale locale, String... arguments) {
        StringWriter out = new StringWriter();
        StringWriter err = new StringWriter();
        int code = Robohaku.execute(
                arguments, new PrintWriter(out, true), new PrintWriter(err, true), locale, Instant.now());
        return new CommandResult(code, out.toString(), err.toString());
    }
}
