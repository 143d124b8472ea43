package fi.robohaku.cli;

import fi.robohaku.contracts.Language;
import java.io.OutputStream;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;

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
            GenerateCommand.class,
            TemplateCommand.class,
            ContractCommand.class,
            InitCommand.class,
            HistoryCommand.class,
            StatusCommand.class,
            FigureCommand.class,
            TraceCommand.class,
            DiffCommand.class,
            DoctorCommand.class,
            RollbackCommand.class,
            MaintainCommand.class
        },
        footer = {
            "  robohaku run                            everything, from data-samples/ to exports/latest/",
            "  robohaku run --documents /srv/robohaku  the same for documents of one's own",
            "  robohaku check hakemus.xlsx             what is wrong with a document, cell by cell",
            "  robohaku sql 'SELECT * FROM gold.realisation_by_round'",
            "  robohaku serve                          the tables for browsers, DBeaver, Power BI, Spark Connect",
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

    private final Instant began;

    @Mixin
    private LanguageOption language;

    /** Languages that were asked for beside the first. */
    List<Language> otherLanguages() {
        return language.others();
    }

    private Robohaku(Instant began) {
        this.began = began;
    }

    public static void main(String[] arguments) {
        PrintWriter out = new PrintWriter(System.out, true, StandardCharsets.UTF_8);
        PrintWriter err = new PrintWriter(System.err, true, StandardCharsets.UTF_8);
        // Libraries print as well; what they say belongs to neither the answer nor the progress.
        PrintStream nowhere = new PrintStream(OutputStream.nullOutputStream(), false, StandardCharsets.UTF_8);
        System.setOut(nowhere);
        System.setErr(nowhere);
        // Not the start of the process: it began as the launcher, which may have built the program first.
        Instant began =
                Instant.ofEpochMilli(ManagementFactory.getRuntimeMXBean().getStartTime());
        int code = execute(arguments, out, err, Locale.getDefault(Locale.Category.DISPLAY), began);
        out.flush();
        err.flush();
        System.exit(code);
    }

    /**
     * Does what the words of a command line say.
     *
     * @param locale of the terminal: help and errors are in its language, where that is Finnish or Swedish
     * @param began when the command was given
     * @return the exit code
     */
    static int execute(String[] words, PrintWriter out, PrintWriter err, Locale locale, Instant began) {
        return commandLine(out, err, LanguageOption.spoken(Arrays.asList(words), locale), began)
                .execute(words);
    }

    /** The command line with its help and errors in a language, writing to the given streams. */
    static CommandLine commandLine(PrintWriter out, PrintWriter err, Language spoken, Instant began) {
        CommandLine line = new CommandLine(new Robohaku(began));
        if (ServerCommands.arePresent()) {
            ServerCommands.addTo(line);
        }
        ErrorPrinter errors = new ErrorPrinter();
        line.addSubcommand(new CommandLine.HelpCommand())
                .setResourceBundle(Wording.bundle(spoken))
                .setColorScheme(CommandLine.Help.defaultColorScheme(Colours.ofAnswer()))
                .setOut(out)
                .setErr(err)
                .setCaseInsensitiveEnumValuesAllowed(true)
                .setUsageHelpWidth(100)
                .setUsageHelpAutoWidth(true)
                .setExecutionStrategy(Robohaku::runLast)
                .setParameterExceptionHandler(errors)
                .setExecutionExceptionHandler(errors);
        headExamples(line, Wording.bundle(spoken).getString("help.examples"));
        return line;
    }

    private static int runLast(CommandLine.ParseResult parsed) {
        List<CommandLine> given = parsed.asCommandLineList();
        LanguageOption.requireOneUnlessExported(given.get(given.size() - 1).getCommandSpec());
        return new CommandLine.RunLast().execute(parsed);
    }

    private static void headExamples(CommandLine line, String heading) {
        CommandLine.Model.UsageMessageSpec usage = line.getCommandSpec().usageMessage();
        if (usage.footer().length > 0) {
            usage.footerHeading(heading);
        }
        line.getSubcommands().values().forEach(command -> headExamples(command, heading));
    }

    /** The language that was asked for on the command line. */
    Optional<Language> language() {
        return language.chosen();
    }

    /** When the command that a program was given began. */
    static Instant began(CommandSpec command) {
        return command.root().userObject() instanceof Robohaku program ? program.began : Instant.now();
    }
}
