package fi.robohaku.cli;

import fi.robohaku.contracts.Language;
import fi.robohaku.export.text.MessageCatalogue;
import fi.robohaku.export.text.Messages;
import fi.robohaku.figures.FigureCatalogue;
import fi.robohaku.figures.FigureFinder;
import fi.robohaku.figures.FigureJson;
import fi.robohaku.figures.FoundFigure;
import fi.robohaku.figures.Trace;
import fi.robohaku.figures.TraceResult;
import fi.robohaku.figures.TraceText;
import fi.robohaku.lakehouse.Warehouse;
import fi.robohaku.marts.MartColumn;
import fi.robohaku.marts.MartDefinition;
import fi.robohaku.marts.MartDefinitions;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** From a figure to the cells of documents. */
@Command(
        name = "trace",
        mixinStandardHelpOptions = true,
        description = "Goes from a figure, or from rows of a mart, to the documents, sheets and cells they come from.",
        footerHeading = "%nExamples:%n",
        footer = {
            "  robohaku trace project.2020-VNK-1.updated",
            "  robohaku trace gold.realisation_by_project project_id=2020-VNK-1 updated_benefit_eur",
            "  robohaku trace gold.criteria round=2020 project_id=2020-TK-1 criterion=payback --limit 0",
            "  robohaku trace realisation.2020.ratio --json"
        })
final class TraceCommand implements Callable<Integer> {
    @Spec
    private CommandSpec spec;

    @Mixin
    private WorkspaceOptions workspace;

    @Parameters(index = "0", paramLabel = "FIGURE", description = "name of a figure, or gold.MART")
    private String asked;

    @Parameters(
            index = "1..*",
            arity = "0..*",
            paramLabel = "KEY=VALUE|COLUMN",
            description = "of a mart: values by which its rows are found, and the column that is asked for")
    private List<String> more = List.of();

    @Option(
            names = "--limit",
            paramLabel = "ROWS",
            description = "rows of a mart and cells shown at most; 0 for all (default: ${DEFAULT-VALUE})",
            defaultValue = "200")
    private int limit;

    @Option(names = "--json", description = "for machines, in place of the text")
    private boolean json;

    @Override
    public Integer call() throws IOException {
        if (limit < 0) {
            throw wrong("--limit takes 0 or more rows");
        }
        Path schemas = WorkspaceOptions.home().resolve("schemas");
        MartDefinitions marts = MartDefinitions.read(schemas);
        FigureCatalogue catalogue = FigureCatalogue.read(schemas).validate(marts);
        PrintWriter out = spec.commandLine().getOut();
        try (Warehouse warehouse = Warehouse.open(workspace.existing())) {
            warehouse.readPublished();
            warehouse.tuneForStoredData();
            Trace trace = new Trace(warehouse, marts, catalogue).limit(limit);
            TraceResult result = asked.startsWith("gold.")
                    ? ofMart(trace, marts)
                    : ofFigure(trace, new FigureFinder(warehouse, marts, catalogue));
            if (result.rows().isEmpty()) {
                throw wrong("There is no such row in " + result.table() + ": " + String.join(" ", more));
            }
            out.print(json ? FigureJson.of(result) + "\n" : new TraceText(messages(schemas)).write(result));
            out.flush();
        }
        return Robohaku.DONE;
    }

    /** The language of the command line. */
    private static Messages messages(Path schemas) {
        return MessageCatalogue.read(schemas).in(Language.EN);
    }

    private TraceResult ofFigure(Trace trace, FigureFinder finder) {
        if (!more.isEmpty()) {
            throw wrong("A figure is traced by its name alone; " + String.join(" ", more) + " goes with gold.MART");
        }
        FoundFigure figure = FigureCommand.find(finder, asked, spec);
        return trace.execute(
                figure.mart(), figure.filter(), Optional.of(figure.definition().value()));
    }

    private TraceResult ofMart(Trace trace, MartDefinitions marts) {
        MartDefinition mart = marts.find(asked.substring("gold.".length()))
                .orElseThrow(() -> wrong("There is no mart " + asked + "; there are "
                        + String.join(
                                ", ",
                                marts.all().stream()
                                        .map(one -> "gold." + one.name())
                                        .sorted()
                                        .toList())));
        Map<String, String> filter = new LinkedHashMap<>();
        Optional<String> column = Optional.empty();
        for (String part : more) {
            int sign = part.indexOf('=');
            known(mart, sign < 0 ? part : part.substring(0, sign));
            if (sign < 0) {
                column = Optional.of(part);
            } else {
                filter.put(part.substring(0, sign), part.substring(sign + 1));
            }
        }
        if (filter.isEmpty()) {
            throw wrong("Say which rows of " + asked + ", as KEY=VALUE; its key is "
                    + String.join(", ", mart.contract().key()));
        }
        return trace.execute(mart, filter, column);
    }

    private void known(MartDefinition mart, String column) {
        List<String> columns =
                mart.contract().columns().stream().map(MartColumn::name).toList();
        if (!columns.contains(column)) {
            throw wrong(asked + " has no column " + column + "; it has " + String.join(", ", columns));
        }
    }

    private ParameterException wrong(String message) {
        return new ParameterException(spec.commandLine(), message);
    }
}
