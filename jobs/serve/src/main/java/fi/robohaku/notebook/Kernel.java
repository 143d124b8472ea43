package fi.robohaku.notebook;

import fi.robohaku.serve.Completion;
import fi.robohaku.serve.FailureInWords;
import fi.robohaku.serve.Statements;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletionException;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.dflib.jjava.jupyter.kernel.BaseKernel;
import org.dflib.jjava.jupyter.kernel.JupyterIO;
import org.dflib.jjava.jupyter.kernel.LanguageInfo;
import org.dflib.jjava.jupyter.kernel.ReplacementOptions;
import org.dflib.jjava.jupyter.kernel.comm.CommManager;
import org.dflib.jjava.jupyter.kernel.display.DisplayData;
import org.dflib.jjava.jupyter.kernel.display.Renderer;
import org.dflib.jjava.jupyter.kernel.magic.MagicParser;
import org.dflib.jjava.jupyter.kernel.magic.MagicTranspiler;
import org.dflib.jjava.jupyter.kernel.magic.MagicsRegistry;
import org.dflib.jjava.jupyter.kernel.util.StringStyler;

/** A kernel for Jupyter whose cells are Java, or SQL where they begin with {@code %%sql}. */
public final class Kernel extends BaseKernel {
    private static final long GRACE_MILLIS = 5_000;
    private static final Pattern MAGIC = Pattern.compile("\\s*%%(\\w+)[ \\t]*([^\\n]*)\\n?(.*)", Pattern.DOTALL);

    /** What every notebook starts with. */
    private static final String BEGINNING = """
            import java.math.BigDecimal;
            import java.util.*;
            import java.util.stream.*;
            import org.apache.spark.sql.*;
            import static fi.robohaku.notebook.Notebook.*;
            SparkSession spark = fi.robohaku.notebook.Notebook.spark();
            """;

    private final NotebookSession session;
    private final CellThread thread = new CellThread(GRACE_MILLIS);
    private final JavaCells cells;
    private final Completion sqlNames;
    private final FailureInWords failures;
    private boolean hasBegun;

    Kernel(NotebookSession session, String version) {
        super(
                "robohaku",
                version,
                new LanguageInfo.Builder("java")
                        .version(String.valueOf(Runtime.version().feature()))
                        .mimetype("text/x-java-source")
                        .fileExtension(".java")
                        .pygments("java")
                        .codemirror("text/x-java")
                        .build(),
                List.of(),
                null,
                new JupyterIO(StandardCharsets.UTF_8),
                new CommManager(),
                new Renderer(),
                new MagicParser("(?<=(?:^|=))\\s*%", "%%", new MagicTranspiler()),
                new MagicsRegistry(),
                false,
                new StringStyler.Builder().build());
        this.session = session;
        this.failures = new FailureInWords(session::dictionary, session::tables);
        this.cells = new JavaCells(System.getProperty("java.class.path"), thread, failures);
        this.sqlNames = new Completion(session::dictionary, session::tables);
        magicsRegistry.registerCellMagic(
                "sql",
                (Kernel kernel, List<String> caption, String query) ->
                        Notebook.tableOf(Notebook.sql(single(query)), String.join(" ", caption), Notebook.MOST_ROWS));
        Notebook.attach(session, shown -> display(displayed(shown)));
    }

    @Override
    public Object evalRaw(String code) {
        Matcher magic = MAGIC.matcher(code);
        if (magic.matches()) {
            // Lines of a query count from the top of the cell, as those of Java do.
            String above = code.substring(0, magic.start(3)).replaceAll("[^\\n]", "");
            return run(magic.group(1), magic.group(2), above + magic.group(3));
        }
        begin();
        return cells.evaluate(code).orElse(null);
    }

    private Object run(String magic, String arguments, String body) {
        if (!magicsRegistry.getCellMagicNames().contains(magic)) {
            throw CellFailure.ofMessage(
                    "Tuntematon %%" + magic + "; tunnettuja ovat %%"
                            + String.join(", %%", magicsRegistry.getCellMagicNames()),
                    "Unknown %%" + magic);
        }
        return thread.run(() -> magicsRegistry.evalCellMagic(this, magic, List.of(arguments.strip()), body));
    }

    private static String single(String cell) {
        if (Statements.of(cell).all().size() > 1) {
            throw CellFailure.ofMessage(
                    "Solussa voi olla yksi kysely: jaa ne soluihin.",
                    "A cell holds one query: give each its own cell.");
        }
        return cell;
    }

    private void begin() {
        if (!hasBegun) {
            Optional<Object> unused = cells.evaluate(BEGINNING);
            hasBegun = true;
        }
    }

    @Override
    public DisplayData eval(String code) {
        thread.beginCell();
        try {
            Object value = evalRaw(code);
            return value == null ? null : displayed((Shown) thread.run(() -> Notebook.shownOf(value)));
        } catch (CompletionException e) {
            throw CellFailure.of(e.getCause(), 0, failures);
        } finally {
            thread.endCell();
        }
    }

    private static DisplayData displayed(Shown shown) {
        DisplayData data = new DisplayData(shown.text());
        if (!"text/plain".equals(shown.mediaType())) {
            data.putData(shown.mediaType(), shown.content());
        }
        return data;
    }

    @Override
    public List<String> formatError(Throwable failure) {
        return failure instanceof CellFailure told
                ? told.lines()
                : CellFailure.of(failure, 0, failures).lines();
    }

    @Override
    public DisplayData inspect(String code, int at, boolean extraDetail) {
        List<String> found = MAGIC.matcher(code).matches() ? List.of() : cells.document(code, at);
        return found.isEmpty() ? null : new DisplayData(String.join("\n\n", found));
    }

    @Override
    public ReplacementOptions complete(String code, int at) {
        if (SqlPlace.isAt(code, at)) {
            String word = SqlPlace.word(code, at);
            return new ReplacementOptions(sqlNames.candidates(code, word), at - word.length(), at);
        }
        if (code.startsWith("%%")) {
            return magics(code.substring(0, at));
        }
        begin();
        JavaCells.Completion completion = cells.complete(code, at);
        return new ReplacementOptions(completion.texts(), completion.from(), at);
    }

    private ReplacementOptions magics(String begun) {
        List<String> names = magicsRegistry.getCellMagicNames().stream()
                .map(name -> "%%" + name)
                .filter(name -> name.startsWith(begun))
                .toList();
        return new ReplacementOptions(names, 0, begun.length());
    }

    @Override
    public String isComplete(String code) {
        if (MAGIC.matcher(code).matches()) {
            return code.endsWith("\n") ? IS_COMPLETE_YES : IS_COMPLETE_MAYBE;
        }
        return switch (cells.extent(code)) {
            case COMPLETE -> IS_COMPLETE_YES;
            case UNFINISHED -> "";
            case INVALID -> IS_COMPLETE_BAD;
        };
    }

    /** Ends the cell that runs, and what Spark does for it. Comes on another thread than the cell's. */
    @Override
    public void interrupt() {
        thread.stop();
        session.cancel();
    }

    @Override
    public void onShutdown(boolean isRestarting) {
        super.onShutdown(isRestarting);
        thread.stop();
        cells.close();
        session.close();
    }
}
