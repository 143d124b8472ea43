package fi.robohaku.serve.shell;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.Function;
import java.util.function.IntSupplier;
import java.util.regex.Matcher;

/** Executes statements and commands and prints their results. A failure is one line, and the shell goes on. */
public final class Shell {
    /** The commands there are, each with what it does. */
    static final List<List<String>> COMMANDS = List.of(
            List.of("\\d", "lists the tables; \\d SCHEMA those of a schema"),
            List.of("\\d NAME", "describes a table: what a row is, its columns, their units and labels, two questions"),
            List.of(
                    "\\search WORDS",
                    "finds tables and columns that speak of something, in Finnish, Swedish or English"),
            List.of("\\x", "a line for each column, or a line for each row again"),
            List.of("\\limit ROWS", "shows at most so many rows; 0 for all"),
            List.of("\\export FILE.csv", "writes the whole answer to the last query to a file that is not there yet"),
            List.of("\\?", "says this"),
            List.of("\\q", "ends (as does Ctrl-D); Ctrl-C stops the running query"));

    /** What newcomers type, and the command for it. */
    static final Map<String, String> ALIASES = Map.of("help", "\\?", "?", "\\?", "quit", "\\q", "exit", "\\q");

    private static final int MAX_PRINTED_ROWS = 1_000;

    private final Statements executor;
    private final TableDescriber describer;
    private final PrintWriter out;
    private final PrintWriter err;
    private final IntSupplier width;
    private OutputFormat format;
    private OptionalInt limit;
    private Optional<String> lastStatement = Optional.empty();
    private Optional<LessPager> pager = Optional.empty();

    /**
     * @param limit rows shown at most, 0 for all; where it is not given, 1 000 for people and all for programs
     * @param width characters that a line of the terminal holds; 0 where there is none
     */
    public Shell(
            Statements executor,
            TableDescriber describer,
            OutputFormat format,
            OptionalInt limit,
            PrintWriter out,
            PrintWriter err,
            IntSupplier width) {
        this.executor = executor;
        this.describer = describer;
        this.format = format;
        this.limit = limit;
        this.out = out;
        this.err = err;
        this.width = width;
    }

    /** Shows answers that are longer than the window in a pager. If not set, all is printed at once. */
    void showBy(LessPager shown) {
        pager = Optional.of(shown);
    }

    /** The command of an entry, where it is a command or one of {@link #ALIASES}. */
    static Optional<String> parseCommand(String entry) {
        String text = entry.strip();
        return text.startsWith("\\")
                ? Optional.of(text)
                : Optional.ofNullable(
                        ALIASES.get(text.replaceFirst("\\s*;$", "").toLowerCase(Locale.ROOT)));
    }

    /**
     * Executes statements and commands as a user enters or pastes them, and prints failures.
     *
     * @return whether the shell goes on
     */
    boolean execute(String entry) {
        try {
            return executeAll(
                    new BufferedReader(new StringReader(parseCommand(entry).orElse(entry))));
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
     * Executes a text: statements that semicolons separate, and commands on lines of their own.
     *
     * @return whether the shell goes on
     * @throws QueryFailedException at the first statement that fails
     * @throws IOException where the text cannot be read or a file cannot be written
     */
    public boolean executeAll(BufferedReader text) throws IOException {
        StringBuilder pending = new StringBuilder();
        for (String line = text.readLine(); line != null; line = text.readLine()) {
            if (pending.toString().isBlank() && line.startsWith("\\")) {
                if (!executeCommand(line.strip())) {
                    return false;
                }
            } else {
                pending.append(line).append('\n');
                StatementSplitter split = StatementSplitter.split(pending.toString());
                if (!split.complete().isEmpty()) {
                    split.complete().forEach(this::executeStatement);
                    pending = new StringBuilder(split.rest()).append('\n');
                }
            }
        }
        StatementSplitter.split(pending.toString()).all().forEach(this::executeStatement);
        return true;
    }

    private void executeStatement(String statement) {
        lastStatement = Optional.empty();
        int maxRows =
                limit.orElse(format == OutputFormat.TABLE || format == OutputFormat.VERTICAL ? MAX_PRINTED_ROWS : 0);
        Function<PrintWriter, OutputFormat.Printed> answer =
                writer -> executor.execute(statement, format, maxRows, width.getAsInt(), writer);
        OutputFormat.Printed printed = pager.map(shown -> shown.show(answer)).orElseGet(() -> answer.apply(out));
        lastStatement = Optional.of(statement);
        out.flush();
        if (printed.isCut()) {
            err.println("There are more than " + maxRows + " rows; --limit 0 shows them all, in the shell \\limit 0");
        }
        if (printed.isShortened()) {
            err.println("Texts are cut to the width of the window; \\x shows them whole, a line for each column");
        }
        err.flush();
    }

    private boolean executeCommand(String text) throws IOException {
        String[] parts = text.replaceFirst(";\\s*$", "").split("\\s+", 2);
        String argument = parts.length < 2 ? "" : parts[1].strip();
        switch (parts[0]) {
            case "\\q" -> {
                return false;
            }
            case "\\?" ->
                COMMANDS.forEach(command ->
                        out.println(String.format(Locale.ROOT, "  %-18s %s", command.get(0), command.get(1))));
            case "\\d" -> describer.print(argument, out);
            case "\\search" -> describer.search(argument, out);
            case "\\x" -> {
                format = format == OutputFormat.VERTICAL ? OutputFormat.TABLE : OutputFormat.VERTICAL;
                out.println(format == OutputFormat.VERTICAL ? "A line for each column" : "A line for each row");
            }
            case "\\limit" -> limit = OptionalInt.of(parseLimit(argument));
            case "\\export" -> export(argument);
            default ->
                throw new IllegalArgumentException(
                        "There is no command " + parts[0] + "; \\? lists them, and a statement ends with a semicolon");
        }
        out.flush();
        return true;
    }

    private static int parseLimit(String argument) {
        if (!argument.matches("\\d{1,9}")) {
            throw new IllegalArgumentException("\\limit takes 0 or more rows, not '" + argument + "'");
        }
        return Integer.parseInt(argument);
    }

    private void export(String file) throws IOException {
        String statement = lastStatement.orElseThrow(
                () -> new IllegalArgumentException("There is no answer that could be written; ask first"));
        if (file.isEmpty()) {
            throw new IllegalArgumentException("\\export takes the name of a file: \\export answer.csv");
        }
        Path target = Path.of(file.replaceFirst("^~(?=/)", Matcher.quoteReplacement(System.getProperty("user.home"))));
        try (PrintWriter writer = new PrintWriter(Files.newBufferedWriter(
                target, StandardCharsets.UTF_8, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE))) {
            executor.execute(statement, OutputFormat.CSV, 0, 0, writer);
            if (writer.checkError()) {
                throw new IOException("no more could be written to " + target);
            }
        } catch (QueryFailedException e) {
            Files.deleteIfExists(target);
            throw e;
        }
        out.println("Written to " + target.toAbsolutePath());
    }
}
