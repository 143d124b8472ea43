package fi.robohaku.notebook;

import fi.robohaku.serve.FailureInWords;
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

/** Cells in Java: what one declares, later ones see. They run in this process and see its classes. */
final class JavaCells implements AutoCloseable {
    private static final String SYMBOL = "symbol:";

    private final CellControl control;
    private final JShell shell;
    private final SourceCodeAnalysis analysis;
    private final FailureInWords words;

    /** What may be put in place of part of a source. */
    record Completion(List<String> texts, int from) {}

    /** How far a source goes. */
    enum Extent {
        COMPLETE,
        UNFINISHED,
        INVALID
    }

    JavaCells(String classPath, CellThread thread, FailureInWords words) {
        this.words = words;
        control = new CellControl(thread);
        shell = JShell.builder()
                .executionEngine(new InThisProcess(control), Map.of())
                .compilerOptions("-classpath", classPath)
                .build();
        analysis = shell.sourceCodeAnalysis();
    }

    private record InThisProcess(ExecutionControl control) implements ExecutionControlProvider {
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
     * Runs a cell and gives the value of its last expression, where no semicolon ends it.
     *
     * @throws CellFailure where it cannot be compiled, throws or is interrupted
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
            boolean isEnded = piece.completeness() == Completeness.COMPLETE
                    && piece.source().stripTrailing().endsWith(";");
            value = run(piece.source().stripLeading(), line).filter(shown -> !isEnded);
            rest = piece.remaining();
        }
        return value;
    }

    private Optional<Object> run(String source, int line) {
        control.forget();
        Optional<Object> value = Optional.empty();
        for (SnippetEvent event : shell.eval(source)) {
            if (event.causeSnippet() != null) {
                continue;
            }
            if (event.status() == Snippet.Status.REJECTED) {
                throw rejected(event.snippet(), line);
            }
            if (control.failure().isPresent()) {
                throw CellFailure.of(control.failure().get(), line + lineWithin(event), words);
            }
            value = isAnExpression(event.snippet()) ? control.value() : Optional.empty();
        }
        return value;
    }

    private static boolean isAnExpression(Snippet snippet) {
        return switch (snippet.subKind()) {
            case TEMP_VAR_EXPRESSION_SUBKIND, VAR_VALUE_SUBKIND, OTHER_EXPRESSION_SUBKIND -> true;
            default -> false;
        };
    }

    /** Lines between the start of a snippet and the place in it that threw. */
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

    private CellFailure rejected(Snippet snippet, int line) {
        Diag first =
                shell.diagnostics(snippet).filter(Diag::isError).findFirst().orElseThrow();
        String source = snippet.source();
        int at = (int) Math.min(Math.max(0, first.getPosition()), source.length());
        int start = source.lastIndexOf('\n', at - 1) + 1;
        String shown = source.substring(start).lines().findFirst().orElse("");
        return CellFailure.ofSource(
                line + lineOf(source, at) - 1,
                shown.replace('\t', ' '),
                at - start,
                complaint(first.getMessage(Locale.ROOT)));
    }

    /** The first line of what the compiler says, with the name of what it does not find. */
    private static String complaint(String message) {
        String first = message.lines().findFirst().orElse("");
        return message.lines()
                .map(String::strip)
                .filter(line -> line.startsWith(SYMBOL))
                .findFirst()
                .map(line -> first + ": " + line.substring(SYMBOL.length()).strip())
                .orElse(first);
    }

    private CellFailure incomplete(String rest, int line) {
        String last = rest.stripTrailing();
        String shown = last.substring(last.lastIndexOf('\n') + 1);
        return CellFailure.ofSource(
                line + lineOf(last.stripLeading(), last.stripLeading().length()) - 1,
                shown,
                shown.length(),
                "Koodi jää kesken: puuttuuko sulku tai lainausmerkki?"
                        + " / The code is not finished: is a bracket or a quotation mark missing?");
    }

    private static int lineOf(String text, int position) {
        return 1
                + (int) text.substring(0, position)
                        .chars()
                        .filter(c -> c == '\n')
                        .count();
    }

    Completion complete(String cell, int cursor) {
        int[] anchor = {cursor};
        List<String> texts = analysis.completionSuggestions(cell, cursor, anchor).stream()
                .map(Suggestion::continuation)
                .distinct()
                .toList();
        return new Completion(texts, anchor[0]);
    }

    /** What the names at the cursor are: signatures, with documentation where there is some. */
    List<String> document(String cell, int cursor) {
        return analysis.documentation(cell, cursor, true).stream()
                .map(found -> found.javadoc() == null ? found.signature() : found.signature() + "\n" + found.javadoc())
                .toList();
    }

    Extent extent(String cell) {
        String rest = cell;
        while (!rest.isBlank()) {
            CompletionInfo piece = analysis.analyzeCompletion(rest);
            switch (piece.completeness()) {
                case DEFINITELY_INCOMPLETE, CONSIDERED_INCOMPLETE -> {
                    return Extent.UNFINISHED;
                }
                case UNKNOWN -> {
                    return Extent.INVALID;
                }
                case EMPTY -> {
                    return Extent.COMPLETE;
                }
                default -> rest = piece.remaining();
            }
        }
        return Extent.COMPLETE;
    }

    @Override
    public void close() {
        shell.close();
    }
}
