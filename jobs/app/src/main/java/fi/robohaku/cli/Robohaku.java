package fi.robohaku.cli;

import fi.robohaku.lakehouse.Failures;
import java.io.OutputStream;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import org.apache.logging.log4j.LogManager;
import picocli.CommandLine;
import picocli.CommandLine.Command;

/**
 * The program. Exit codes: 0 done, 1 failed, 2 wrong usage; under {@code --rejections=fail} 3 done with rejections, 4 nothing
 * but forms that are not filled in.
 */
@Command(
        name = "robohaku",
        mixinStandardHelpOptions = true,
        versionProvider = Versions.class,
        description = "Figures of a public funding programme, from the documents of its projects.",
        subcommands = {
            RunCommand.class,
            IngestCommand.class,
            MartsCommand.class,
            ExportCommand.class,
            CheckCommand.class,
            ForecastCommand.class,
            SamplesCommand.class,
            TemplateCommand.class,
            ContractCommand.class,
            InitCommand.class,
            HistoryCommand.class,
            FigureCommand.class,
            TraceCommand.class,
            DiffCommand.class,
            DoctorCommand.class,
            RollbackCommand.class,
            MaintainCommand.class
        },
        footerHeading = "%nExamples:%n",
        footer = {
            "  robohaku run                            everything, from data-samples/ to exports/latest/",
            "  robohaku run --documents /srv/robohaku  the same for documents of one's own",
            "  robohaku check hakemus.xlsx             what is wrong with a document, cell by cell",
            "  robohaku sql 'SELECT * FROM gold.realisation_by_round'",
            "  robohaku serve                          the tables for DBeaver, Power BI and Spark Connect",
            "",
            "Exit codes: 0 done, 1 failed, 2 wrong usage, 3 done with rejections under --rejections=fail,",
            "4 check under --rejections=fail found nothing but forms that are not filled in yet;",
            "50, 52, 53 where Spark had to end the process: 52 for want of memory"
        })
public final class Robohaku {
    static final int DONE = 0;
    static final int FAILED = 1;
    static final int USAGE = 2;
    static final int REJECTIONS = 3;
    static final int NOT_FILLED_IN = 4;

    private Robohaku() {}

    public static void main(String[] arguments) {
        PrintWriter out = new PrintWriter(System.out, true, StandardCharsets.UTF_8);
        PrintWriter err = new PrintWriter(System.err, true, StandardCharsets.UTF_8);
        // Libraries print as well; what they say belongs to neither the answer nor the progress.
        PrintStream nowhere = new PrintStream(OutputStream.nullOutputStream(), false, StandardCharsets.UTF_8);
        System.setOut(nowhere);
        System.setErr(nowhere);
        int code = commandLine(out, err).execute(arguments);
        out.flush();
        err.flush();
        System.exit(code);
    }

    /** The command line, writing to the given streams. */
    static CommandLine commandLine(PrintWriter out, PrintWriter err) {
        CommandLine line = new CommandLine(new Robohaku());
        if (ServerCommands.arePresent()) {
            ServerCommands.addTo(line);
        }
        return line.addSubcommand(new CommandLine.HelpCommand())
                .setOut(out)
                .setErr(err)
                .setCaseInsensitiveEnumValuesAllowed(true)
                .setUsageHelpWidth(100)
                .setUsageHelpAutoWidth(true)
                .setExecutionExceptionHandler(Robohaku::failed);
    }

    /** One line for the user, the stack trace for the log. */
    private static int failed(Exception e, CommandLine command, CommandLine.ParseResult parsed) {
        LogManager.getLogger(Robohaku.class).error("Failed: {}", command.getCommandName(), e);
        String message = Failures.inALine(e);
        command.getErr().println(command.getColorScheme().errorText("robohaku: " + message));
        String logs = System.getProperty("robohaku.logs");
        if (logs != null) {
            command.getErr()
                    .println("The log has the details: " + logs + "/" + System.getProperty("robohaku.log", "robohaku")
                            + ".log");
        }
        return FAILED;
    }
}
