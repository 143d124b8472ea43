package fi.robohaku.cli;

import fi.robohaku.lakehouse.Workspace;
import fi.robohaku.serve.catalog.DataDictionary;
import fi.robohaku.serve.shell.Console;
import fi.robohaku.serve.shell.OutputFormat;
import fi.robohaku.serve.shell.QueryFailedException;
import fi.robohaku.serve.shell.Shell;
import fi.robohaku.serve.shell.StatementExecutor;
import fi.robohaku.serve.shell.Statements;
import fi.robohaku.serve.shell.TableDescriber;
import fi.robohaku.serve.stored.StoredAnswers;
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
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Executes queries over the tables: from the command line, a file, the standard input, or a user at the terminal. */
@Command(
        name = "sql",
        mixinStandardHelpOptions = true,
        description = {
            "Answers questions over the tables; it can read and nothing else.",
            "Without a query it is a shell at a terminal, and reads standard input otherwise."
        },
        footer = {
            "  robohaku sql                            a shell; \\? says what it can do",
            "  robohaku sql 'SELECT * FROM realisation_by_round'",
            "  robohaku sql --format csv 'SELECT * FROM silver.delay_cause' > causes.csv",
            "  robohaku sql -f questions.sql --format json",
            "  robohaku sql < questions.sql",
            "  robohaku sql 'SELECT * FROM silver.application VERSION AS OF 1'",
            "  robohaku sql 'SHOW TABLES IN gold'",
            "",
            "Where 'robohaku serve' runs over the workspace and ROBOHAKU_TOKEN holds a token for it, the server answers."
        })
final class SqlCommand implements Callable<Integer> {
    @Spec
    private CommandSpec spec;

    @Mixin
    private WorkspaceOptions workspace;

    @ArgGroup
    private QuerySource source;

    @Option(
            names = "--format",
            paramLabel = "FORMAT",
            description = "table, vertical, csv or json (default: table)",
            defaultValue = "TABLE")
    private OutputFormat format;

    @Option(
            names = "--limit",
            paramLabel = "ROWS",
            description = "rows shown at most; 0 for all (default: 1000 for people, all as CSV or JSON)")
    private Integer limit;

    @Option(names = "--admin", description = "lets statements write, too; not while a run is under way")
    private boolean isAdmin;

    /** The queries, on the command line or in a file. */
    static final class QuerySource {
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
            throw new UsageException(spec, "error.not_negative", "--limit", limit);
        }
        if (source != null && source.file != null) {
            GivenFiles.requireReadable(spec, source.file);
        }
        try (BufferedReader queries = queries()) {
            if (isAdmin || queries == null) {
                answerHere(queries);
            } else {
                answer(queries);
            }
        } catch (QueryFailedException e) {
            throw new CommandFailedException(e.getMessage(), e);
        }
        return Robohaku.DONE;
    }

    /** Answers by the server that runs over the workspace, where the user has a token for it, else in this process. */
    private void answer(BufferedReader queries) throws IOException {
        Workspace chosen = workspace.existing();
        try (RunningServer server =
                RunningServer.find(chosen, spec.commandLine().getErr()).orElse(null)) {
            if (server == null) {
                answerHere(queries);
            } else {
                server.useSchema(LazySession.MARTS);
                shell(server.statements(), dictionary(chosen)).executeAll(queries);
            }
        }
    }

    private void answerHere(BufferedReader queries) throws IOException {
        try (LazySession session = new LazySession(workspace.existing(), isAdmin)) {
            if (queries == null) {
                session.start(spec.commandLine().getErr(), Robohaku.began(spec));
            }
            if (isAdmin) {
                session.get();
                spec.commandLine()
                        .getErr()
                        .println("robohaku: --admin: statements can change and destroy tables, at once and for all");
            }
            Supplier<DataDictionary> dictionary = dictionary(session.workspace());
            StatementExecutor executor = new StatementExecutor(session, dictionary);
            if (queries == null) {
                runConsole(executor, dictionary);
            } else {
                if (!isAdmin) {
                    executor.answerBy(new StoredAnswers(session.workspace()));
                }
                shell(executor, dictionary).executeAll(queries);
            }
        }
    }

    private Shell shell(Statements statements, Supplier<DataDictionary> dictionary) {
        return shell(
                statements,
                dictionary,
                spec.commandLine().getOut(),
                spec.commandLine().getErr(),
                () -> Integer.getInteger("robohaku.columns", 0));
    }

    /** The queries to execute, or null where a user will type them. */
    private BufferedReader queries() throws IOException {
        if (source != null) {
            return source.reader();
        }
        return Boolean.getBoolean("robohaku.interactive")
                ? null
                : new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
    }

    private void runConsole(StatementExecutor executor, Supplier<DataDictionary> dictionary) throws IOException {
        try (Console console = Console.open()) {
            PrintWriter writer = console.writer();
            writer.println("Questions end with a semicolon; \\? says what else there is.");
            Path history = Path.of(System.getProperty("user.home"), ".robohaku_history");
            console.run(shell(executor, dictionary, writer, writer, console::width), executor, dictionary, history);
        }
    }

    private Shell shell(
            Statements executor,
            Supplier<DataDictionary> dictionary,
            PrintWriter out,
            PrintWriter err,
            IntSupplier width) {
        OptionalInt most = limit == null ? OptionalInt.empty() : OptionalInt.of(limit);
        return new Shell(executor, new TableDescriber(executor, dictionary), format, most, out, err, width);
    }

    /** The data dictionary, read when it is first used. */
    private static Supplier<DataDictionary> dictionary(Workspace workspace) {
        return new Supplier<>() {
            private DataDictionary read;

            @Override
            public synchronized DataDictionary get() {
                if (read == null) {
                    read = DataDictionary.read(workspace.schemas());
                }
                return read;
            }
        };
    }
}
