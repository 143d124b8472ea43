package fi.robohaku.cli;

import fi.robohaku.lakehouse.Warehouse;
import fi.robohaku.lakehouse.Workspace;
import fi.robohaku.serve.Asker;
import fi.robohaku.serve.Console;
import fi.robohaku.serve.Dictionary;
import fi.robohaku.serve.GuardedSession;
import fi.robohaku.serve.RowFormat;
import fi.robohaku.serve.Shell;
import fi.robohaku.serve.TableHelp;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintWriter;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.OptionalInt;
import java.util.concurrent.Callable;
import java.util.function.IntSupplier;
import java.util.function.Supplier;
import org.apache.spark.sql.SparkSession;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Questions over the tables: one, those of a file, those that come in, or those of a person at the terminal. */
@Command(
        name = "sql",
        mixinStandardHelpOptions = true,
        description = {
            "Answers questions over the tables; it can read and nothing else.",
            "Without a query it is a shell at a terminal, and reads standard input otherwise."
        },
        footerHeading = "%nExamples:%n",
        footer = {
            "  robohaku sql                            a shell; \\? says what it can do",
            "  robohaku sql 'SELECT * FROM gold.realisation_by_round'",
            "  robohaku sql --format csv 'SELECT * FROM silver.delay_cause' > causes.csv",
            "  robohaku sql -f questions.sql --format json",
            "  robohaku sql < questions.sql",
            "  robohaku sql 'SELECT * FROM silver.application VERSION AS OF 1'",
            "  robohaku sql 'SHOW TABLES IN gold'"
        })
final class SqlCommand implements Callable<Integer> {
    @Spec
    private CommandSpec spec;

    @Mixin
    private WorkspaceOptions workspace;

    @ArgGroup
    private Question question;

    @Option(
            names = "--format",
            paramLabel = "FORMAT",
            description = "one of ${COMPLETION-CANDIDATES} (default: ${DEFAULT-VALUE})",
            defaultValue = "TABLE")
    private RowFormat format;

    @Option(
            names = "--limit",
            paramLabel = "ROWS",
            description = "rows shown at most; 0 for all (default: 1000 for people, all as CSV or JSON)")
    private Integer limit;

    @Option(names = "--admin", description = "lets statements write, too; not while a run is under way")
    private boolean isAdmin;

    /** The queries, given here or in a file. */
    static final class Question {
        @Parameters(arity = "0..1", paramLabel = "QUERY", description = "the query; several with ; between them")
        private String text;

        @Option(names = "-e", paramLabel = "QUERY", description = "the same as an option")
        private String option;

        @Option(names = "-f", paramLabel = "FILE", description = "file that holds queries")
        private Path file;

        BufferedReader reader() throws IOException {
            return file != null
                    ? Files.newBufferedReader(file, StandardCharsets.UTF_8)
                    : new BufferedReader(new StringReader(text != null ? text : option));
        }
    }

    @Override
    public Integer call() throws IOException {
        if (limit != null && limit < 0) {
            throw new ParameterException(spec.commandLine(), "--limit takes 0 or more rows");
        }
        if (question != null && question.file != null && !Files.isRegularFile(question.file)) {
            throw new ParameterException(spec.commandLine(), "There is no file " + question.file);
        }
        try (BufferedReader asked = asked();
                Warehouse warehouse = opened(asked == null)) {
            SparkSession session = isAdmin ? GuardedSession.unguarded(warehouse) : GuardedSession.over(warehouse);
            if (isAdmin) {
                spec.commandLine()
                        .getErr()
                        .println("robohaku: --admin: statements can change and destroy tables, at once and for all");
            }
            Supplier<Dictionary> dictionary = known(warehouse.workspace());
            Asker asker = new Asker(session, dictionary);
            if (asked == null) {
                atTerminal(asker, dictionary);
            } else {
                shell(
                                asker,
                                dictionary,
                                spec.commandLine().getOut(),
                                spec.commandLine().getErr(),
                                () -> 0)
                        .takeAll(asked);
            }
        }
        return Robohaku.DONE;
    }

    private Warehouse opened(boolean isAwaited) throws IOException {
        if (!isAwaited) {
            return Warehouse.open(workspace.existing());
        }
        try (Terminal terminal = new Terminal(spec.commandLine().getErr(), false)) {
            terminal.beginStep("Starting Spark");
            return Warehouse.open(workspace.existing());
        }
    }

    /** What is asked, or null where a person will type it. */
    private BufferedReader asked() throws IOException {
        if (question != null) {
            return question.reader();
        }
        return Boolean.getBoolean("robohaku.interactive")
                ? null
                : new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
    }

    private void atTerminal(Asker asker, Supplier<Dictionary> dictionary) throws IOException {
        try (Console console = Console.atTerminal()) {
            PrintWriter writer = console.writer();
            writer.println("Questions end with a semicolon; \\? says what else there is.");
            Path history = Path.of(System.getProperty("user.home"), ".robohaku_history");
            console.run(shell(asker, dictionary, writer, writer, console::width), asker, dictionary, history);
        }
    }

    private Shell shell(
            Asker asker, Supplier<Dictionary> dictionary, PrintWriter out, PrintWriter err, IntSupplier width) {
        OptionalInt most = limit == null ? OptionalInt.empty() : OptionalInt.of(limit);
        return new Shell(asker, new TableHelp(asker, dictionary), format, most, out, err, width);
    }

    /** The contracts, read when they are first asked for. */
    private static Supplier<Dictionary> known(Workspace workspace) {
        return new Supplier<>() {
            private Dictionary read;

            @Override
            public synchronized Dictionary get() {
                if (read == null) {
                    read = Dictionary.read(workspace.schemas());
                }
                return read;
            }
        };
    }
}
