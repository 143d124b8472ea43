package fi.robohaku.notebook;

import fi.robohaku.serve.session.QueryErrorFormatter;
import fi.robohaku.serve.shell.SqlCompleter;
import fi.robohaku.serve.shell.StatementSplitter;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
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

/** The kernel for Jupyter: it evaluates cells in Java, and in SQL where they begin with {@code %%sql}. */
public final class Kernel extends BaseKernel {
    private static final long GRACE_MILLIS = 5_000;
    private static final Pattern MAGIC = Pattern.compile("\\s*%%(\\w+)[ \\t]*([^\\n]*)\\n?(.*)", Pattern.DOTALL);

    /** The code that runs before the first cell of a notebook. */
    private static final String PRELUDE = """
            import java.math.BigDecimal;
            import java.util.*;
            import java.util.stream.*;
            import org.apache.spark.sql.*;
            import static fi.robohaku.notebook.Notebook.*;
            SparkSession spark = fi.robohaku.notebook.Notebook.spark();
            """;

    private final NotebookSession session;
    private final CellExecutor executor;
    private final JavaEvaluator java;
    private final SqlCompleter sql;
    private final CellErrors errors;
    private boolean isPrepared;

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
        this.errors = new CellErrors(session::words, new QueryErrorFormatter(session::dictionary, session::listTables));
        this.executor = new CellExecutor(GRACE_MILLIS, errors);
        this.java = new JavaEvaluator(System.getProperty("java.class.path"), executor, errors);
        this.sql = new SqlCompleter(session::dictionary, session::listTables);
        magicsRegistry.registerCellMagic(
                "sql",
                (Kernel kernel, List<String> caption, String query) -> Notebook.renderTable(
                        Notebook.sql(requireSingle(query)), String.join(" ", caption), Notebook.MOST_ROWS));
        Notebook.attach(session, shown -> display(toDisplayData(shown)));
    }

    @Override
    public Object evalRaw(String code) {
        Matcher magic = MAGIC.matcher(code);
        if (magic.matches()) {
            // Lines of a query count from the top of the cell, as those of Java do.
            String above = code.substring(0, magic.start(3)).replaceAll("[^\\n]", "");
            return evaluateMagic(magic.group(1), magic.group(2), above + magic.group(3));
        }
        prepare();
        return java.evaluate(code).orElse(null);
    }

    private Object evaluateMagic(String magic, String arguments, String body) {
        if (!magicsRegistry.getCellMagicNames().contains(magic)) {
            throw errors.of(
                    "notebook.unknown_magic",
                    Map.of("magic", magic, "known", "%%" + String.join(", %%", magicsRegistry.getCellMagicNames())));
        }
        return executor.execute(() -> magicsRegistry.evalCellMagic(this, magic, List.of(arguments.strip()), body));
    }

    private String requireSingle(String cell) {
        if (StatementSplitter.split(cell).all().size() > 1) {
            throw errors.of("notebook.one_query", Map.of());
        }
        return cell;
    }

    private void prepare() {
        if (!isPrepared) {
            Optional<Object> unused = java.evaluate(PRELUDE);
            isPrepared = true;
        }
    }

    @Override
    public DisplayData eval(String code) {
        executor.beginCell();
        try {
            Object value = evalRaw(code);
            return value == null
                    ? null
                    : toDisplayData((MimeBundle) executor.execute(() -> Notebook.toMimeBundle(value)));
        } catch (CompletionException e) {
            throw errors.of(e.getCause(), 0);
        } finally {
            executor.endCell();
        }
    }

    private static DisplayData toDisplayData(MimeBundle shown) {
        DisplayData data = new DisplayData(shown.text());
        shown.contents().forEach(data::putData);
        shown.metadata().forEach(data::putMetaData);
        return data;
    }

    @Override
    public List<String> formatError(Throwable failure) {
        return failure instanceof CellException known
                ? known.lines()
                : errors.of(failure, 0).lines();
    }

    @Override
    public DisplayData inspect(String code, int at, boolean extraDetail) {
        List<String> found = MAGIC.matcher(code).matches() ? List.of() : java.inspect(code, at);
        return found.isEmpty() ? null : new DisplayData(String.join("\n\n", found));
    }

    @Override
    public ReplacementOptions complete(String code, int at) {
        if (SqlCursor.isInSql(code, at)) {
            String word = SqlCursor.wordAt(code, at);
            return new ReplacementOptions(sql.candidates(code, word), at - word.length(), at);
        }
        if (code.startsWith("%%")) {
            return completeMagic(code.substring(0, at));
        }
        prepare();
        JavaEvaluator.Completions completions = java.complete(code, at);
        return new ReplacementOptions(completions.texts(), completions.from(), at);
    }

    private ReplacementOptions completeMagic(String prefix) {
        List<String> names = magicsRegistry.getCellMagicNames().stream()
                .map(name -> "%%" + name)
                .filter(name -> name.startsWith(prefix))
                .toList();
        return new ReplacementOptions(names, 0, prefix.length());
    }

    @Override
    public String isComplete(String code) {
        if (MAGIC.matcher(code).matches()) {
            return code.endsWith("\n") ? IS_COMPLETE_YES : IS_COMPLETE_MAYBE;
        }
        return switch (java.checkCompleteness(code)) {
            case COMPLETE -> IS_COMPLETE_YES;
            case INCOMPLETE -> "";
            case INVALID -> IS_COMPLETE_BAD;
        };
    }

    /** Interrupts the running cell and cancels its Spark jobs; called in another thread than that of the cell. */
    @Override
    public void interrupt() {
        executor.interrupt();
        session.cancel();
    }

    @Override
    public void onShutdown(boolean isRestarting) {
        super.onShutdown(isRestarting);
        executor.interrupt();
        java.close();
        session.close();
    }
}
