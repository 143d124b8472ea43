package fi.robohaku.serve.shell;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jline.builtins.Less;
import org.jline.builtins.Source;
import org.jline.terminal.Terminal;

/**
 * Shows answers on the terminal: what is longer than the window in a pager that scrolls and searches, as {@code less} does. A
 * terminal that can only print shows all at once.
 */
final class LessPager {
    /** Lines of the window that the prompt and what is said beside the answer take. */
    private static final int LINES_KEPT = 3;

    private final Terminal terminal;

    LessPager(Terminal terminal) {
        this.terminal = terminal;
    }

    /**
     * Shows what is written.
     *
     * @param writing writes the answer
     * @return what the writing gave back
     */
    <T> T show(Function<PrintWriter, T> writing) {
        int height = terminal.getHeight();
        if (terminal.getType().startsWith(Terminal.TYPE_DUMB) || height <= LINES_KEPT) {
            return writing.apply(terminal.writer());
        }
        try {
            Path answer = Files.createTempFile("robohaku-answer", ".txt");
            try {
                T result;
                try (PrintWriter writer = new PrintWriter(Files.newBufferedWriter(answer, StandardCharsets.UTF_8))) {
                    result = writing.apply(writer);
                }
                show(answer, height - LINES_KEPT);
                return result;
            } finally {
                Files.deleteIfExists(answer);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void show(Path answer, int lines) throws IOException {
        if (isLonger(answer, lines)) {
            Less less = new Less(terminal, answer.getParent());
            less.quitIfOneScreen = true;
            less.chopLongLines = true;
            less.noInit = true;
            try {
                less.run(new Source.PathSource(answer, "answer"));
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        } else {
            terminal.writer().print(Files.readString(answer));
        }
        terminal.flush();
    }

    private static boolean isLonger(Path answer, int lines) throws IOException {
        try (Stream<String> all = Files.lines(answer, StandardCharsets.UTF_8)) {
            return all.skip(lines).findAny().isPresent();
        }
    }
}
