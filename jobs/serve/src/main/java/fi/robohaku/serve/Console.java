package fi.robohaku.serve;

import java.io.IOException;
import java.nio.file.Path;
import java.util.function.Supplier;
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

/** The shell at a terminal: lines can be edited, called back and completed; a statement goes on until its semicolon. */
public final class Console implements AutoCloseable {
    private static final String PROMPT = "robohaku> ";
    private static final String GOES_ON = "     ...> ";

    private static final String INTERRUPT = "INT";

    private final Terminal terminal;
    private final boolean isDeaf;
    private final Object before;

    Console(Terminal terminal) {
        this.terminal = terminal;
        // A terminal that is only known to show text passes no signals on: Ctrl-C would end the program.
        this.isDeaf = terminal instanceof DumbTerminal;
        this.before = isDeaf ? Signals.register(INTERRUPT, () -> terminal.raise(Terminal.Signal.INT)) : null;
    }

    /** The terminal that the program was started at. */
    public static Console atTerminal() throws IOException {
        return new Console(
                TerminalBuilder.builder().name("robohaku").system(true).build());
    }

    public java.io.PrintWriter writer() {
        return terminal.writer();
    }

    /** Characters that a line of the window holds now. */
    public int width() {
        return terminal.getWidth();
    }

    /**
     * Takes what is typed until the person ends it.
     *
     * @param history file that keeps what was typed, for its owner alone
     */
    public void run(Shell shell, Asker asker, Supplier<Dictionary> dictionary, Path history) {
        HistoryFile.keepToOwner(history);
        Completion completion = new Completion(dictionary, asker::tables);
        LineReader reader = LineReaderBuilder.builder()
                .terminal(terminal)
                .parser(new EntryParser())
                .completer((itself, line, candidates) -> completion
                        .candidates(line.line(), line.word())
                        .forEach(name -> candidates.add(new Candidate(name))))
                .option(LineReader.Option.DISABLE_EVENT_EXPANSION, true)
                .variable(LineReader.HISTORY_FILE, history)
                .variable(LineReader.SECONDARY_PROMPT_PATTERN, GOES_ON)
                .build();
        boolean goesOn = true;
        while (goesOn) {
            try {
                String entry = reader.readLine(PROMPT);
                goesOn = entry.isBlank() || taken(entry, shell, asker);
            } catch (UserInterruptException e) {
                terminal.writer().println("(\\q or Ctrl-D ends)");
            } catch (EndOfFileException e) {
                goesOn = false;
            }
        }
    }

    private boolean taken(String entry, Shell shell, Asker asker) {
        Terminal.SignalHandler before = terminal.handle(Terminal.Signal.INT, signal -> asker.cancel());
        try {
            return shell.take(entry);
        } finally {
            terminal.handle(Terminal.Signal.INT, before);
            terminal.flush();
        }
    }

    @Override
    public void close() throws IOException {
        if (isDeaf) {
            Signals.unregister(INTERRUPT, before);
        }
        terminal.close();
    }

    /** An entry is whole at its last semicolon, or at once where it is a command. Words are as SQL has them. */
    private static final class EntryParser extends DefaultParser {
        EntryParser() {
            setEscapeChars(null);
            setQuoteChars(new char[0]);
        }

        @Override
        public ParsedLine parse(String line, int cursor, ParseContext context) {
            boolean isWhole = line.isBlank()
                    || Shell.commandIn(line).isPresent()
                    || Statements.of(line).rest().isEmpty();
            if (context == ParseContext.ACCEPT_LINE && !isWhole) {
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
