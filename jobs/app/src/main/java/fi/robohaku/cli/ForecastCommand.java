package fi.robohaku.cli;

import fi.robohaku.contracts.Schemas;
import fi.robohaku.export.forecast.ForecastReport;
import fi.robohaku.export.text.Vocabulary;
import fi.robohaku.ingest.DocumentReader;
import fi.robohaku.ingest.DocumentReading;
import fi.robohaku.ingest.PlannedProject;
import fi.robohaku.lakehouse.Warehouse;
import fi.robohaku.marts.Forecaster;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** What the promise of a new application is likely to become. */
@Command(
        name = "forecast",
        mixinStandardHelpOptions = true,
        description = "Tells what the promise of an application is likely to become, from the projects of past rounds.",
        footer = {
            "  robohaku forecast hakemus.xlsx",
            "  robohaku forecast --lang sv ansokan.xlsx",
            "  robohaku forecast --round 2020 hakemus.xlsx   leans on the projects of one round only",
            "  robohaku forecast --json hakemus.xlsx"
        })
final class ForecastCommand implements Callable<Integer> {
    @Spec
    private CommandSpec spec;

    @Mixin
    private WorkspaceOptions workspace;

    @Parameters(paramLabel = "WORKBOOK", description = "an application")
    private Path file;

    @Option(
            names = "--round",
            paramLabel = "ROUND",
            description = "round whose finished projects it leans on (default: all)",
            defaultValue = "all")
    private String round;

    @Option(names = "--json", description = "for machines, in place of the text")
    private boolean json;

    @Override
    public Integer call() throws IOException {
        Schemas schemas = Schemas.read(WorkspaceOptions.home().resolve("schemas"));
        PlannedProject project;
        try {
            project = PlannedProject.of(read(new DocumentReader(schemas)));
        } catch (PlannedProject.NoPlanException e) {
            throw new CommandFailedException("There is no forecast for " + file + ": " + e.getMessage(), e);
        }
        PrintWriter out = spec.commandLine().getOut();
        try (Warehouse warehouse = Warehouse.open(workspace.existing())) {
            warehouse.readPublished();
            warehouse.tuneForStoredData();
            Forecaster forecaster =
                    Forecaster.open(warehouse, warehouse.workspace().schemas());
            List<String> rounds = forecaster.rounds();
            if (!rounds.contains(round)) {
                throw new UsageException(spec, "forecast.round", round, String.join(", ", rounds));
            }
            ForecastReport report = new ForecastReport(
                    forecaster.forecast(project, round),
                    Vocabulary.read(warehouse.workspace().schemas()));
            out.print(json ? report.json() : report.text(LanguageOption.of(spec)));
            out.flush();
        }
        return Robohaku.DONE;
    }

    private DocumentReading read(DocumentReader reader) throws IOException {
        GivenFiles.requireReadable(spec, file);
        return reader.read(file.getFileName().toString().toLowerCase(Locale.ROOT), file.toRealPath());
    }
}
