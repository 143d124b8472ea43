package fi.robohaku.serve.client;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.List;

/**
 * What a client program says to the test that started it: a command a line, its words parted by tabs; in answer a line
 * for each row, then a full stop, or a line that begins with an exclamation mark and says what went wrong. It needs
 * nothing but Java, for a client has none of our libraries.
 */
final class Conversation {
    private Conversation() {}

    /** Answers one command. */
    interface Command {
        List<String> rows(String[] words) throws Exception;
    }

    static void hold(Command command) throws IOException {
        PrintStream out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
        System.setOut(System.err);
        BufferedReader in = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
        for (String line = in.readLine(); line != null; line = in.readLine()) {
            try {
                for (String row : command.rows(line.split("\t", -1))) {
                    out.println("|" + row.replace("\n", "\\n"));
                }
                out.println(".");
            } catch (Exception | LinkageError | OutOfMemoryError e) {
                e.printStackTrace();
                out.println("!" + (e.getClass().getSimpleName() + ": " + said(e)).replace("\n", "\\n"));
            }
        }
    }

    private static String said(Throwable failure) {
        StringBuilder all = new StringBuilder();
        for (Throwable at = failure; at != null; at = at.getCause()) {
            all.append(at.getMessage()).append(" / ");
        }
        return all.toString();
    }
}
