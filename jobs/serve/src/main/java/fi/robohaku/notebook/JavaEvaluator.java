package fi.robohaku.notebook;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import jdk.jshell.Diag;
import jdk.jshell.EvalException;
import jdk.jshell.JShell;
import jdk.jshell.Snippet;
import jdk.jshell.SnippetEvent;
import jdk.jshell.SourceCodeAnalysis;
import jdk.jshell.SourceCodeAnalysis.Completeness;
import jdk.jshell.SourceCodeAnalysis.CompletionInfo;
import jdk.jshell.SourceCodeAnalysis.Suggestion;
import jdk.jshell.spi.ExecutionControl;
import jdk.jshell.spi.ExecutionControlProvider;
import jdk.jshell.spi.ExecutionEnv;

/** Evaluates cells in Java by JShell, in this process: a cell sees its classes, and what earlier cells declared. */
final class JavaEvaluator implements AutoCloseable {
    private static final String SYMBOL = "symbol:";

    private final InProcessExecutionControl control;
    private final JShell shell;
    private final SourceCodeAnalysis analysis;
    private final CellErrors errors;

    /** Completions of a source, to be put in place of its part from a position on. */
    record Completions(List<String> texts, int from) {}

    /** Whether a source can be evaluated as it is; the names are those of Jupyter's protocol. */
    enum Status {
        COMPLETE,
        INCOMPLETE,
        INVALID
    }

    JavaEvaluator(String classPath, CellExecutor executor, CellErrors errors) {
        this.errors = errors;
        control = new InProcessExecutionControl(executor);
        shell = JShell.builder()
                .executionEngine(new ControlProvider(control), Map.of())
                .compilerOptions("-classpath", classPath)
                .build();
        analysis = shell.sourceCodeAnalysis();
    }

    private record ControlProvider(ExecutionControl control) implements ExecutionControlProvider {
        @Override
        public String name() {
            return "this-process";
        }

        @Override
        public ExecutionControl generate(ExecutionEnv env, Map<String, String> parameters) {
            return control;
        }
    }

    /**
     * Evaluates a cell and returns the value of its last expression, where no semicolon ends it.
     *
     * @throws CellException where the cell does not compile, throws or is interrupted
     */
    Optional<Object> evaluate(String cell) {
        Optional<Object> value = Optional.empty();
        String rest = cell;
        while (!rest.isBlank()) {
            CompletionInfo piece = analysis.analyzeCompletion(rest);
            int line = lineOf(cell, cell.length() - rest.stripLeading().length());
            if (piece.completeness() == Completeness.EMPTY) {
                break;
            }
            if (!piece.completeness().isComplete()) {
                throw incomplete(rest, line);
            }
            boolean isSilent = piece.completeness() == Completeness.COMPLETE
                    && piece.source().stripTrailing().endsWith(";");
            value = evaluateSnippet(piece.source().stripLeading(), line).filter(result -> !isSilent);
            rest = piece.remaining();
        }
        return value;
    }

    private Optional<Object> evaluateSnippet(String source, int line) {
        control.reset();
        Optional<Object> value = Optional.empty();
        for (SnippetEvent event : shell.eval(source)) {
            if (event.causeSnippet() != null) {
                continue;
            }
            if (event.status() == Snippet.Status.REJECTED) {
                throw toException(event.snippet(), line);
            }
            if (control.failure().isPresent()) {
                throw errors.of(control.failure().get(), line + lineWithin(event));
            }
            value = isExpression(event.snippet()) ? control.value() : Optional.empty();
        }
        return value;
    }

    private static boolean isExpression(Snippet snippet) {
        return switch (snippet.subKind()) {
            case TEMP_VAR_EXPRESSION_SUBKIND, VAR_VALUE_SUBKIND, OTHER_EXPRESSION_SUBKIND -> true;
            default -> false;
        };
    }

    /** The line of a snippet that threw, counted from 0. */
    private static int lineWithin(SnippetEvent event) {
        if (event.exception() instanceof EvalException thrown) {
            for (StackTraceElement frame : thrown.getStackTrace()) {
                if (("#" + event.snippet().id()).equals(frame.getFileName())) {
                    return Math.max(0, frame.getLineNumber() - 1);
                }
            }
        }
        return 0;
    }

    private CellException toException(Snippet snippet, int line) {
        Diag first =
                shell.diagnostics(snippet).filter(Diag::isError).findFirst().orElseThrow();
        String source = snippet.source();
        int at = (int) Math.min(Math.max(0, first.getPosition()), source.length());
        int start = source.lastIndexOf('\n', at - 1) + 1;
        String shown = source.substring(start).lines().findFirst().orElse("");
        return errors.compilationFailed(
                line + lineOf(source, at) - 1,
                shown.replace('\t', ' '),
                at - start,
                firstLine(first.getMessage(Locale.ROOT)));
    }

    /** The first line of a diagnostic, with the name of the symbol that was not found. */
    private static String firstLine(String message) {
        String first = message.lines().findFirst().orElse("");
        return message.lines()
                .map(String::strip)
                .filter(line -> line.startsWith(SYMBOL))
                .findFirst()
                .map(line -> first + ": " + line.substring(SYMBOL.length()).strip())
                .orElse(first);
    }

    private CellException incomplete(String rest, int line) {
        String last = rest.stripTrailing();
        String shown = last.substring(last.lastIndexOf('\n') + 1);
        return errors.incomplete(
                line + lineOf(last.stripLeading(), last.stripLeading().length()) - 1, shown);
    }

    private static int lineOf(String text, int position) {
        return 1
                + (int) text.substring(0, position)
                        .chars()
                        .filter(c -> c == '\n')
                        .count();
    }

    Completions complete(String cell, int cursor) {
        int[] anchor = {cursor};
        List<String> texts = analysis.completionSuggestions(cell, cursor, anchor).stream()
                .map(Suggestion::continuation)
                .distinct()
                .toList();
        return new Completions(texts, anchor[0]);
    }

    /** Documents the names at the cursor: signatures, with Javadoc where there is some. */
    List<String> inspect(String cell, int cursor) {
        return analysis.documentation(cell, cursor, true).stream()
                .map(found -> found.javadoc() == null ? found.signature() : found.signature() + "\n" + found.javadoc())
                .toList();
    }

    Status checkCompleteness(String cell) {
        String rest = cell;
        while (!rest.isBlank()) {
            CompletionInfo piece = analysis.analyzeCompletion(rest);
            switch (piece.completeness()) {
                case DEFINITELY_INCOMPLETE, CONSIDERED_INCOMPLETE -> {
                    return Status.INCOMPLETE;
                }
                case UNKNOWN -> {
                    return Status.INVALID;
                }
                case EMPTY -> {
                    return Status.COMPLETE;
                }
                default -> rest = piece.remaining();
            }
        }
        return Status.COMPLETE;
    }

    @Override
    public void close() {
        shell.close();
    }
}
