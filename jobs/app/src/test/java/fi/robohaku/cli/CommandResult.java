package fi.robohaku.cli;

import java.io.PrintWriter;
import java.io.StringWriter;

/**
 * What a command printed and how it ended.
 *
 * @param code exit code
 * @param out what it printed as its answer
 * @param err what it printed beside that
 */
record CommandResult(int code, String out, String err) {
    /** Gives a command line to the program, in this process. */
    static CommandResult of(String... arguments) {
        StringWriter out = new StringWriter();
        StringWriter err = new StringWriter();
        int code = Robohaku.commandLine(new PrintWriter(out, true), new PrintWriter(err, true))
                .execute(arguments);
        return new CommandResult(code, out.toString(), err.toString());
    }
}
