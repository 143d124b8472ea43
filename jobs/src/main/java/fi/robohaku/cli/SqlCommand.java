package fi.robohaku.cli;

import fi.robohaku.lakehouse.Warehouse;
import fi.robohaku.serve.GuardedSession;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Iterator;
import java.util.List;
import java.util.concurrent.Callable;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** One query over the tables. */
@Command(
        name = "sql",
        mixinStandardHelpOptions = true,
        description = "Answers one query over the tables; it can read and nothing else.",
        footerHeading = "%nExamples:%n",
        footer = {
            "  robohaku sql 'SELECT * FROM gold.realisation_by_round'",
            "  robohaku sql --format csv 'SELECT * FROM silver.delay_cause' > causes.csv",
            "  robohaku sql -f question.sql --format json",
            "  robohaku sql 'SELECT * FROM silver.application VERSION AS OF 1'",
            "  robohaku sql 'SHOW TABLES IN gold'"
        })
final class SqlCommand implements Callable<Integer> {
    @Spec
    private CommandSpec spec;

    @Mixin
    private WorkspaceOptions workspace;

    @ArgGroup(multiplicity = "1")
    private Question question;

    @Option(
            names = "--format",
            paramLabel = "FORMAT",
            description = "table, csv or json: one of ${COMPLETION-CANDIDATES} (default: ${DEFAULT-VALUE})",
            defaultValue = "TABLE")
    private RowFormat format;

    @Option(
            names = "--limit",
            paramLabel = "ROWS",
            description = "rows shown at most; 0 for all (default: 1000 as a table, all otherwise)")
    private Integer limit;

    /** The query, given here or in a file. */
    static final class Question {
        @Parameters(paramLabel = "QUERY", description = "the query")
        private String text;

        @Option(names = "-f", paramLabel = "FILE", description = "file that holds the query")
        private Path file;

        String read() throws IOException {
            return text != null ? text : Files.readString(file, StandardCharsets.UTF_8);
        }
    }

    @Override
    public Integer call() throws IOException {
        if (limit != null && limit < 0) {
            throw new ParameterException(spec.commandLine(), "--limit takes 0 or more rows");
        }
        PrintWriter out = spec.commandLine().getOut();
        String query = question.read();
        try (Warehouse warehouse = Warehouse.open(workspace.existing())) {
            Dataset<Row> rows = GuardedSession.over(warehouse).sql(query);
            int most = limit != null ? limit : format == RowFormat.TABLE ? 1_000 : 0;
            Iterator<Row> shown =
                    most == 0 ? rows.toLocalIterator() : rows.limit(most + 1).toLocalIterator();
            boolean isCut = format.print(List.of(rows.schema().fields()), shown, most, out);
            if (isCut) {
                spec.commandLine().getErr().println("There are more than " + most + " rows; --limit 0 shows them all");
            }
        }
        return Robohaku.DONE;
    }
}
