package fi.robohaku.serve.shell;

import fi.robohaku.serve.catalog.DataDictionary;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import org.jline.reader.Candidate;
import org.jline.reader.EOFError;
import org.jline.reader.EndOfFileException;
import org.jline.reader.LineReader;
import org.jline.reader.LineReaderBuilder;
import org.jline.reader.ParsedLine;
import org.jline.reader.UserInterruptException;
import org.jline.reader.impl.DefaultParser;
import org.jline.terminal.Terminal;
import org.jline.terminal.TerminalBuilder;
import org.jline.terminal.impl.DumbTerminal;
import org.jline.utils.Signals;

/** The shell at a terminal: reads lines with editing, history and completion; a statement ends with its semicolon. */
public final class Console implements AutoCloseable {
    private static final String PROMPT = "robohaku> ";
    private static final String CONTINUATION_PROMPT = "     ...> ";

    private static final String INTERRUPT = "INT";
    private static final Pattern CHANGES_NAMES = Pattern.compile("(?i)\\b(create|drop|alter)\\b");

    private final Terminal terminal;
    private final boolean isWithoutSignals;
    private final Object previousHandler;

    Console(Terminal terminal) {
        this.terminal = terminal;
        // A dumb terminal passes no signals on: Ctrl-C would end the program.
        this.isWithoutSignals = terminal instanceof DumbTerminal;
        this.previousHandler =
                isWithoutSignals ? Signals.register(INTERRUPT, () -> terminal.raise(Terminal.Signal.INT)) : null;
    }

    /** Opens the terminal at which the program was started. */
    public static Console open() throws IOException {
        return new Console(
                TerminalBuilder.builder().name("robohaku").system(true).build());
    }

    public PrintWriter writer() {
        return terminal.writer();
    }

    /** The width of the window in characters. */
    public int width() {
        return terminal.getWidth();
    }

    /**
     * Runs the shell until the user leaves it.
     *
     * @param history file of the history, which only its owner can read
     */
    public void run(Shell shell, StatementExecutor executor, Supplier<DataDictionary> dictionary, Path history) {
        HistoryFile.makePrivate(history);
        shell.showBy(new LessPager(terminal));
        try (KnownNames names = new KnownNames(dictionary, executor::listTables)) {
            names.refresh();
            readEntries(reader(names, dictionary, history), shell, executor, names);
        }
    }

    private LineReader reader(KnownNames names, Supplier<DataDictionary> dictionary, Path history) {
        SqlCompleter completer = new SqlCompleter(dictionary, names::tables);
        return LineReaderBuilder.builder()
                .terminal(terminal)
                .parser(new EntryParser())
                .completer((itself, line, candidates) -> (names.areRead()
                                ? completer.candidates(line.line(), line.word())
                                : SqlCompleter.plainCandidates(line.line(), line.word()))
                        .forEach(name -> candidates.add(new Candidate(name))))
                .option(LineReader.Option.DISABLE_EVENT_EXPANSION, true)
                .variable(LineReader.HISTORY_FILE, history)
                .variable(LineReader.SECONDARY_PROMPT_PATTERN, CONTINUATION_PROMPT)
                .build();
    }

    private void readEntries(LineReader reader, Shell shell, StatementExecutor executor, KnownNames names) {
        boolean isOpen = true;
        while (isOpen) {
            try {
                String entry = reader.readLine(PROMPT);
                isOpen = entry.isBlank() || execute(entry, shell, executor);
                if (CHANGES_NAMES.matcher(entry).find()) {
                    names.refresh();
                }
            } catch (UserInterruptException e) {
                terminal.writer().println("(\\q or Ctrl-D ends)");
            } catch (EndOfFileException e) {
                isOpen = false;
            }
        }
    }

    private boolean execute(String entry, Shell shell, StatementExecutor executor) {
        Terminal.SignalHandler previous = terminal.handle(Terminal.Signal.INT, signal -> executor.cancel());
        try {
            return shell.execute(entry);
        } finally {
            terminal.handle(Terminal.Signal.INT, previous);
            terminal.flush();
        }
    }

    @Override
    public void close() throws IOException {
        if (isWithoutSignals) {
            Signals.unregister(INTERRUPT, previousHandler);
        }
        terminal.close();
    }

    /** An entry is complete at its last semicolon, or at once where it is a command. Words are those of SQL. */
    private static final class EntryParser extends DefaultParser {
        EntryParser() {
            setEscapeChars(null);
            setQuoteChars(new char[0]);
        }

        @Override
        public ParsedLine parse(String line, int cursor, ParseContext context) {
            boolean isComplete = line.isBlank()
                    || Shell.parseCommand(line).isPresent()
                    || StatementSplitter.split(line).rest().isEmpty();
            if (context == ParseContext.ACCEPT_LINE && !isComplete) {
                throw new EOFError(-1, cursor, "A statement ends with a semicolon");
            }
            return super.parse(line, cursor, context);
        }

        @Override
        public boolean isDelimiterChar(CharSequence buffer, int position) {
            char character = buffer.charAt(position);
            return Character.isWhitespace(character) || "(),;=<>+-*/|".indexOf(character) >= 0;
        }
    }
}
