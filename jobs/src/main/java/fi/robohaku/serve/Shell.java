package fi.robohaku.serve;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;

/** Takes statements and commands, and prints what comes of them. A failure is told in a line and ends nothing. */
public final class Shell {
    /** The commands there are, each with what it does. */
    static final List<List<String>> COMMANDS = List.of(
            List.of("\\d", "lists the tables"),
            List.of("\\d NAME", "describes a table: what a row is, its columns, their units and labels"),
            List.of("\\x", "a line for each column, or a line for each row again"),
            List.of("\\limit ROWS", "shows at most so many rows; 0 for all"),
            List.of("\\export FILE.csv", "writes the whole answer to the last query to a file that is not there yet"),
            List.of("\\?", "says this"),
            List.of("\\q", "ends (as does Ctrl-D); Ctrl-C stops the running query"));

    private static final int MOST_LINES = 1_000;

    private final Asker asker;
    private final TableHelp help;
    private final PrintWriter out;
    private final PrintWriter err;
    private RowFormat format;
    private OptionalInt limit;
    private Optional<String> last = Optional.empty();

    /** @param limit rows shown at most, 0 for all; where it is not given, 1 000 for people and all for programs */
    public Shell(Asker asker, TableHelp help, RowFormat format, OptionalInt limit, PrintWriter out, PrintWriter err) {
        this.asker = asker;
        this.help = help;
        this.format = format;
        this.limit = limit;
        this.out = out;
        this.err = err;
    }

    /**
     * Takes one or more statements, or one command, and tells failures.
     *
     * @return whether there may be more to come
     */
    boolean take(String entry) {
        try {
            return entry.strip().startsWith("\\") ? command(entry.strip()) : statements(entry);
        } catch (QueryFailedException | IllegalArgumentException e) {
            err.println("robohaku: " + e.getMessage());
        } catch (FileAlreadyExistsException e) {
            err.println("robohaku: " + e.getFile() + " is there already; name a new file");
        } catch (IOException e) {
            err.println("robohaku: The file cannot be written: " + e.getMessage());
        }
        err.flush();
        return true;
    }

    /**
     * Takes all that a text holds: statements that semicolons separate, and commands on lines of their own.
     *
     * @throws QueryFailedException at the first that cannot be answered
     * @throws IOException where the text cannot be read or a file cannot be written
     */
    public void takeAll(BufferedReader text) throws IOException {
        StringBuilder waiting = new StringBuilder();
        for (String line = text.readLine(); line != null; line = text.readLine()) {
            if (waiting.toString().isBlank() && line.startsWith("\\")) {
                if (!command(line.strip())) {
                    return;
                }
            } else {
                waiting.append(line).append('\n');
                Statements split = Statements.of(waiting.toString());
                if (!split.complete().isEmpty()) {
                    split.complete().forEach(this::ask);
                    waiting = new StringBuilder(split.rest()).append('\n');
                }
            }
        }
        statements(waiting.toString());
    }

    private boolean statements(String text) {
        Statements.of(text).all().forEach(this::ask);
        return true;
    }

    private void ask(String statement) {
        last = Optional.of(statement);
        int most = limit.orElse(format == RowFormat.TABLE || format == RowFormat.VERTICAL ? MOST_LINES : 0);
        boolean isCut = asker.ask(statement, format, most, out);
        out.flush();
        if (isCut) {
            err.println("There are more than " + most + " rows; --limit 0 shows them all, in the shell \\limit 0");
            err.flush();
        }
    }

    private boolean command(String text) throws IOException {
        String[] parts = text.replaceFirst(";\\s*$", "").split("\\s+", 2);
        String argument = parts.length < 2 ? "" : parts[1].strip();
        switch (parts[0]) {
            case "\\q" -> {
                return false;
            }
            case "\\?" ->
                COMMANDS.forEach(command ->
                        out.println(String.format(Locale.ROOT, "  %-18s %s", command.get(0), command.get(1))));
            case "\\d" -> help.print(argument, out);
            case "\\x" -> {
                format = format == RowFormat.VERTICAL ? RowFormat.TABLE : RowFormat.VERTICAL;
                out.println(format == RowFormat.VERTICAL ? "A line for each column" : "A line for each row");
            }
            case "\\limit" -> limit = OptionalInt.of(rows(argument));
            case "\\export" -> export(argument);
            default ->
                throw new IllegalArgumentException(
                        "There is no command " + parts[0] + "; \\? lists them, and a statement ends with a semicolon");
        }
        out.flush();
        return true;
    }

    private static int rows(String argument) {
        if (!argument.matches("\\d{1,9}")) {
            throw new IllegalArgumentException("\\limit takes 0 or more rows, not '" + argument + "'");
        }
        return Integer.parseInt(argument);
    }

    private void export(String file) throws IOException {
        String statement = last.orElseThrow(
                () -> new IllegalArgumentException("Nothing was asked yet whose answer could be written"));
        if (file.isEmpty()) {
            throw new IllegalArgumentException("\\export takes the name of a file: \\export answer.csv");
        }
        Path target = Path.of(file);
        try (PrintWriter writer = new PrintWriter(Files.newBufferedWriter(
                target, StandardCharsets.UTF_8, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE))) {
            asker.ask(statement, RowFormat.CSV, 0, writer);
            if (writer.checkError()) {
                throw new IOException("no more could be written to " + target);
            }
        }
        out.println("Written to " + target.toAbsolutePath());
    }
}
